package io.twospeed.mqstandin.wire;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One transmission segment: a header (TSH, TSHC or TSHM) and what it carries.
 *
 * <p>TSH and TSHC are 28 bytes: id, length, byte order, type, two bytes of flags, unit of work id,
 * encoding, character set, reserved. TSHM has the ids of conversation and request after the length.
 */
public final class Segment {
  public static final int CONFIRM_REQUEST = 0x01;
  public static final int ERROR = 0x02;
  public static final int CLOSE_CHANNEL = 0x08;
  public static final int FIRST = 0x10;
  public static final int LAST = 0x20;

  private static final int PLAIN_LENGTH = 28;
  private static final int MULTIPLEXED_LENGTH = 36;
  private static final int LONGEST = 1 << 20;
  private static final int BIG_ENDIAN = 1;
  private static final int ENCODING_NATIVE = 273;
  private static final int CCSID_UTF8 = 1208;

  /** Which of the three headers a segment has. */
  public enum Shape {
    /** No conversation: a socket that is not shared, or the first exchange on it. */
    TSH(PLAIN_LENGTH),
    /** About the socket itself. */
    TSHC(PLAIN_LENGTH),
    /** Of one conversation. */
    TSHM(MULTIPLEXED_LENGTH);

    private final int length;

    Shape(int length) {
      this.length = length;
    }

    /** Bytes of the header. */
    public int length() {
      return length;
    }
  }

  private final Shape shape;
  private final int conversation;
  private final int request;
  private final int type;
  private final int flags;
  private final ByteBuffer data;

  private Segment(
      Shape shape, int conversation, int request, int type, int flags, ByteBuffer data) {
    this.shape = shape;
    this.conversation = conversation;
    this.request = request;
    this.type = type;
    this.flags = flags;
    this.data = data;
  }

  /** A segment of one conversation, or of the socket where the shape has no conversation. */
  public static Segment of(
      Shape shape, int conversation, int request, int type, int flags, ByteBuffer data) {
    return new Segment(shape, conversation, request, type, flags, data);
  }

  public Shape shape() {
    return shape;
  }

  public int conversation() {
    return conversation;
  }

  public int request() {
    return request;
  }

  public int type() {
    return type;
  }

  public int flags() {
    return flags;
  }

  public boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /** What follows the header, from its position to its limit. */
  public ByteBuffer data() {
    return data;
  }

  /**
   * The next segment, or null where the stream ends between two segments.
   *
   * @throws IOException when the stream ends within one, or what comes is not a segment
   */
  public static @Nullable Segment read(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    int id;
    try {
      id = in.readInt();
    } catch (EOFException e) {
      return null;
    }
    Shape shape = shapeOf(id);
    int length = in.readInt();
    if (length < shape.length || length > LONGEST) {
      throw new IOException(
          "a segment of " + length + " bytes: expected " + shape.length + " to " + LONGEST);
    }
    byte[] rest = in.readNBytes(length - 8);
    if (rest.length < length - 8) {
      throw new EOFException("the stream ended within a segment of " + length + " bytes");
    }
    return parse(shape, ByteBuffer.wrap(rest));
  }

  private static Shape shapeOf(int id) throws IOException {
    for (Shape shape : Shape.values()) {
      if (ByteBuffer.wrap(Text.padded(shape.name(), 4)).getInt() == id) {
        return shape;
      }
    }
    throw new IOException(
        "not the MQ client channel protocol: expected TSH, TSHC or TSHM, found 0x"
            + Integer.toHexString(id)
            + (id >>> 16 == 0x1603 ? " (a TLS hello: this port has no TLS)" : ""));
  }

  private static Segment parse(Shape shape, ByteBuffer rest) throws IOException {
    int conversation = 0;
    int request = 0;
    if (shape == Shape.TSHM) {
      conversation = rest.getInt();
      request = rest.getInt();
    }
    int byteOrder = rest.get();
    if (byteOrder != BIG_ENDIAN) {
      throw new IOException("byte order " + byteOrder + ": only big-endian (1) is spoken here");
    }
    int type = rest.get() & 0xFF;
    int flags = rest.get() & 0xFF;
    rest.position(shape.length - 8);
    return new Segment(shape, conversation, request, type, flags, rest.slice());
  }

  /** The bytes that go over the wire. */
  public byte[] toBytes() {
    int length = shape.length + data.remaining();
    ByteBuffer out = ByteBuffer.allocate(length);
    out.put(Text.padded(shape.name(), 4)).putInt(length);
    if (shape == Shape.TSHM) {
      out.putInt(conversation).putInt(request);
    }
    out.put((byte) BIG_ENDIAN).put((byte) type).put((byte) flags).put((byte) 0);
    out.putLong(0).putInt(ENCODING_NATIVE).putShort((short) CCSID_UTF8).putShort((short) 0);
    return out.put(data.duplicate()).array();
  }

  @Override
  public String toString() {
    return shape
        + " conversation="
        + conversation
        + " request="
        + request
        + " type=0x"
        + Integer.toHexString(type)
        + " flags=0x"
        + Integer.toHexString(flags)
        + " data="
        + data.remaining();
  }

  /** Hexadecimal and characters of what it carries, for a log. */
  public String dump() {
    byte[] bytes = new byte[Math.min(data.remaining(), 1024)];
    data.get(data.position(), bytes);
    StringBuilder out = new StringBuilder(toString());
    for (int i = 0; i < bytes.length; i++) {
      out.append(i % 32 == 0 ? String.format("%n  %4d ", i) : i % 4 == 0 ? " " : "");
      out.append(String.format("%02x", bytes[i] & 0xFF));
      if (i % 32 == 31 || i == bytes.length - 1) {
        int from = i - i % 32;
        String text = new String(bytes, from, i + 1 - from, StandardCharsets.ISO_8859_1);
        out.append("  ").append(text.replaceAll("[^ -~]", "."));
      }
    }
    return out.toString();
  }
}
