package io.twospeed.simulator.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.simulator.bank.Books;
import io.twospeed.simulator.bank.FxDesk;

/** FXQUOTE.cpy. */
final class FxRecords {
  private FxRecords() {}

  static void quote(Books books, RecordRequest request, ObjectNode reply) {
    FxDesk.Quote quote =
        books
            .fxDesk()
            .quote(request.text("SELL-CCY"), request.text("BUY-CCY"), request.decimal("SELL-AMT"));
    reply
        .put("QUOTE-ID", quote.id())
        .put("QUOTE-SEQ", quote.sequence())
        .put("SELL-CCY", quote.sold().currency())
        .put("SELL-AMT", quote.sold().amount())
        .put("BUY-CCY", quote.bought().currency())
        .put("BUY-AMT", quote.bought().amount())
        .put("FX-RATE", quote.rate())
        .put("FX-INVERSE-RATE", quote.inverseRate())
        .put("FX-MARGIN", quote.margin())
        .put("FX-LIMIT", quote.limit())
        .put("VALID-SECONDS", quote.validSeconds())
        .put("QUOTE-TIMESTAMP", RecordDates.timestamp(quote.at()));
  }
}
