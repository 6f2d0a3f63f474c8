package io.twospeed.mappings.copybook.field;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.mappings.copybook.coding.Encoding;
import io.twospeed.mappings.copybook.coding.Fault;

/** COMP-3: two digits a byte, the sign in the last nibble. COMP-6: the same without a sign. */
final class PackedField extends NumericField {
  /** Byte to the number its two digits make; -1 where they are none. */
  private static final byte[] PAIR = pairs();

  /** Number of two digits to its byte. */
  private static final byte[] BYTE = bytes();

  private final boolean signNibble;
  private final boolean spareIgnored;
  private final boolean signIgnored;
  private final int nibbles;
  private final long greatest;

  /**
   * A packed field.
   *
   * @param spareIgnored the nibble before an even number of digits may hold anything
   * @param anySign a number without S may have any sign, and has none
   */
  PackedField(
      NumberShape shape,
      boolean signNibble,
      boolean spareIgnored,
      boolean anySign,
      Leniency leniency) {
    super(signNibble ? shape.digits() / 2 + 1 : (shape.digits() + 1) / 2, shape, leniency);
    this.signNibble = signNibble;
    this.spareIgnored = spareIgnored;
    this.signIgnored = anySign && !shape.signed();
    this.nibbles = length * 2 - (signNibble ? 1 : 0);
    this.greatest = NumberShape.power(Math.min(shape.digits(), NumberShape.WORD_DIGITS)) - 1;
  }

  private static byte[] pairs() {
    byte[] pairs = new byte[256];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = (byte) ((i >> 4) > 9 || (i & 15) > 9 ? -1 : (i >> 4) * 10 + (i & 15));
    }
    return pairs;
  }

  private static byte[] bytes() {
    byte[] bytes = new byte[100];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (((i / 10) << 4) | (i % 10));
    }
    return bytes;
  }

  @Override
  JsonNode number(byte[] in, int at) {
    if (nibbles > NumberShape.WORD_DIGITS) {
      return anyNumber(in, at);
    }
    int last = at + length - 1;
    long low = 0;
    int bad = 0;
    for (int i = at; i < (signNibble ? last : last + 1); i++) {
      int pair = PAIR[in[i] & 0xFF];
      bad |= pair;
      low = low * 100 + pair;
    }
    int sign = in[last] & 15;
    if (signNibble) {
      // Digit and sign: a digit below 10, a sign not.
      bad |= (sign - 10) | (9 - ((in[last] >> 4) & 15));
      low = low * 10 + ((in[last] >> 4) & 15);
    }
    boolean negative = signNibble && (sign == 0xD || sign == 0xB);
    if (bad < 0 || low > greatest || (negative && !shape.signed())) {
      return anyNumber(in, at);
    }
    return shape.node(negative ? -low : low);
  }

  /** A number of any length; says what is wrong with one that is none. */
  private JsonNode anyNumber(byte[] in, int at) {
    int wordAt = nibbles - NumberShape.WORD_DIGITS;
    long high = 0;
    long low = 0;
    for (int i = 0; i < nibbles; i++) {
      int b = in[at + (i >> 1)];
      int digit = (i & 1) == 0 ? (b >> 4) & 15 : b & 15;
      if (i == 0 && spareIgnored && nibbles != shape.digits()) {
        digit = 0;
      }
      if (digit > 9) {
        throw wrongDigit(in[at + (i >> 1)], at + (i >> 1));
      }
      if (i == wordAt) {
        high = low;
        low = 0;
      }
      low = low * 10 + digit;
    }
    if (nibbles != shape.digits() && (in[at] & 0xF0) != 0 && !spareIgnored) {
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
    if (sign < 10 || (negative && !shape.signed() && !signIgnored)) {
      throw new Fault(
          at,
          Fault.hex(last),
          shape.signed() ? "a sign nibble A to F" : "a sign nibble F, or A, C, E: no minus",
          "check that the copybook is the record's own");
    }
    return negative && shape.signed();
  }

  @Override
  void write(long digits, Encoding run, int at) {
    if (nibbles > NumberShape.WORD_DIGITS) {
      writeAny(digits, run, at);
      return;
    }
    byte[] out = run.out();
    long low = digits;
    int last = at + length - 1;
    if (signNibble) {
      int sign = !shape.signed() ? 0xF : run.negative() ? 0xD : 0xC;
      low = digits / 10;
      out[last--] = (byte) (((int) (digits - low * 10) << 4) | sign);
    }
    for (int i = last; i >= at; i--) {
      long next = low / 100;
      out[i] = BYTE[(int) (low - next * 100)];
      low = next;
    }
  }

  private void writeAny(long digits, Encoding run, int at) {
    byte[] out = run.out();
    long low = digits;
    int wordAt = nibbles - NumberShape.WORD_DIGITS;
    int sign = !shape.signed() ? 0xF : run.negative() ? 0xD : 0xC;
    int pending = signNibble ? sign : -1;
    for (int i = nibbles - 1; i >= 0; i--) {
      if (i == wordAt - 1) {
        low = run.high();
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
