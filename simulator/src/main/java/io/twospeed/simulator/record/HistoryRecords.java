package io.twospeed.simulator.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.simulator.bank.Account;
import io.twospeed.simulator.bank.Books;
import io.twospeed.simulator.bank.CoreRefusal;
import io.twospeed.simulator.bank.HistoryLine;
import io.twospeed.simulator.bank.Posting;
import io.twospeed.simulator.bank.ReturnCode;
import io.twospeed.simulator.bank.TransactionDetail;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** ACCTHIS.cpy. */
final class HistoryRecords {
  private static final int LARGEST_PAGE = 50;

  private HistoryRecords() {}

  static void history(Books books, RecordRequest request, ObjectNode reply) {
    Account account = books.account(request.text("ACCT-NO"));
    int page = request.integer("PAGE-NO");
    int size = request.integer("PAGE-SIZE");
    CoreRefusal.unless(page >= 1 && size >= 1 && size <= LARGEST_PAGE, ReturnCode.BAD_RECORD);
    List<HistoryLine> lines = newestFirst(books, account, request);
    int from = (int) Math.min((page - 1L) * size, lines.size());
    int to = Math.min(from + size, lines.size());
    reply
        .put("ACCT-NO", account.number())
        .put("ACCT-CCY", account.currency())
        .put("PAGE-NO", page)
        .put("PAGE-SIZE", size)
        .put("TOTAL-COUNT", lines.size())
        .put("MORE-FLAG", to < lines.size() ? "Y" : "N")
        .put("TXN-COUNT", to - from);
    ArrayNode entries = reply.putArray("TXN-ENTRY");
    lines.subList(from, to).forEach(line -> entry(line, account, entries.addObject()));
  }

  private static List<HistoryLine> newestFirst(
      Books books, Account account, RecordRequest request) {
    int from = request.integer("FROM-DATE");
    int until = request.integer("TO-DATE");
    List<HistoryLine> lines = new ArrayList<>();
    for (HistoryLine line : books.ledger().history(account.number())) {
      int date = RecordDates.date(line.posting().at());
      if (date >= from && (until == 0 || date <= until)) {
        lines.add(line);
      }
    }
    Collections.reverse(lines);
    return lines;
  }

  private static void entry(HistoryLine line, Account account, ObjectNode entry) {
    Posting posting = line.posting();
    entry
        .put("TXN-ID", posting.id())
        .put("TXN-DATE", RecordDates.date(posting.at()))
        .put("TXN-TIME", RecordDates.time(posting.at()))
        .put("TXN-KIND", posting.detail().kind())
        .put("TXN-AMT", line.money().amount())
        .put("TXN-CCY", line.money().currency())
        .put("TXN-CLIENT-REF", posting.reference());
    detail(posting, account, entry);
    entry.put("BAL-AFTER", line.balanceAfter());
  }

  /** One REDEFINES view, as TXN-KIND says. */
  private static void detail(Posting posting, Account account, ObjectNode entry) {
    if (posting.detail() instanceof TransactionDetail.Transfer transfer) {
      entry
          .putObject("TXN-TRANSFER")
          .put("OTHER-ACCT", posting.otherSideOf(account.number()))
          .put("TRANSFER-TEXT", transfer.text());
    } else if (posting.detail() instanceof TransactionDetail.Card card) {
      entry
          .putObject("TXN-CARD")
          .put("CARD-LAST-FOUR", card.lastFour())
          .put("CARD-MERCHANT", card.merchant())
          .put("CARD-MCC", card.categoryCode())
          .put("CARD-ORIG-AMT", card.original().amount())
          .put("CARD-ORIG-CCY", card.original().currency());
    } else if (posting.detail() instanceof TransactionDetail.Fee fee) {
      entry
          .putObject("TXN-FEE")
          .put("FEE-CODE", fee.code())
          .put("FEE-BASE-AMT", fee.baseAmount())
          .put("FEE-TEXT", fee.text());
    } else if (posting.detail() instanceof TransactionDetail.Interest interest) {
      entry
          .putObject("TXN-INTEREST")
          .put("INT-RATE", interest.rate())
          .put("INT-FROM", RecordDates.date(interest.from()))
          .put("INT-TO", RecordDates.date(interest.to()))
          .put("INT-DAYS", interest.days());
    }
  }
}
