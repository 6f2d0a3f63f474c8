package io.twospeed.mappings.copybook.field;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.mappings.copybook.coding.Decoding;
import io.twospeed.mappings.copybook.coding.Encoding;
import io.twospeed.mappings.copybook.coding.Fault;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * COMP-1 and COMP-2. JSON has the shortest decimal number with the same bits; encoding refuses a
 * number that would not come back the same.
 */
final class FloatField extends FieldCodec {
  private static final int MOST_DIGITS = 400;

  private final FloatFormat format;
  private final boolean bigEndian;
  private final boolean strings;

  FloatField(int length, String formatName, boolean strings) {
    super(length);
    this.format = FloatFormat.of(formatName, length);
    this.bigEndian = !formatName.endsWith("little-endian");
    this.strings = strings;
  }

  @Override
  public JsonNode decode(Decoding run, int at) {
    long bits = 0;
    for (int i = 0; i < length; i++) {
      bits = (bits << 8) | (run.record()[at + (bigEndian ? i : length - 1 - i)] & 0xFF);
    }
    BigDecimal number = format.number(bits);
    if (number == null) {
      throw new Fault(
          at, "no number: infinity or NaN", "a floating-point number", "check floatFormat");
    }
    return new NumberShape(0, number.scale(), true, strings).node(number);
  }

  @Override
  public void encode(JsonNode value, Encoding run, int at) {
    BigDecimal number = NumberShape.decimal(value, at);
    boolean sane =
        number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS;
    Long bits = sane ? format.bits(number) : null;
    BigDecimal back = bits == null ? null : format.number(bits);
    if (bits == null || back == null) {
      throw new Fault(
          at, "a number beyond the field's range", "about 1E-78 to 7E75", "check the value");
    }
    if (back.compareTo(number) != 0 && !format.holds(bits, number)) {
      throw new Fault(
          at,
          "a number of more digits than the field keeps",
          length == 4 ? "about 6 digits" : "about 15 digits",
          "round it before it is sent, by a rule the business knows");
    }
    long rest = bits;
    for (int i = 0; i < length; i++) {
      run.out()[at + (bigEndian ? length - 1 - i : i)] = (byte) rest;
      rest >>= 8;
    }
  }

  @Override
  public void initialize(byte[] out, int at) {
    Arrays.fill(out, at, at + length, (byte) 0);
  }
}
