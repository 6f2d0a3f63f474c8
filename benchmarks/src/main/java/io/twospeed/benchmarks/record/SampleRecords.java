package io.twospeed.benchmarks.record;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.mappings.copybook.Copybook;
import io.twospeed.mappings.copybook.options.CodecOptions;
import io.twospeed.mappings.copybook.record.RecordCodec;
import java.math.BigDecimal;
import java.nio.file.Path;

/** The records measured, from the contracts of this repository, filled with made-up values. */
final class SampleRecords {
  /** As many entries as 32 KB hold; the contract's own table ends at 50. */
  static final int MOST_ENTRIES = 217;

  private static final String VIEWS =
      "TXN-KIND:TR>TXN-TRANSFER,TXN-KIND:CD>TXN-CARD,TXN-KIND:FE>TXN-FEE,TXN-KIND:IN>TXN-INTEREST";

  private SampleRecords() {}

  static RecordCodec balanceCodec(Path contracts) {
    return Copybook.read(contracts.resolve("ACCTBAL.cpy"), CodecOptions.defaults())
        .codec("BAL-RSP");
  }

  static RecordCodec historyCodec(Path contracts) {
    CodecOptions options =
        CodecOptions.defaults()
            .with("discriminator", VIEWS)
            .with("replacing", "==50== BY ==" + MOST_ENTRIES + "==");
    return Copybook.read(contracts.resolve("ACCTHIS.cpy"), options).codec("HIST-RSP");
  }

  private static ObjectNode header(ObjectNode record, String code) {
    record
        .putObject("CORE-HEADER")
        .put("TXN-CODE", code)
        .put("CHANNEL-ID", "TSPD")
        .put("CLIENT-REF", "TS202611230945000000000000000001")
        .put("BRANCH-NO", 12)
        .put("TXN-TIMESTAMP", "2026-11-23-09.45.00.123456")
        .put("RET-CODE", "0000")
        .put("RET-TEXT", padded("OK", 40));
    return record;
  }

  /** An account with five holds, 408 bytes. */
  static ObjectNode balance() {
    ObjectNode record = header(JsonNodeFactory.instance.objectNode(), "ACCTBAL ");
    record.put("ACCT-NO", "622200000017").put("CUST-NO", "C000000017");
    record.put("ACCT-KIND", "CA").put("ACCT-STATUS", "O").put("ACCT-CCY", "CNY");
    record.put("LEDGER-BAL", money(1_234_567)).put("AVAIL-BAL", money(1_000_067));
    record.put("HOLD-TOTAL", money(234_500)).put("OVERDRAFT-LIMIT", money(-100_000));
    record.put("HOLD-COUNT", 5);
    var holds = record.putArray("HOLD-ENTRY");
    for (int i = 0; i < 5; i++) {
      holds
          .addObject()
          .put("HOLD-ID", "H0000000000" + i)
          .put("HOLD-AMT", money(46_900 + i))
          .put("HOLD-DATE", 20261101 + i)
          .put("HOLD-EXPIRY", 20261201 + i)
          .put("HOLD-REASON", "CARD");
    }
    record.put("INTEREST-RATE", new BigDecimal("1.750000"));
    record.put("ACCRUED-INT", new BigDecimal("12.3456")).put("LAST-TXN-DATE", 20261122);
    return record;
  }

  /** A page of entries of the four kinds in turn; 146 bytes, and 150 for each. */
  static ObjectNode history(int entries) {
    ObjectNode record = header(JsonNodeFactory.instance.objectNode(), "ACCTHIST");
    record.put("ACCT-NO", "622200000017").put("ACCT-CCY", "CNY");
    record.put("PAGE-NO", 1).put("PAGE-SIZE", entries).put("TOTAL-COUNT", 4 * entries);
    record.put("MORE-FLAG", "Y").put("TXN-COUNT", entries);
    var table = record.putArray("TXN-ENTRY");
    for (int i = 0; i < entries; i++) {
      ObjectNode entry = table.addObject();
      entry.put("TXN-ID", padded("T" + (100_000 + i), 16)).put("TXN-DATE", 20261122);
      entry.put("TXN-TIME", 94500 + i % 60);
      entry.put("TXN-KIND", new String[] {"TR", "CD", "FE", "IN"}[i % 4]);
      entry.put("TXN-AMT", money(-12_345 - i)).put("TXN-CCY", "CNY");
      entry.put("TXN-CLIENT-REF", "TS202611230945000000000000000001");
      view(i, entry);
      entry.put("BAL-AFTER", money(9_876_543 - i));
    }
    return record;
  }

  private static void view(int i, ObjectNode entry) {
    switch (i % 4) {
      case 0 ->
          entry
              .putObject("TXN-TRANSFER")
              .put("OTHER-ACCT", "622200000029")
              .put("TRANSFER-TEXT", padded("RENT NOVEMBER", 40));
      case 1 ->
          entry
              .putObject("TXN-CARD")
              .put("CARD-LAST-FOUR", 4711)
              .put("CARD-MERCHANT", padded("BOOKSHOP", 25))
              .put("CARD-MCC", 5942)
              .put("CARD-ORIG-AMT", money(-1_500))
              .put("CARD-ORIG-CCY", "EUR");
      case 2 ->
          entry
              .putObject("TXN-FEE")
              .put("FEE-CODE", "F001")
              .put("FEE-BASE-AMT", money(100_000))
              .put("FEE-TEXT", padded("MONTHLY FEE", 30));
      default ->
          entry
              .putObject("TXN-INTEREST")
              .put("INT-RATE", new BigDecimal("0.350000"))
              .put("INT-FROM", 20261001)
              .put("INT-TO", 20261031)
              .put("INT-DAYS", 31);
    }
  }

  private static BigDecimal money(long cents) {
    return BigDecimal.valueOf(cents, 2);
  }

  private static String padded(String text, int length) {
    return text + " ".repeat(length - text.length());
  }
}
