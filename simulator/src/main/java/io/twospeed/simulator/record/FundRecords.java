package io.twospeed.simulator.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.simulator.bank.Books;
import io.twospeed.simulator.bank.Hold;

/** HOLDFND.cpy. */
final class FundRecords {
  private FundRecords() {}

  static void hold(Books books, RecordRequest request, ObjectNode reply) {
    Hold hold =
        books
            .holds()
            .place(
                request.reference(),
                request.text("ACCT-NO"),
                request.decimal("HOLD-AMT"),
                request.text("HOLD-CCY"),
                request.integer("HOLD-DAYS"),
                request.text("HOLD-REASON"));
    fill(books, hold, reply);
    reply.put("HOLD-EXPIRY", RecordDates.date(hold.expiresOn()));
  }

  static void release(Books books, RecordRequest request, ObjectNode reply) {
    Hold hold =
        books
            .holds()
            .release(request.reference(), request.text("HOLD-ID"), request.text("HOLD-REF"));
    fill(books, hold, reply);
  }

  private static void fill(Books books, Hold hold, ObjectNode reply) {
    reply
        .put("HOLD-ID", hold.id())
        .put("ACCT-NO", hold.account())
        .put("HOLD-AMT", hold.money().amount())
        .put("HOLD-CCY", hold.money().currency())
        .put("AVAIL-BAL", books.available(books.account(hold.account())));
  }
}
