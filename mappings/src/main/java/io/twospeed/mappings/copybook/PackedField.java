package io.twospeed.mappings.copybook;

import com.fasterxml.jackson.databind.JsonNode;

/** COMP-3: two digits a byte, the sign in the last nibble. COMP-6: the same without a sign. */
final class PackedField extends NumericField {
  private final boolean signNibble;
  private final int nibbles;

  PackedField(NumberShape shape, boolean signNibble, Leniency leniency) {
    super(signNibble ? shape.digits() / 2 + 1 : (shape.digits() + 1) / 2, shape, leniency);
    this.signNibble = signNibble;
    this.nibbles = length * 2 - (signNibble ? 1 : 0);
  }

  @Override
  JsonNode number(byte[] in, int at) {
    int wordAt = nibbles - NumberShape.WORD_DIGITS;
    long high = 0;
    long low = 0;
    for (int i = 0; i < nibbles; i++) {
      int b = in[at + (i >> 1)];
      int digit = (i & 1) == 0 ? (b >> 4) & 15 : b & 15;
      if (digit > 9) {
        throw wrongDigit(in[at + (i >> 1)], at + (i >> 1));
      }
      if (i == wordAt) {
        high = low;
        low = 0;
      }
      low = low * 10 + digit;
    }
    if (nibbles != shape.digits() && (in[at] & 0xF0) != 0) {
      throw new Fault(
          at,
          Fault.hex(in[at]),
          "a first nibble of 0: the picture has " + shape.digits() + " digits",
          "check that the copybook is the record's own");
    }
    return shape.node(signNibble && negative(in[at + length - 1], at + length - 1), high, low);
  }

  private boolean negative(byte last, int at) {
    int sign = last & 15;
    boolean negative = sign == 0xD || sign == 0xB;
    if (sign < 10 || (negative && !shape.signed())) {
      throw new Fault(
          at,
          Fault.hex(last),
          shape.signed() ? "a sign nibble A to F" : "a sign nibble F, or A, C, E: no minus",
          "check that the copybook is the record's own");
    }
    return negative;
  }

  @Override
  void write(long digits, Encoding run, int at) {
    byte[] out = run.out;
    long low = digits;
    int wordAt = nibbles - NumberShape.WORD_DIGITS;
    int sign = !shape.signed() ? 0xF : run.negative ? 0xD : 0xC;
    int pending = signNibble ? sign : -1;
    for (int i = nibbles - 1; i >= 0; i--) {
      if (i == wordAt - 1) {
        low = run.high;
      }
      long next = low / 10;
      int digit = (int) (low - next * 10);
      low = next;
      if (pending < 0) {
        pending = digit;
      } else {
        out[at + (i >> 1)] = (byte) ((digit << 4) | pending);
        pending = -1;
      }
    }
  }

  private static Fault wrongDigit(byte found, int at) {
    return new Fault(
        at,
        Fault.hex(found),
        "a packed digit 0 to 9 in each nibble",
        "check that the copybook is the record's own");
  }
}
