package io.twospeed.benchmarks.record;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Text and numbers in IBM037 as an engineer writes them by hand who knows the record and wants it
 * fast and safe: tables, long arithmetic, every digit and sign checked.
 */
final class HandBytes {
  private static final byte[] TO_LATIN1 = toLatin1();
  private static final byte[] TO_EBCDIC = toEbcdic();
  private static final byte SPACE = 0x40;

  private HandBytes() {}

  static String text(byte[] in, int at, int length) {
    byte[] latin1 = new byte[length];
    for (int i = 0; i < length; i++) {
      latin1[i] = TO_LATIN1[in[at + i] & 0xFF];
    }
    return new String(latin1, StandardCharsets.ISO_8859_1);
  }

  static void text(String text, byte[] out, int at, int length) {
    if (text.length() > length) {
      throw new IllegalArgumentException("text longer than " + length + " at " + at);
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 255) {
        throw new IllegalArgumentException("no IBM037 character at " + (at + i));
      }
      out[at + i] = TO_EBCDIC[c];
    }
    Arrays.fill(out, at + text.length(), at + length, SPACE);
  }

  static long packed(byte[] in, int at, int length) {
    long value = 0;
    for (int i = at; i < at + length - 1; i++) {
      value = value * 100 + digit((in[i] >> 4) & 15, i) * 10L + digit(in[i] & 15, i);
    }
    int last = in[at + length - 1];
    value = value * 10 + digit((last >> 4) & 15, at + length - 1);
    int sign = last & 15;
    if (sign < 10) {
      throw new IllegalArgumentException("no sign at " + (at + length - 1));
    }
    return sign == 0xD || sign == 0xB ? -value : value;
  }

  static void packed(long value, byte[] out, int at, int length) {
    long rest = Math.abs(value);
    out[at + length - 1] = (byte) (((rest % 10) << 4) | (value < 0 ? 0xD : 0xC));
    rest /= 10;
    for (int i = at + length - 2; i >= at; i--) {
      long pair = rest % 100;
      out[i] = (byte) (((pair / 10) << 4) | (pair % 10));
      rest /= 100;
    }
    requireNothing(rest, at);
  }

  /** Unsigned digits. */
  static long digits(byte[] in, int at, int length) {
    long value = 0;
    for (int i = at; i < at + length; i++) {
      if ((in[i] & 0xF0) != 0xF0) {
        throw new IllegalArgumentException("no digit at " + i);
      }
      value = value * 10 + digit(in[i] & 15, i);
    }
    return value;
  }

  static void digits(long value, byte[] out, int at, int length) {
    long rest = value;
    for (int i = at + length - 1; i >= at; i--) {
      out[i] = (byte) (0xF0 | (rest % 10));
      rest /= 10;
    }
    requireNothing(rest, at);
  }

  /** Digits with the sign in the zone of the last one. */
  static long zoned(byte[] in, int at, int length) {
    int last = in[at + length - 1] & 0xFF;
    long value = digits(in, at, length - 1) * 10 + digit(last & 15, at + length - 1);
    int zone = last >> 4;
    if (zone < 10) {
      throw new IllegalArgumentException("no sign at " + (at + length - 1));
    }
    return zone == 0xD || zone == 0xB ? -value : value;
  }

  static void zoned(long value, byte[] out, int at, int length) {
    long magnitude = Math.abs(value);
    digits(magnitude / 10, out, at, length - 1);
    out[at + length - 1] = (byte) ((value < 0 ? 0xD0 : 0xC0) | (magnitude % 10));
  }

  static int binary(byte[] in, int at, int length) {
    int value = in[at];
    for (int i = at + 1; i < at + length; i++) {
      value = (value << 8) | (in[i] & 0xFF);
    }
    return value;
  }

  static void binary(int value, byte[] out, int at, int length) {
    for (int i = 0; i < length; i++) {
      out[at + i] = (byte) (value >> (8 * (length - 1 - i)));
    }
  }

  private static int digit(int digit, int at) {
    if (digit > 9) {
      throw new IllegalArgumentException("no digit at " + at);
    }
    return digit;
  }

  private static void requireNothing(long rest, int at) {
    if (rest != 0) {
      throw new IllegalArgumentException("a number too large at " + at);
    }
  }

  private static byte[] toLatin1() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    return new String(all, Charset.forName("IBM037")).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] toEbcdic() {
    byte[] bytes = new byte[256];
    for (int i = 0; i < 256; i++) {
      bytes[TO_LATIN1[i] & 0xFF] = (byte) i;
    }
    return bytes;
  }
}
