package io.twospeed.mappings.copybook.field;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Bits of a floating-point number to the number they stand for, and back. */
abstract class FloatFormat {
  /** Decimal digits that tell any two numbers of the format apart. */
  private final int distinguishing;

  FloatFormat(int distinguishing) {
    this.distinguishing = distinguishing;
  }

  static FloatFormat of(String name, int bytes) {
    return name.equals("ibm-hfp")
        ? new Hexadecimal(bytes == 4 ? 6 : 14)
        : bytes == 4 ? new IeeeShort() : new IeeeLong();
  }

  /** The exact number; null for what is none. */
  abstract @Nullable BigDecimal exact(long bits);

  /** The nearest bits; null where the number is beyond the format. */
  abstract @Nullable Long bits(BigDecimal number);

  /** Whether the bits are a number to its last digit. */
  final boolean holds(long bits, BigDecimal number) {
    BigDecimal exact = exact(bits);
    return exact != null && exact.compareTo(number) == 0;
  }

  /** The shortest decimal number that has these bits; null for what is none. */
  final @Nullable BigDecimal number(long bits) {
    BigDecimal exact = exact(bits);
    if (exact == null || exact.signum() == 0) {
      return exact;
    }
    BigDecimal shortest = exact;
    Long own = bits(exact);
    // Of few digits, what the bits are is told as it is: 16777216, not 16777220.
    boolean few = exact.stripTrailingZeros().precision() <= distinguishing;
    for (int digits = 1; !few && digits <= distinguishing; digits++) {
      BigDecimal candidate = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      Long back = bits(candidate);
      if (back != null && back.equals(own)) {
        shortest = candidate;
        break;
      }
    }
    BigDecimal plain = shortest.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }

  /** IBM hexadecimal floating point: sign, exponent of 16 in excess 64, fraction. */
  private static final class Hexadecimal extends FloatFormat {
    private static final int EXCESS = 64;
    private static final BigDecimal SIXTEEN = BigDecimal.valueOf(16);

    private final int hexDigits;

    Hexadecimal(int hexDigits) {
      super(hexDigits == 6 ? 9 : 18);
      this.hexDigits = hexDigits;
    }

    @Override
    BigDecimal exact(long bits) {
      int fractionBits = 4 * hexDigits;
      BigDecimal fraction = BigDecimal.valueOf(bits & ((1L << fractionBits) - 1));
      int exponent = (int) ((bits >>> fractionBits) & 0x7F) - EXCESS - hexDigits;
      BigDecimal power = SIXTEEN.pow(Math.abs(exponent));
      BigDecimal value = exponent >= 0 ? fraction.multiply(power) : fraction.divide(power);
      boolean negative = ((bits >>> (fractionBits + 7)) & 1) == 1;
      return negative ? value.negate() : value;
    }

    @Override
    @Nullable Long bits(BigDecimal number) {
      if (number.signum() == 0) {
        return 0L;
      }
      BigDecimal magnitude = number.abs();
      if (magnitude.precision() - (long) magnitude.scale() > 80
          || magnitude.precision() - (long) magnitude.scale() < -90) {
        return null;
      }
      // A first guess by the decimal exponent, then the exact one.
      int exponent = (int) Math.ceil((magnitude.precision() - magnitude.scale()) / 1.2041) - 2;
      while (magnitude.compareTo(power(exponent)) >= 0) {
        exponent++;
      }
      // The smallest numbers have zeros in front of their digits.
      exponent = Math.max(exponent, -EXCESS);
      BigInteger fraction = fraction(magnitude, exponent);
      if (fraction.bitLength() > 4 * hexDigits) {
        exponent++;
        fraction = fraction(magnitude, exponent);
      }
      if (exponent >= EXCESS) {
        return null;
      }
      long sign = number.signum() < 0 ? 1L << (4 * hexDigits + 7) : 0;
      return sign | ((long) (exponent + EXCESS) << (4 * hexDigits)) | fraction.longValue();
    }

    private BigInteger fraction(BigDecimal magnitude, int exponent) {
      int shift = hexDigits - exponent;
      BigDecimal scaled =
          shift >= 0 ? magnitude.multiply(power(shift)) : magnitude.divide(power(-shift));
      return scaled.setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
    }

    private static BigDecimal power(int exponent) {
      return exponent >= 0 ? SIXTEEN.pow(exponent) : BigDecimal.ONE.divide(SIXTEEN.pow(-exponent));
    }
  }

  /** IEEE 754 of four bytes. */
  private static final class IeeeShort extends FloatFormat {
    IeeeShort() {
      super(9);
    }

    @Override
    @Nullable BigDecimal exact(long bits) {
      float value = Float.intBitsToFloat((int) bits);
      return Float.isFinite(value) ? new BigDecimal(value) : null;
    }

    @Override
    @Nullable Long bits(BigDecimal number) {
      float value = number.floatValue();
      return Float.isFinite(value) ? Float.floatToRawIntBits(value) & 0xFFFFFFFFL : null;
    }
  }

  /** IEEE 754 of eight bytes. */
  private static final class IeeeLong extends FloatFormat {
    IeeeLong() {
      super(17);
    }

    @Override
    @Nullable BigDecimal exact(long bits) {
      double value = Double.longBitsToDouble(bits);
      return Double.isFinite(value) ? new BigDecimal(value) : null;
    }

    @Override
    @Nullable Long bits(BigDecimal number) {
      double value = number.doubleValue();
      return Double.isFinite(value) ? Double.doubleToRawLongBits(value) : null;
    }
  }
}
