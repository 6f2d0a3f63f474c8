package io.twospeed.mqstandin.wire;

import java.nio.ByteBuffer;

/**
 * The structure GMO within a call: version 4, options 8, wait interval 12, resolved queue 24, match
 * options 72, token 80, returned length 96 (mq.gmo.*).
 */
public final class GetOptions {
  private static final int TOKEN_LENGTH = 16;

  private final ByteBuffer bytes;
  private final int at;

  private GetOptions(ByteBuffer bytes, int at) {
    this.bytes = bytes;
    this.at = at;
  }

  /** The get message options at a place of a call. */
  public static GetOptions at(ByteBuffer bytes, int offset) {
    String id = Text.structureId(bytes, offset);
    if (!id.equals("GMO ")) {
      throw new IllegalArgumentException("not get message options: '" + id + "'");
    }
    return new GetOptions(bytes, offset);
  }

  private int version() {
    return bytes.getInt(at + 4);
  }

  /** Bytes, by its version. */
  public int length() {
    return switch (version()) {
      case 1 -> 72;
      case 2 -> 80;
      case 3 -> 100;
      default -> 112;
    };
  }

  public int options() {
    return bytes.getInt(at + 8);
  }

  public boolean has(int option) {
    return (options() & option) != 0;
  }

  /** How long to wait, milliseconds; below 0: for ever. */
  public int waitMillis() {
    return bytes.getInt(at + 12);
  }

  /** MQMO_*; version 1 has none, and matches message id and correlation id. */
  public int matchOptions() {
    return version() >= 2 ? bytes.getInt(at + 72) : Mqi.MATCH_MSG_ID | Mqi.MATCH_CORREL_ID;
  }

  /** The token to match. */
  public byte[] token() {
    byte[] token = new byte[TOKEN_LENGTH];
    bytes.get(at + 80, token);
    return token;
  }

  /** Where the message came from, its token and how many bytes of it are given. */
  public void got(String queue, byte[] messageToken, int returnedLength) {
    Text.put(bytes, at + 24, Text.NAME_LENGTH, queue);
    if (version() >= 3) {
      bytes.put(at + 80, messageToken).putInt(at + 96, returnedLength);
    }
  }
}
