package io.twospeed.simulator.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.simulator.bank.Booking;
import io.twospeed.simulator.bank.Books;
import io.twospeed.simulator.bank.Payments;
import io.twospeed.simulator.bank.Posting;

/** PAYXFER.cpy, PAYINQ.cpy, PAYREV.cpy. */
final class PaymentRecords {
  private PaymentRecords() {}

  static void transfer(Books books, RecordRequest request, ObjectNode reply) {
    String debit = request.text("DEBIT-ACCT");
    Payments.Order order =
        new Payments.Order(
            request.reference(),
            debit,
            request.text("CREDIT-ACCT"),
            request.decimal("XFER-AMT"),
            request.text("XFER-CCY"),
            request.text("XFER-HOLD-ID"),
            request.text("XFER-TEXT"));
    Posting posting = books.payments().transfer(order);
    reply
        .put("CORE-TXN-ID", posting.id())
        .put("POST-DATE", RecordDates.date(posting.at()))
        .put("POST-TIME", RecordDates.time(posting.at()))
        .put("XFER-AMT", order.amount())
        .put("XFER-CCY", order.currency())
        .put("DEBIT-BAL-AFTER", books.ledger().balance(debit));
  }

  static void status(Books books, RecordRequest request, ObjectNode reply) {
    Booking booking = books.booking(request.text("ORIG-REF"));
    reply
        .put("ORIG-REF", booking.reference())
        .put("ORIG-TXN-CODE", booking.code())
        .put("CORE-TXN-ID", booking.id())
        .put("PAY-STATUS", booking.reversed() ? "R" : "P")
        .put("DEBIT-ACCT", booking.debitAccount())
        .put("CREDIT-ACCT", booking.creditAccount())
        .put("PAY-AMT", booking.money().amount())
        .put("PAY-CCY", booking.money().currency())
        .put("POST-DATE", RecordDates.date(booking.at()))
        .put("POST-TIME", RecordDates.time(booking.at()));
  }

  static void reverse(Books books, RecordRequest request, ObjectNode reply) {
    String originalReference = request.text("ORIG-REF");
    Posting mirror = books.payments().reverse(request.reference(), originalReference);
    Booking original = books.booking(originalReference);
    reply
        .put("ORIG-REF", originalReference)
        .put("ORIG-TXN-ID", original.id())
        .put("CORE-TXN-ID", mirror.id())
        .put("REV-AMT", original.money().amount())
        .put("REV-CCY", original.money().currency())
        .put("POST-DATE", RecordDates.date(mirror.at()))
        .put("POST-TIME", RecordDates.time(mirror.at()));
  }
}
