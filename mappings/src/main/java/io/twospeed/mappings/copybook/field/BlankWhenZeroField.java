package io.twospeed.mappings.copybook.field;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.mappings.copybook.coding.Decoding;
import io.twospeed.mappings.copybook.coding.Encoding;
import io.twospeed.mappings.copybook.field.NumericField.Leniency;
import java.util.Arrays;

/** A number with BLANK WHEN ZERO: spaces stand for zero. */
final class BlankWhenZeroField extends FieldCodec {
  private final FieldCodec number;
  private final JsonNode zero;
  private final byte space;
  private final boolean lowValuesAreNull;

  BlankWhenZeroField(FieldCodec number, NumberShape shape, Leniency leniency) {
    super(number.length);
    this.number = number;
    this.zero = shape.node(0);
    this.space = leniency.space();
    this.lowValuesAreNull = leniency.lowValues();
  }

  @Override
  public JsonNode decode(Decoding run, int at) {
    for (int i = at; i < at + length; i++) {
      if (run.record()[i] != space) {
        return number.decode(run, at);
      }
    }
    return zero;
  }

  @Override
  public boolean acceptsNull() {
    // Spaces are zero here, and never null.
    return lowValuesAreNull;
  }

  @Override
  public void encode(JsonNode value, Encoding run, int at) {
    if (value.isNull()) {
      Arrays.fill(run.out(), at, at + length, (byte) 0);
      return;
    }
    number.encode(value, run, at);
    boolean isNumber = value.isNumber() || value.isTextual();
    if (isNumber && NumberShape.decimal(value, at).signum() == 0) {
      initialize(run.out(), at);
    }
  }

  @Override
  public void initialize(byte[] out, int at) {
    Arrays.fill(out, at, at + length, space);
  }
}
