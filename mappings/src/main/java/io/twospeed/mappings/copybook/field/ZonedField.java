package io.twospeed.mappings.copybook.field;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.mappings.copybook.coding.Encoding;
import io.twospeed.mappings.copybook.coding.Fault;

/** A DISPLAY number: a digit a byte, the sign in the zone of the first or last one, or none. */
final class ZonedField extends NumericField {
  private final ZonedDigits zoned;
  private final Signs signs;
  private final int signAt;

  /** Digits without a sign: from here on, and as many. */
  private final int plainFrom;

  private final int plainTo;

  /** The digits that may bear a sign. */
  static final class Signs {
    /** Byte to its digit, negative ones raised; -1 where it is none. */
    private final byte[] value;

    private final byte[] plus;
    private final byte[] minus;
    private final boolean none;

    /**
     * Signs.
     *
     * @param none whether no digit bears one
     */
    Signs(byte[] value, byte[] plus, byte[] minus, boolean none) {
      this.value = value;
      this.plus = plus;
      this.minus = minus;
      this.none = none;
    }
  }

  ZonedField(
      NumberShape shape, ZonedDigits zoned, boolean leadingSign, Signs signs, Leniency leniency) {
    super(shape.digits(), shape, leniency);
    this.zoned = zoned;
    this.signs = signs;
    this.signAt = signs.none ? -1 : leadingSign ? 0 : length - 1;
    this.plainFrom = signAt == 0 ? 1 : 0;
    this.plainTo = signAt > 0 ? signAt : length;
  }

  @Override
  JsonNode number(byte[] in, int at) {
    if (length > NumberShape.WORD_DIGITS) {
      return anyNumber(in, at);
    }
    int coded = signAt < 0 ? 0 : signs.value[in[at + signAt] & 0xFF];
    int bad = coded;
    int signDigit = coded & (ZonedDigits.NEGATIVE - 1);
    long low = signAt == 0 ? signDigit : 0;
    byte[] value = zoned.value;
    for (int i = at + plainFrom; i < at + plainTo; i++) {
      int digit = value[in[i] & 0xFF];
      bad |= digit;
      low = low * 10 + digit;
    }
    if (bad < 0) {
      return anyNumber(in, at);
    }
    low = signAt > 0 ? low * 10 + signDigit : low;
    return shape.node(coded >= ZonedDigits.NEGATIVE ? -low : low);
  }

  /** A number of any length; says what is wrong with one that is none. */
  private JsonNode anyNumber(byte[] in, int at) {
    byte[] value = zoned.value;
    int wordAt = length - NumberShape.WORD_DIGITS;
    boolean negative = false;
    long high = 0;
    long low = 0;
    for (int i = 0; i < length; i++) {
      int digit;
      if (i == signAt) {
        digit = signs.value[in[at + i] & 0xFF];
        negative = digit >= ZonedDigits.NEGATIVE;
        digit = negative ? digit - ZonedDigits.NEGATIVE : digit;
      } else {
        digit = value[in[at + i] & 0xFF];
      }
      if (digit < 0) {
        throw wrong(in[at + i], at + i, i == signAt);
      }
      if (i == wordAt) {
        high = low;
        low = 0;
      }
      low = low * 10 + digit;
    }
    return shape.node(negative, high, low);
  }

  @Override
  void write(long digits, Encoding run, int at) {
    if (length > NumberShape.WORD_DIGITS) {
      writeAny(digits, run, at);
      return;
    }
    byte[] out = run.out();
    byte[] sign = run.negative() ? signs.minus : signs.plus;
    if (signAt < 0) {
      zoned.write(digits, out, at, at + length);
      return;
    }
    long others;
    long signed;
    if (signAt == 0) {
      signed = digits / NumberShape.power(length - 1);
      others = digits - signed * NumberShape.power(length - 1);
    } else {
      others = digits / 10;
      signed = digits - others * 10;
    }
    out[at + signAt] = sign[(int) signed];
    zoned.write(others, out, at + plainFrom, at + plainTo);
  }

  private void writeAny(long digits, Encoding run, int at) {
    byte[] out = run.out();
    long low = digits;
    int wordAt = length - NumberShape.WORD_DIGITS;
    for (int i = length - 1; i >= 0; i--) {
      if (i == wordAt - 1) {
        low = run.high();
      }
      long next = low / 10;
      int digit = (int) (low - next * 10);
      low = next;
      byte[] table = i != signAt ? zoned.plain : run.negative() ? signs.minus : signs.plus;
      out[at + i] = table[digit];
    }
  }

  private Fault wrong(byte found, int at, boolean sign) {
    return sign
        ? new Fault(
            at,
            Fault.hex(found),
            "a digit with a sign",
            "check that copybook, charset and zonedSign are the record's own")
        : zoned.noDigit(found, at);
  }
}
