package io.twospeed.mqstandin.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A header IBM documents, in front of a message's body.
 *
 * <p>The format of what follows is named by the descriptor first, by each header then. Lengths are
 * those IBM documents: MQCIH, MQIIH and RFH2 say theirs at byte 8, MQDLH is 172 bytes.
 */
public final class MessageHeader {
  private static final int DEAD_LETTER_LENGTH = 172;

  private final String format;
  private final String nextFormat;
  private final int start;
  private final byte[] bytes;

  private MessageHeader(String format, String nextFormat, int start, byte[] bytes) {
    this.format = format;
    this.nextFormat = nextFormat;
    this.start = start;
    this.bytes = bytes;
  }

  /** Its own format, such as MQHRF2, MQCICS, MQIMS or MQDEAD. */
  public String format() {
    return format;
  }

  /** The format of what follows it. */
  public String nextFormat() {
    return nextFormat;
  }

  /** Its bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  int end() {
    return start + bytes.length;
  }

  static List<MessageHeader> inFrontOf(MqMessage message) {
    List<MessageHeader> headers = new ArrayList<>();
    byte[] data = message.sharedData();
    String format = message.descriptor().text(MqmdField.FORMAT);
    int encoding = message.descriptor().integer(MqmdField.ENCODING);
    int at = 0;
    while (isHeader(format)) {
      ByteBuffer rest = ByteBuffer.wrap(data, at, data.length - at).slice().order(order(encoding));
      int length = lengthOf(format, rest);
      if (length < 12 || length > rest.capacity()) {
        return headers;
      }
      int next = format.equals("MQDEAD") ? 108 : 12;
      String nextFormat = nextFormat(rest, next + 8);
      headers.add(
          new MessageHeader(format, nextFormat, at, Arrays.copyOfRange(data, at, at + length)));
      encoding = rest.getInt(next);
      format = nextFormat;
      at += length;
    }
    return headers;
  }

  private static boolean isHeader(String format) {
    return switch (format) {
      case "MQHRF2", "MQHRF", "MQCICS", "MQIMS", "MQDEAD" -> true;
      default -> false;
    };
  }

  private static ByteOrder order(int encoding) {
    boolean reversed = (encoding & 0xF) == 2;
    return reversed ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
  }

  private static int lengthOf(String format, ByteBuffer rest) {
    if (rest.capacity() < 28) {
      return 0;
    }
    return format.equals("MQDEAD") ? DEAD_LETTER_LENGTH : rest.getInt(8);
  }

  /** An EBCDIC header writes its names in EBCDIC: its blank is 0x40, and its letters are high. */
  private static String nextFormat(ByteBuffer rest, int offset) {
    byte[] bytes = new byte[8];
    rest.get(offset, bytes);
    boolean ebcdic = (bytes[0] & 0xFF) >= 0xC0 || bytes[0] == 0x40;
    Charset charset = Charset.forName(ebcdic ? "IBM037" : "US-ASCII");
    return new String(bytes, charset).replace("\0", "").stripTrailing();
  }
}
