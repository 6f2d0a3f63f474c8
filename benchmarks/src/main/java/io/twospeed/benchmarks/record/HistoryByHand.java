package io.twospeed.benchmarks.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Arrays;

/** HIST-RSP of ACCTHIS.cpy. */
final class HistoryByHand implements RecordByHand {
  private static final int ENTRIES = 146;
  private static final int ENTRY_BYTES = 150;
  private static final int VIEW = 82;
  private static final int VIEW_BYTES = 60;

  @Override
  public ObjectNode decode(byte[] record) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.set("CORE-HEADER", HandFields.header(record));
    object.put("ACCT-NO", HandBytes.text(record, 120, 12));
    object.put("ACCT-CCY", HandBytes.text(record, 132, 3));
    object.put("PAGE-NO", HandBytes.binary(record, 135, 2));
    object.put("PAGE-SIZE", HandBytes.binary(record, 137, 2));
    object.put("TOTAL-COUNT", HandBytes.binary(record, 139, 4));
    object.put("MORE-FLAG", HandBytes.text(record, 143, 1));
    int count = HandBytes.binary(record, 144, 2);
    if (count < 0 || record.length != ENTRIES + count * ENTRY_BYTES) {
      throw new IllegalArgumentException("a count of " + count + " in " + record.length + " bytes");
    }
    object.put("TXN-COUNT", count);
    ArrayNode entries = object.putArray("TXN-ENTRY");
    for (int at = ENTRIES; at < record.length; at += ENTRY_BYTES) {
      entries.add(entry(record, at));
    }
    return object;
  }

  private static ObjectNode entry(byte[] record, int at) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.put("TXN-ID", HandBytes.text(record, at, 16));
    entry.put("TXN-DATE", (int) HandBytes.digits(record, at + 16, 8));
    entry.put("TXN-TIME", (int) HandBytes.digits(record, at + 24, 6));
    String kind = HandBytes.text(record, at + 30, 2);
    entry.put("TXN-KIND", kind);
    entry.put("TXN-AMT", BigDecimal.valueOf(HandBytes.zoned(record, at + 32, 15), 2));
    entry.put("TXN-CCY", HandBytes.text(record, at + 47, 3));
    entry.put("TXN-CLIENT-REF", HandBytes.text(record, at + 50, 32));
    view(kind, record, at + VIEW, entry);
    entry.put("BAL-AFTER", BigDecimal.valueOf(HandBytes.packed(record, at + 142, 8), 2));
    return entry;
  }

  private static void view(String kind, byte[] record, int at, ObjectNode entry) {
    switch (kind) {
      case "TR" -> {
        ObjectNode transfer = entry.putObject("TXN-TRANSFER");
        transfer.put("OTHER-ACCT", HandBytes.text(record, at, 12));
        transfer.put("TRANSFER-TEXT", HandBytes.text(record, at + 12, 40));
      }
      case "CD" -> {
        ObjectNode card = entry.putObject("TXN-CARD");
        card.put("CARD-LAST-FOUR", (int) HandBytes.digits(record, at, 4));
        card.put("CARD-MERCHANT", HandBytes.text(record, at + 4, 25));
        card.put("CARD-MCC", (int) HandBytes.digits(record, at + 29, 4));
        long amount = HandBytes.digits(record, at + 34, 13);
        boolean minus = record[at + 33] == 0x60;
        card.put("CARD-ORIG-AMT", BigDecimal.valueOf(minus ? -amount : amount, 2));
        card.put("CARD-ORIG-CCY", HandBytes.text(record, at + 47, 3));
      }
      case "FE" -> {
        ObjectNode fee = entry.putObject("TXN-FEE");
        fee.put("FEE-CODE", HandBytes.text(record, at, 4));
        fee.put("FEE-BASE-AMT", BigDecimal.valueOf(HandBytes.packed(record, at + 4, 8), 2));
        fee.put("FEE-TEXT", HandBytes.text(record, at + 12, 30));
      }
      case "IN" -> {
        ObjectNode interest = entry.putObject("TXN-INTEREST");
        interest.put("INT-RATE", BigDecimal.valueOf(HandBytes.packed(record, at, 5), 6));
        interest.put("INT-FROM", (int) HandBytes.digits(record, at + 5, 8));
        interest.put("INT-TO", (int) HandBytes.digits(record, at + 13, 8));
        interest.put("INT-DAYS", HandBytes.binary(record, at + 21, 2));
      }
      default -> throw new IllegalArgumentException("no kind of entry at " + at);
    }
  }

  @Override
  public byte[] encode(JsonNode json) {
    JsonNode entries = HandFields.field(json, "TXN-ENTRY");
    byte[] out = new byte[ENTRIES + entries.size() * ENTRY_BYTES];
    HandFields.header(json, out);
    HandFields.text(json, "ACCT-NO", out, 120, 12);
    HandFields.text(json, "ACCT-CCY", out, 132, 3);
    HandBytes.binary((int) HandFields.whole(json, "PAGE-NO"), out, 135, 2);
    HandBytes.binary((int) HandFields.whole(json, "PAGE-SIZE"), out, 137, 2);
    HandBytes.binary((int) HandFields.whole(json, "TOTAL-COUNT"), out, 139, 4);
    HandFields.text(json, "MORE-FLAG", out, 143, 1);
    HandBytes.binary(entries.size(), out, 144, 2);
    for (int i = 0; i < entries.size(); i++) {
      entry(entries.get(i), out, ENTRIES + i * ENTRY_BYTES);
    }
    return out;
  }

  private static void entry(JsonNode entry, byte[] out, int at) {
    HandFields.text(entry, "TXN-ID", out, at, 16);
    HandBytes.digits(HandFields.whole(entry, "TXN-DATE"), out, at + 16, 8);
    HandBytes.digits(HandFields.whole(entry, "TXN-TIME"), out, at + 24, 6);
    HandFields.text(entry, "TXN-KIND", out, at + 30, 2);
    HandBytes.zoned(HandFields.unscaled(entry, "TXN-AMT", 2), out, at + 32, 15);
    HandFields.text(entry, "TXN-CCY", out, at + 47, 3);
    HandFields.text(entry, "TXN-CLIENT-REF", out, at + 50, 32);
    Arrays.fill(out, at + VIEW, at + VIEW + VIEW_BYTES, (byte) 0x40);
    view(entry, out, at + VIEW);
    HandBytes.packed(HandFields.unscaled(entry, "BAL-AFTER", 2), out, at + 142, 8);
  }

  private static void view(JsonNode entry, byte[] out, int at) {
    switch (HandFields.field(entry, "TXN-KIND").textValue()) {
      case "TR" -> {
        JsonNode transfer = HandFields.field(entry, "TXN-TRANSFER");
        HandFields.text(transfer, "OTHER-ACCT", out, at, 12);
        HandFields.text(transfer, "TRANSFER-TEXT", out, at + 12, 40);
      }
      case "CD" -> {
        JsonNode card = HandFields.field(entry, "TXN-CARD");
        HandBytes.digits(HandFields.whole(card, "CARD-LAST-FOUR"), out, at, 4);
        HandFields.text(card, "CARD-MERCHANT", out, at + 4, 25);
        HandBytes.digits(HandFields.whole(card, "CARD-MCC"), out, at + 29, 4);
        long amount = HandFields.unscaled(card, "CARD-ORIG-AMT", 2);
        out[at + 33] = (byte) (amount < 0 ? 0x60 : 0x4E);
        HandBytes.digits(Math.abs(amount), out, at + 34, 13);
        HandFields.text(card, "CARD-ORIG-CCY", out, at + 47, 3);
      }
      case "FE" -> {
        JsonNode fee = HandFields.field(entry, "TXN-FEE");
        HandFields.text(fee, "FEE-CODE", out, at, 4);
        HandBytes.packed(HandFields.unscaled(fee, "FEE-BASE-AMT", 2), out, at + 4, 8);
        HandFields.text(fee, "FEE-TEXT", out, at + 12, 30);
      }
      case "IN" -> {
        JsonNode interest = HandFields.field(entry, "TXN-INTEREST");
        HandBytes.packed(HandFields.unscaled(interest, "INT-RATE", 6), out, at, 5);
        HandBytes.digits(HandFields.whole(interest, "INT-FROM"), out, at + 5, 8);
        HandBytes.digits(HandFields.whole(interest, "INT-TO"), out, at + 13, 8);
        HandBytes.binary((int) HandFields.whole(interest, "INT-DAYS"), out, at + 21, 2);
      }
      default -> throw new IllegalArgumentException("no kind of entry");
    }
  }
}
