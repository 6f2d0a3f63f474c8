package io.twospeed.mappings.copybook.field;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.mappings.copybook.coding.Decoding;
import io.twospeed.mappings.copybook.coding.Encoding;
import java.util.Arrays;

/** A number with BLANK WHEN ZERO: spaces stand for zero. */
final class BlankWhenZeroField extends FieldCodec {
  private final FieldCodec number;
  private final JsonNode zero;
  private final byte space;

  BlankWhenZeroField(FieldCodec number, NumberShape shape, byte space) {
    super(number.length);
    this.number = number;
    this.zero = shape.node(0);
    this.space = space;
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
  public void encode(JsonNode value, Encoding run, int at) {
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
