package io.twospeed.mappings.copybook.field;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.mappings.copybook.coding.Decoding;
import io.twospeed.mappings.copybook.coding.Encoding;
import io.twospeed.mappings.copybook.coding.Fault;

/** The bytes of one elementary item to a JSON value and back. Immutable. */
public abstract class FieldCodec {
  final int length;

  FieldCodec(int length) {
    this.length = length;
  }

  /** In bytes. */
  public final int length() {
    return length;
  }

  public abstract JsonNode decode(Decoding run, int at);

  public abstract void encode(JsonNode value, Encoding run, int at);

  /** Spaces or zeros, as COBOL's INITIALIZE gives. */
  public abstract void initialize(byte[] out, int at);

  /** Whether null in JSON has bytes of its own here. */
  public boolean acceptsNull() {
    return false;
  }

  /** Whether the JSON value is a number. */
  boolean takesNumbers() {
    return true;
  }

  public static Fault wrongType(int at, JsonNode value, String expected) {
    String type = value.getNodeType().toString().toLowerCase(java.util.Locale.ROOT);
    return new Fault(at, "a JSON " + type, expected, "correct the value's type in the mapping");
  }
}
