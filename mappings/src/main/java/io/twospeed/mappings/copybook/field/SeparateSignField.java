package io.twospeed.mappings.copybook.field;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.mappings.copybook.coding.Encoding;
import io.twospeed.mappings.copybook.coding.Fault;

/** A DISPLAY number with SIGN SEPARATE: a digit a byte, and a byte for + or -. */
final class SeparateSignField extends NumericField {
  private final ZonedDigits zoned;
  private final boolean leading;

  SeparateSignField(NumberShape shape, ZonedDigits zoned, boolean leading, Leniency leniency) {
    super(shape.digits() + 1, shape, leniency);
    this.zoned = zoned;
    this.leading = leading;
  }

  @Override
  JsonNode number(byte[] in, int at) {
    int signAt = leading ? at : at + length - 1;
    byte sign = in[signAt];
    if (sign != zoned.plusSign && sign != zoned.minusSign) {
      throw new Fault(
          signAt,
          Fault.hex(sign),
          "a sign, " + Fault.hex(zoned.plusSign) + " or " + Fault.hex(zoned.minusSign),
          "check that copybook and charset are the record's own");
    }
    int first = leading ? at + 1 : at;
    int wordAt = shape.digits() - NumberShape.WORD_DIGITS;
    long high = 0;
    long low = 0;
    for (int i = 0; i < shape.digits(); i++) {
      int digit = zoned.value[in[first + i] & 0xFF];
      if (digit < 0) {
        throw zoned.noDigit(in[first + i], first + i);
      }
      if (i == wordAt) {
        high = low;
        low = 0;
      }
      low = low * 10 + digit;
    }
    return shape.node(sign == zoned.minusSign, high, low);
  }

  @Override
  void write(long digits, Encoding run, int at) {
    byte[] out = run.out();
    out[leading ? at : at + length - 1] = run.negative() ? zoned.minusSign : zoned.plusSign;
    int first = leading ? at + 1 : at;
    int end = first + shape.digits();
    int word = Math.max(first, end - NumberShape.WORD_DIGITS);
    zoned.write(digits, out, word, end);
    zoned.write(run.high(), out, first, word);
  }
}
