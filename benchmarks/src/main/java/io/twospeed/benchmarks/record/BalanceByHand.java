package io.twospeed.benchmarks.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** BAL-RSP of ACCTBAL.cpy. */
final class BalanceByHand implements RecordByHand {
  private static final int HOLDS = 182;
  private static final int HOLD_BYTES = 40;
  private static final int TAIL_BYTES = 26;

  @Override
  public ObjectNode decode(byte[] record) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.set("CORE-HEADER", HandFields.header(record));
    object.put("ACCT-NO", HandBytes.text(record, 120, 12));
    object.put("CUST-NO", HandBytes.text(record, 132, 10));
    object.put("ACCT-KIND", HandBytes.text(record, 142, 2));
    object.put("ACCT-STATUS", HandBytes.text(record, 144, 1));
    object.put("ACCT-CCY", HandBytes.text(record, 145, 3));
    money("LEDGER-BAL", record, 148, object);
    money("AVAIL-BAL", record, 156, object);
    money("HOLD-TOTAL", record, 164, object);
    money("OVERDRAFT-LIMIT", record, 172, object);
    int count = HandBytes.binary(record, 180, 2);
    int tail = HOLDS + count * HOLD_BYTES;
    if (count < 0 || count > 20 || record.length != tail + TAIL_BYTES) {
      throw new IllegalArgumentException("a count of " + count + " in " + record.length + " bytes");
    }
    object.put("HOLD-COUNT", count);
    ArrayNode holds = object.putArray("HOLD-ENTRY");
    for (int at = HOLDS; at < tail; at += HOLD_BYTES) {
      holds.add(hold(record, at));
    }
    object.put("INTEREST-RATE", BigDecimal.valueOf(HandBytes.packed(record, tail, 5), 6));
    object.put("ACCRUED-INT", BigDecimal.valueOf(HandBytes.zoned(record, tail + 5, 13), 4));
    object.put("LAST-TXN-DATE", (int) HandBytes.digits(record, tail + 18, 8));
    return object;
  }

  private static ObjectNode hold(byte[] record, int at) {
    ObjectNode hold = JsonNodeFactory.instance.objectNode();
    hold.put("HOLD-ID", HandBytes.text(record, at, 12));
    money("HOLD-AMT", record, at + 12, hold);
    hold.put("HOLD-DATE", (int) HandBytes.digits(record, at + 20, 8));
    hold.put("HOLD-EXPIRY", (int) HandBytes.digits(record, at + 28, 8));
    hold.put("HOLD-REASON", HandBytes.text(record, at + 36, 4));
    return hold;
  }

  private static void money(String name, byte[] record, int at, ObjectNode into) {
    into.put(name, BigDecimal.valueOf(HandBytes.packed(record, at, 8), 2));
  }

  @Override
  public byte[] encode(JsonNode json) {
    JsonNode holds = HandFields.field(json, "HOLD-ENTRY");
    int tail = HOLDS + holds.size() * HOLD_BYTES;
    byte[] out = new byte[tail + TAIL_BYTES];
    HandFields.header(json, out);
    HandFields.text(json, "ACCT-NO", out, 120, 12);
    HandFields.text(json, "CUST-NO", out, 132, 10);
    HandFields.text(json, "ACCT-KIND", out, 142, 2);
    HandFields.text(json, "ACCT-STATUS", out, 144, 1);
    HandFields.text(json, "ACCT-CCY", out, 145, 3);
    HandBytes.packed(HandFields.unscaled(json, "LEDGER-BAL", 2), out, 148, 8);
    HandBytes.packed(HandFields.unscaled(json, "AVAIL-BAL", 2), out, 156, 8);
    HandBytes.packed(HandFields.unscaled(json, "HOLD-TOTAL", 2), out, 164, 8);
    HandBytes.packed(HandFields.unscaled(json, "OVERDRAFT-LIMIT", 2), out, 172, 8);
    HandBytes.binary(holds.size(), out, 180, 2);
    for (int i = 0; i < holds.size(); i++) {
      hold(holds.get(i), out, HOLDS + i * HOLD_BYTES);
    }
    HandBytes.packed(HandFields.unscaled(json, "INTEREST-RATE", 6), out, tail, 5);
    HandBytes.zoned(HandFields.unscaled(json, "ACCRUED-INT", 4), out, tail + 5, 13);
    HandBytes.digits(HandFields.whole(json, "LAST-TXN-DATE"), out, tail + 18, 8);
    return out;
  }

  private static void hold(JsonNode hold, byte[] out, int at) {
    HandFields.text(hold, "HOLD-ID", out, at, 12);
    HandBytes.packed(HandFields.unscaled(hold, "HOLD-AMT", 2), out, at + 12, 8);
    HandBytes.digits(HandFields.whole(hold, "HOLD-DATE"), out, at + 20, 8);
    HandBytes.digits(HandFields.whole(hold, "HOLD-EXPIRY"), out, at + 28, 8);
    HandFields.text(hold, "HOLD-REASON", out, at + 36, 4);
  }
}
