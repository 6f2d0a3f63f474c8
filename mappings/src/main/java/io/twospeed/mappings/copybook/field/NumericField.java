package io.twospeed.mappings.copybook.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.twospeed.mappings.copybook.coding.Decoding;
import io.twospeed.mappings.copybook.coding.Encoding;
import io.twospeed.mappings.copybook.coding.Fault;
import java.util.Arrays;

/** A number: its digits in some form. */
abstract class NumericField extends FieldCodec {
  final NumberShape shape;
  private final Leniency leniency;

  /**
   * What may stand in a numeric field instead of a number, and is null in JSON.
   *
   * @param space the byte of a space in the field's code page
   */
  record Leniency(boolean spaces, boolean lowValues, byte space) {
    boolean takesNull() {
      return spaces || lowValues;
    }

    boolean readsNull(byte[] in, int at, int length) {
      return (spaces && filled(in, at, length, space))
          || (lowValues && filled(in, at, length, (byte) 0));
    }

    /** What was read as null is written as it was, or as the first of what may be. */
    void writeNull(byte[] out, int at, int length) {
      Arrays.fill(out, at, at + length, spaces ? space : 0);
    }

    private static boolean filled(byte[] in, int at, int length, byte with) {
      for (int i = at; i < at + length; i++) {
        if (in[i] != with) {
          return false;
        }
      }
      return true;
    }
  }

  NumericField(int length, NumberShape shape, Leniency leniency) {
    super(length);
    this.shape = shape;
    this.leniency = leniency;
  }

  @Override
  public final JsonNode decode(Decoding run, int at) {
    try {
      return number(run.record(), at);
    } catch (Fault fault) {
      if (leniency.readsNull(run.record(), at, length)) {
        return NullNode.instance;
      }
      throw fault;
    }
  }

  @Override
  public final void encode(JsonNode value, Encoding run, int at) {
    if (value instanceof NullNode) {
      leniency.writeNull(run.out(), at, length);
    } else {
      write(shape.digits(value, run, at), run, at);
    }
  }

  @Override
  public final boolean acceptsNull() {
    return leniency.takesNull();
  }

  @Override
  public final void initialize(byte[] out, int at) {
    Encoding run = Encoding.into(out);
    encode(IntNode.valueOf(0), run, at);
  }

  abstract JsonNode number(byte[] in, int at);

  /** Writes digits; sign and digits above the last 18 stand in the run. */
  abstract void write(long low, Encoding run, int at);
}
