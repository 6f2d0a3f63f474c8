package io.twospeed.mqstandin.wire;

import java.nio.ByteBuffer;

/**
 * The structure PMO within a call: version 4, options 8, resolved queue 32, resolved queue manager
 * 80 (mq.pmo.*).
 */
public final class PutOptions {
  private final ByteBuffer bytes;
  private final int at;

  private PutOptions(ByteBuffer bytes, int at) {
    this.bytes = bytes;
    this.at = at;
  }

  /** The put message options at a place of a call. */
  public static PutOptions at(ByteBuffer bytes, int offset) {
    String id = Text.structureId(bytes, offset);
    if (!id.equals("PMO ")) {
      throw new IllegalArgumentException("not put message options: '" + id + "'");
    }
    return new PutOptions(bytes, offset);
  }

  /** Bytes, by its version. */
  public int length() {
    return switch (bytes.getInt(at + 4)) {
      case 1 -> 128;
      case 2 -> 152;
      default -> 176;
    };
  }

  public int options() {
    return bytes.getInt(at + 8);
  }

  /** Where the message went. */
  public void resolved(String queue, String queueManager) {
    Text.put(bytes, at + 32, Text.NAME_LENGTH, queue);
    Text.put(bytes, at + 80, Text.NAME_LENGTH, queueManager);
  }
}
