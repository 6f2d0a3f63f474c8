package io.twospeed.benchmarks.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** Fields of a tree, as hand-written codecs put and take them. */
final class HandFields {
  private HandFields() {}

  static JsonNode field(JsonNode object, String name) {
    JsonNode value = object.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no " + name);
    }
    return value;
  }

  static void text(JsonNode object, String name, byte[] out, int at, int length) {
    HandBytes.text(field(object, name).textValue(), out, at, length);
  }

  static long whole(JsonNode object, String name) {
    return field(object, name).longValue();
  }

  static long unscaled(JsonNode object, String name, int scale) {
    BigDecimal value = field(object, name).decimalValue();
    return (value.scale() == scale ? value : value.setScale(scale))
        .unscaledValue()
        .longValueExact();
  }

  static ObjectNode header(byte[] record) {
    ObjectNode header = JsonNodeFactory.instance.objectNode();
    header.put("TXN-CODE", HandBytes.text(record, 0, 8));
    header.put("CHANNEL-ID", HandBytes.text(record, 8, 4));
    header.put("CLIENT-REF", HandBytes.text(record, 12, 32));
    header.put("BRANCH-NO", (int) HandBytes.digits(record, 44, 6));
    header.put("TXN-TIMESTAMP", HandBytes.text(record, 50, 26));
    header.put("RET-CODE", HandBytes.text(record, 76, 4));
    header.put("RET-TEXT", HandBytes.text(record, 80, 40));
    return header;
  }

  static void header(JsonNode record, byte[] out) {
    JsonNode header = field(record, "CORE-HEADER");
    text(header, "TXN-CODE", out, 0, 8);
    text(header, "CHANNEL-ID", out, 8, 4);
    text(header, "CLIENT-REF", out, 12, 32);
    HandBytes.digits(whole(header, "BRANCH-NO"), out, 44, 6);
    text(header, "TXN-TIMESTAMP", out, 50, 26);
    text(header, "RET-CODE", out, 76, 4);
    text(header, "RET-TEXT", out, 80, 40);
  }
}
