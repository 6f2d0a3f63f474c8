package io.twospeed.mappings.copybook;

import com.fasterxml.jackson.databind.JsonNode;

/** The bytes of one elementary item to a JSON value and back. Immutable. */
abstract class FieldCodec {
  final int length;

  FieldCodec(int length) {
    this.length = length;
  }

  /** In bytes. */
  final int length() {
    return length;
  }

  abstract JsonNode decode(Decoding run, int at);

  abstract void encode(JsonNode value, Encoding run, int at);

  /** Spaces or zeros, as COBOL's INITIALIZE gives. */
  abstract void initialize(byte[] out, int at);

  /** Whether null in JSON has bytes of its own here. */
  boolean acceptsNull() {
    return false;
  }

  /** Whether the JSON value is a number. */
  boolean takesNumbers() {
    return true;
  }

  static Fault wrongType(int at, JsonNode value, String expected) {
    String type = value.getNodeType().toString().toLowerCase(java.util.Locale.ROOT);
    return new Fault(at, "a JSON " + type, expected, "correct the value's type in the mapping");
  }
}
