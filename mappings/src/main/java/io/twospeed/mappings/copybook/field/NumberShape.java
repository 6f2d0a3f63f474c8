package io.twospeed.mappings.copybook.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.twospeed.mappings.copybook.coding.Encoding;
import io.twospeed.mappings.copybook.coding.Fault;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * Digits, scale and sign of a number, and its way to JSON and back: exact, and with long arithmetic
 * up to 18 digits.
 *
 * @param digits kept
 * @param scale digits after the decimal point; negative where zeros follow those kept
 * @param strings whether JSON gets the number as a string
 */
public record NumberShape(int digits, int scale, boolean signed, boolean strings) {
  static final int WORD_DIGITS = 18;
  static final long WORD = 1_000_000_000_000_000_000L;

  private static final long[] POWERS = powers();
  private static final BigInteger BIG_WORD = BigInteger.valueOf(WORD);
  private static final int LONGEST_TEXT = 200;
  private static final int DOUBLE_DIGITS = 15;
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");

  private static long[] powers() {
    long[] powers = new long[WORD_DIGITS + 1];
    powers[0] = 1;
    for (int i = 1; i <= WORD_DIGITS; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }

  static long power(int ten) {
    return POWERS[ten];
  }

  /** A number of at most 36 digits, the upper ones apart. */
  JsonNode node(boolean negative, long high, long low) {
    if (high == 0) {
      return node(negative ? -low : low);
    }
    BigInteger big = BigInteger.valueOf(high).multiply(BIG_WORD).add(BigInteger.valueOf(low));
    return node(new BigDecimal(negative ? big.negate() : big, scale));
  }

  JsonNode node(long unscaled) {
    if (scale == 0 && !strings) {
      return integer(unscaled);
    }
    return node(BigDecimal.valueOf(unscaled, scale));
  }

  /** A value to JSON: an integer where the picture has no decimals. */
  JsonNode node(BigDecimal value) {
    if (strings) {
      return TextNode.valueOf(value.toPlainString());
    }
    if (scale > 0) {
      return DecimalNode.valueOf(value);
    }
    BigInteger integer = value.toBigInteger();
    return integer.bitLength() < Long.SIZE
        ? integer(integer.longValue())
        : BigIntegerNode.valueOf(integer);
  }

  private static JsonNode integer(long value) {
    return (int) value == value ? IntNode.valueOf((int) value) : LongNode.valueOf(value);
  }

  /**
   * The digits to be stored, without sign; the sign and the digits above the last 18 are left in
   * the run.
   *
   * @throws Fault where the value is no number, loses decimals, has too many digits, or a sign
   */
  long digits(JsonNode value, Encoding run, int at) {
    long low;
    if (value instanceof IntNode
        || (value instanceof LongNode && value.longValue() != Long.MIN_VALUE)) {
      long n = value.longValue();
      run.negative(n < 0);
      long magnitude = Math.abs(n);
      if (scale != 0) {
        if (scale < 0 || scale > WORD_DIGITS || magnitude > WORD / POWERS[scale]) {
          return digits(new BigDecimal(n), run, at);
        }
        magnitude *= POWERS[scale];
      }
      low = magnitude;
      run.high(0);
    } else {
      BigDecimal decimal = value instanceof DecimalNode ? value.decimalValue() : decimal(value, at);
      if (decimal.scale() != scale || decimal.precision() > WORD_DIGITS) {
        return digits(decimal, run, at);
      }
      long unscaled = decimal.scaleByPowerOfTen(scale).longValue();
      run.negative(unscaled < 0);
      run.high(0);
      low = Math.abs(unscaled);
    }
    if (digits < WORD_DIGITS ? low >= POWERS[digits] : low >= WORD && digits == WORD_DIGITS) {
      throw tooLarge(at);
    }
    if (low >= WORD) {
      run.high(low / WORD);
      low %= WORD;
    }
    checkSign(run, at);
    return low;
  }

  private long digits(BigDecimal decimal, Encoding run, int at) {
    run.negative(decimal.signum() < 0);
    checkSign(run, at);
    if (decimal.signum() != 0
        && decimal.precision() - (long) decimal.scale() > digits - (long) scale) {
      throw tooLarge(at);
    }
    BigInteger unscaled = rescaled(decimal, at).unscaledValue().abs();
    BigInteger[] words = unscaled.divideAndRemainder(BIG_WORD);
    run.high(words[0].longValueExact());
    return words[1].longValue();
  }

  private BigDecimal rescaled(BigDecimal decimal, int at) {
    if (decimal.signum() == 0) {
      return BigDecimal.valueOf(0, scale);
    }
    try {
      if (decimal.scale() > LONGEST_TEXT) {
        throw new ArithmeticException();
      }
      return decimal.setScale(scale, RoundingMode.UNNECESSARY);
    } catch (ArithmeticException e) {
      throw new Fault(
          at,
          "a number whose last digit would be lost",
          scale >= 0 ? "at most " + scale + " decimals" : "a multiple of 1E" + -scale,
          "round it before it is sent, by a rule the business knows");
    }
  }

  private void checkSign(Encoding run, int at) {
    if (run.negative() && !signed) {
      throw new Fault(
          at,
          "a negative number",
          "a number without sign: the picture has no S",
          "check the field, or ask for the copybook to have S");
    }
  }

  private Fault tooLarge(int at) {
    int whole = Math.max(0, digits - Math.max(0, scale)) + Math.max(0, -scale);
    return new Fault(
        at,
        "a number of more than " + whole + " digits before the decimal point",
        "at most " + whole,
        "check the value before it is sent: COBOL would cut it on the left");
  }

  /** The number in a JSON value: a number, or a string that holds one. */
  public static BigDecimal decimal(JsonNode value, int at) {
    if (value.isTextual()) {
      String text = value.textValue();
      if (text.length() > LONGEST_TEXT || !NUMBER.matcher(text).matches()) {
        throw wrong(at, "a string that is no number");
      }
      return new BigDecimal(text);
    }
    if (!value.isNumber()) {
      throw FieldCodec.wrongType(at, value, "a JSON number, or a string that holds one");
    }
    if (value.isDouble() || value.isFloat()) {
      double number = value.doubleValue();
      if (Double.isNaN(number) || Double.isInfinite(number)) {
        throw wrong(at, "no finite number");
      }
      BigDecimal decimal = value.decimalValue();
      if (decimal.precision() > DOUBLE_DIGITS
          && decimal.stripTrailingZeros().precision() > DOUBLE_DIGITS) {
        throw wrong(at, "a binary floating-point number of more than 15 digits");
      }
      return decimal;
    }
    return value.decimalValue();
  }

  private static Fault wrong(int at, String found) {
    return new Fault(
        at,
        found,
        "a JSON number, or a string that holds one, such as \"12.34\"",
        "send the number exactly: as a string, or read JSON with exact decimals");
  }
}
