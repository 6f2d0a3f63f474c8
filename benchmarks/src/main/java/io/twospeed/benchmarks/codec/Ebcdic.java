package io.twospeed.benchmarks.codec;

import java.nio.charset.Charset;

/** IBM037 by two tables, and packed decimal to the digits that JSON shows. */
final class Ebcdic {

  private static final char[] TO_CHAR = toChar();
  private static final byte[] TO_BYTE = toByte();

  private Ebcdic() {}

  static void put(String text, byte[] record, int offset) {
    for (int i = 0; i < text.length(); i++) {
      record[offset + i] = TO_BYTE[text.charAt(i)];
    }
  }

  /** Appends a text field without the spaces at its end. */
  static void text(byte[] record, int offset, int length, StringBuilder out) {
    int end = offset + length;
    while (end > offset && record[end - 1] == 0x40) {
      end--;
    }
    for (int at = offset; at < end; at++) {
      out.append(TO_CHAR[record[at] & 0xff]);
    }
  }

  /** Appends a packed field with two decimals, such as {@code -12.30}. */
  static void packed(byte[] record, int offset, int length, StringBuilder out) {
    if ((record[offset + length - 1] & 0x0f) == 0x0d) {
      out.append('-');
    }
    int digits = length * 2 - 1;
    boolean leading = true;
    for (int digit = 0; digit < digits; digit++) {
      int nibbles = record[offset + digit / 2];
      int value = (digit % 2 == 0 ? nibbles >> 4 : nibbles) & 0x0f;
      if (digit == digits - 2) {
        out.append('.');
      }
      leading = leading && value == 0 && digit < digits - 3;
      if (!leading) {
        out.append((char) ('0' + value));
      }
    }
  }

  private static char[] toChar() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    return new String(all, Charset.forName("IBM037")).toCharArray();
  }

  private static byte[] toByte() {
    byte[] bytes = new byte[256];
    for (int i = 0; i < TO_CHAR.length; i++) {
      bytes[TO_CHAR[i]] = (byte) i;
    }
    return bytes;
  }
}
