package io.twospeed.simulator.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.simulator.bank.Account;
import io.twospeed.simulator.bank.Books;
import io.twospeed.simulator.bank.HistoryLine;
import io.twospeed.simulator.bank.Hold;
import java.math.BigDecimal;
import java.util.List;

/** ACCTBAL.cpy. */
final class AccountRecords {
  /** The copybook's table ends here; what is held beyond is in the total only. */
  private static final int MOST_HOLDS = 20;

  private static final BigDecimal ACCRUED = new BigDecimal("0.1234");

  private AccountRecords() {}

  static void balance(Books books, RecordRequest request, ObjectNode reply) {
    Account account = books.account(request.text("ACCT-NO"));
    List<HistoryLine> history = books.ledger().history(account.number());
    reply
        .put("ACCT-NO", account.number())
        .put("CUST-NO", account.customer())
        .put("ACCT-KIND", account.kind())
        .put("ACCT-STATUS", account.open() ? "O" : "C")
        .put("ACCT-CCY", account.currency())
        .put("LEDGER-BAL", books.ledger().balance(account.number()))
        .put("AVAIL-BAL", books.available(account))
        .put("HOLD-TOTAL", books.holds().total(account.number()))
        .put("OVERDRAFT-LIMIT", account.overdraftLimit())
        .put("INTEREST-RATE", account.interestRate())
        .put("ACCRUED-INT", ACCRUED)
        .put("LAST-TXN-DATE", lastDate(history));
    holds(books.holds().of(account.number()), reply);
  }

  private static void holds(List<Hold> holds, ObjectNode reply) {
    int count = Math.min(holds.size(), MOST_HOLDS);
    ArrayNode entries = reply.put("HOLD-COUNT", count).putArray("HOLD-ENTRY");
    for (Hold hold : holds.subList(0, count)) {
      entries
          .addObject()
          .put("HOLD-ID", hold.id())
          .put("HOLD-AMT", hold.money().amount())
          .put("HOLD-DATE", RecordDates.date(hold.placedOn()))
          .put("HOLD-EXPIRY", RecordDates.date(hold.expiresOn()))
          .put("HOLD-REASON", hold.reason());
    }
  }

  private static int lastDate(List<HistoryLine> history) {
    return history.isEmpty() ? 0 : RecordDates.date(history.get(history.size() - 1).posting().at());
  }
}
