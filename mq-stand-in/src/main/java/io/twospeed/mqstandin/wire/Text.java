package io.twospeed.mqstandin.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Names in structures: fixed length, padded with blanks, in a character set that holds ASCII. */
public final class Text {
  /** Length of a queue's or a queue manager's name. */
  public static final int NAME_LENGTH = 48;

  private Text() {}

  /**
   * The text at a place, without the blanks and zero bytes that pad it.
   *
   * @param from where it stands
   * @param offset the absolute place of its first byte
   * @param length bytes it takes with its padding
   */
  public static String at(ByteBuffer from, int offset, int length) {
    int end = offset;
    int limit = offset + length;
    while (end < limit && from.get(end) != 0) {
      end++;
    }
    byte[] bytes = new byte[end - offset];
    from.get(offset, bytes);
    return new String(bytes, StandardCharsets.UTF_8).stripTrailing();
  }

  /** Puts a text at a place, cut or padded with blanks to its length. */
  public static void put(ByteBuffer into, int offset, int length, String text) {
    into.put(offset, padded(text, length));
  }

  /** The text's bytes, cut or padded with blanks to a length. */
  public static byte[] padded(String text, int length) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(bytes, length);
    if (bytes.length < length) {
      Arrays.fill(padded, bytes.length, length, (byte) ' ');
    }
    return padded;
  }

  /** A structure's four letters. */
  public static String structureId(ByteBuffer from, int offset) {
    byte[] bytes = new byte[4];
    from.get(offset, bytes);
    return new String(bytes, StandardCharsets.US_ASCII);
  }
}
