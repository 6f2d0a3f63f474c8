package io.twospeed.mappings.copybook.field;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.mappings.copybook.coding.Encoding;
import io.twospeed.mappings.copybook.coding.Fault;
import java.math.BigDecimal;
import java.math.BigInteger;

/** A binary number of 1, 2, 4 or 8 bytes. */
final class BinaryField extends NumericField {
  private static final BigInteger WORD = BigInteger.valueOf(NumberShape.WORD);

  private final boolean bigEndian;
  private final boolean nativeRange;

  /** The first number beyond the picture's digits. */
  private final long limit;

  /**
   * A binary field.
   *
   * @param nativeRange values are limited by the bytes, not by the picture's digits
   */
  BinaryField(
      int length, NumberShape shape, boolean bigEndian, boolean nativeRange, Leniency leniency) {
    super(length, nativeRange ? widest(shape) : shape, leniency);
    this.bigEndian = bigEndian;
    this.nativeRange = nativeRange;
    this.limit = NumberShape.power(Math.min(shape.digits(), NumberShape.WORD_DIGITS));
  }

  private static NumberShape widest(NumberShape shape) {
    return new NumberShape(20, shape.scale(), shape.signed(), shape.strings());
  }

  @Override
  JsonNode number(byte[] in, int at) {
    long value = bytes(in, at);
    if (shape.signed()) {
      int unused = Long.SIZE - 8 * length;
      value = (value << unused) >> unused;
    } else if (value < 0) {
      if (!nativeRange) {
        throw beyondPicture(at);
      }
      BigInteger unsigned = new BigInteger(Long.toUnsignedString(value));
      return shape.node(new BigDecimal(unsigned, shape.scale()));
    }
    if (!nativeRange) {
      if (value >= limit || value <= -limit) {
        throw beyondPicture(at);
      }
    }
    return shape.node(value);
  }

  private long bytes(byte[] in, int at) {
    long value = 0;
    if (bigEndian) {
      for (int i = at; i < at + length; i++) {
        value = (value << 8) | (in[i] & 0xFF);
      }
    } else {
      for (int i = at + length - 1; i >= at; i--) {
        value = (value << 8) | (in[i] & 0xFF);
      }
    }
    return value;
  }

  @Override
  void write(long low, Encoding run, int at) {
    if (nativeRange) {
      checkNative(low, run, at);
    }
    long value = run.high() * NumberShape.WORD + low;
    value = run.negative() ? -value : value;
    for (int i = 0; i < length; i++) {
      run.out()[at + (bigEndian ? length - 1 - i : i)] = (byte) value;
      value >>= 8;
    }
  }

  private void checkNative(long low, Encoding run, int at) {
    BigInteger magnitude =
        BigInteger.valueOf(run.high()).multiply(WORD).add(BigInteger.valueOf(low));
    BigInteger value = run.negative() ? magnitude.negate() : magnitude;
    int bits = 8 * length - (shape.signed() ? 1 : 0);
    if (value.bitLength() > bits) {
      throw new Fault(
          at,
          "a number that does not fit in " + length + " bytes",
          "at most " + bits + " bits",
          "check the value before it is sent");
    }
  }

  private Fault beyondPicture(int at) {
    return new Fault(
        at,
        "a binary number beyond the picture's " + shape.digits() + " digits",
        "what the picture allows",
        "check binaryEndian, or set binaryRange=native if the core was compiled with TRUNC(BIN)");
  }
}
