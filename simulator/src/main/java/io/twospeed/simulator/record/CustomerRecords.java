package io.twospeed.simulator.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.simulator.bank.Account;
import io.twospeed.simulator.bank.Books;
import io.twospeed.simulator.bank.Customer;
import java.util.List;

/** CUSTINQ.cpy. */
final class CustomerRecords {
  private CustomerRecords() {}

  static void inquiry(Books books, RecordRequest request, ObjectNode reply) {
    Customer customer = books.customer(request.text("CUST-NO"));
    reply
        .withObject("/CUST-DATA")
        .put("CUST-NO", customer.number())
        .put("CUST-NAME", customer.name())
        .put("CUST-NAME-ROMAN", customer.romanisedName())
        .put("CUST-STATUS", customer.status().code())
        .put("CUST-SEGMENT", customer.segment())
        .put("CUST-BIRTH-DATE", RecordDates.date(customer.birthDate()))
        .put("CUST-SINCE", RecordDates.date(customer.since()));
    List<Account> accounts = books.accountsOf(customer.number());
    ArrayNode list = reply.put("ACCT-COUNT", accounts.size()).putArray("ACCT-LIST");
    for (Account account : accounts) {
      list.addObject()
          .put("ACCT-NO", account.number())
          .put("ACCT-KIND", account.kind())
          .put("ACCT-CCY", account.currency());
    }
  }
}
