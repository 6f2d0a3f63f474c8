package io.twospeed.mappings.copybook.field;

import io.twospeed.mappings.copybook.charset.CodePage;
import io.twospeed.mappings.copybook.coding.Fault;
import io.twospeed.mappings.copybook.field.ZonedField.Signs;
import java.util.Arrays;

/** The bytes of zoned digits in one code page and sign convention, as tables. */
final class ZonedDigits {
  /** Added to the value of a negative sign digit in {@link #signValue}. */
  static final int NEGATIVE = 16;

  final byte[] plain = new byte[10];
  final byte[] plus = new byte[10];
  final byte[] minus = new byte[10];

  /** Byte to digit, -1 where it is none. */
  final byte[] value = new byte[256];

  /** Byte that bears a sign to its digit, negative ones raised; -1 where it is none. */
  final byte[] signValue = new byte[256];

  final byte plusSign;
  final byte minusSign;
  final String expectedDigit;

  ZonedDigits(CodePage page, boolean ascii70) {
    Arrays.fill(value, (byte) -1);
    Arrays.fill(signValue, (byte) -1);
    boolean ebcdic = page.ebcdic();
    for (int digit = 0; digit < 10; digit++) {
      plain[digit] = (byte) ((ebcdic ? 0xF0 : 0x30) + digit);
      value[plain[digit] & 0xFF] = (byte) digit;
      sign(plain[digit], digit);
      plus[digit] = plain[digit];
    }
    if (ebcdic) {
      ebcdicSigns();
    } else {
      asciiSigns(ascii70);
    }
    plusSign = page.single('+');
    minusSign = page.single('-');
    expectedDigit = ebcdic ? "a digit X'F0' to X'F9'" : "a digit X'30' to X'39'";
  }

  private void ebcdicSigns() {
    for (int digit = 0; digit < 10; digit++) {
      // A zone is a nibble: the same in every code page.
      plus[digit] = (byte) (0xC0 + digit);
      minus[digit] = (byte) (0xD0 + digit);
      sign(plus[digit], digit);
      sign((byte) (0xA0 + digit), digit);
      sign((byte) (0xE0 + digit), digit);
      sign(minus[digit], digit + NEGATIVE);
      sign((byte) (0xB0 + digit), digit + NEGATIVE);
    }
  }

  private void asciiSigns(boolean ascii70) {
    for (int digit = 0; digit < 10; digit++) {
      if (ascii70) {
        minus[digit] = (byte) (0x70 + digit);
      } else {
        plus[digit] = (byte) "{ABCDEFGHI".charAt(digit);
        minus[digit] = (byte) "}JKLMNOPQR".charAt(digit);
      }
      sign(plus[digit], digit);
      sign(minus[digit], digit + NEGATIVE);
    }
  }

  /**
   * The signs of a number.
   *
   * @param unsigned of a number without S: {@code refuse}, {@code plus}, or {@code ignore} any sign
   */
  Signs signs(boolean signed, String unsigned) {
    if (signed || unsigned.equals("refuse")) {
      return new Signs(signValue, plus, minus, !signed);
    }
    byte[] digits = signValue.clone();
    for (int i = 0; i < digits.length; i++) {
      if (digits[i] >= NEGATIVE) {
        digits[i] = (byte) (unsigned.equals("ignore") ? digits[i] - NEGATIVE : -1);
      }
    }
    return new Signs(digits, plain, plain, false);
  }

  Fault noDigit(byte found, int at) {
    return new Fault(
        at,
        Fault.hex(found),
        expectedDigit,
        "check that copybook, charset and zonedSign are the record's own");
  }

  /**
   * Writes plain digits from {@code from} to before {@code to}: two for each division, since each
   * waits for the one before.
   *
   * @param value of at most as many digits
   */
  void write(long value, byte[] out, int from, int to) {
    int zero = plain[0];
    long rest = value;
    int at = to;
    while (at - from > 1) {
      long next = rest / 100;
      int pair = (int) (rest - next * 100);
      int tens = (pair * 103) >> 10; // a tenth of what is below 100, without a division
      out[--at] = (byte) (zero + pair - tens * 10);
      out[--at] = (byte) (zero + tens);
      rest = next;
    }
    if (at > from) {
      out[from] = (byte) (zero + (int) rest);
    }
  }

  private void sign(byte b, int coded) {
    signValue[b & 0xFF] = (byte) coded;
  }
}
