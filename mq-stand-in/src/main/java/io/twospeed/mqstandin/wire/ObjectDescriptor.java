package io.twospeed.mqstandin.wire;

import java.nio.ByteBuffer;

/**
 * The structure OD within a call, read and filled in where it lies.
 *
 * <p>Offsets by IBM's documentation and mq.od.*: version 4, type 8, name 12, queue manager 60,
 * dynamic name 108, resolved queue 240, resolved queue manager 288, selection string (a charv) 356,
 * resolved type 396.
 */
public final class ObjectDescriptor {
  private static final int SELECTION = 356;

  private final ByteBuffer bytes;
  private final int at;

  private ObjectDescriptor(ByteBuffer bytes, int at) {
    this.bytes = bytes;
    this.at = at;
  }

  /** The object descriptor at a place of a call. */
  public static ObjectDescriptor at(ByteBuffer bytes, int offset) {
    String id = Text.structureId(bytes, offset);
    if (!id.equals("OD  ")) {
      throw new IllegalArgumentException("not an object descriptor: '" + id + "'");
    }
    return new ObjectDescriptor(bytes, offset);
  }

  /** Bytes, by its version. */
  public int length() {
    return switch (version()) {
      case 1 -> 168;
      case 2 -> 200;
      case 3 -> 336;
      default -> 400;
    };
  }

  private int version() {
    return bytes.getInt(at + 4);
  }

  public int type() {
    return bytes.getInt(at + 8);
  }

  public String name() {
    return Text.at(bytes, at + 12, Text.NAME_LENGTH);
  }

  public String queueManager() {
    return Text.at(bytes, at + 60, Text.NAME_LENGTH);
  }

  public String dynamicName() {
    return Text.at(bytes, at + 108, Text.NAME_LENGTH);
  }

  /** Whether messages are to be selected by a text: a charv has its length at 12. */
  public boolean hasSelection() {
    return version() >= 4 && bytes.getInt(at + SELECTION + 12) > 0;
  }

  /** The name of a queue made of a model. */
  public void name(String made) {
    Text.put(bytes, at + 12, Text.NAME_LENGTH, made);
  }

  /** What the name stands for. */
  public void resolved(String queue, String queueManager) {
    if (version() >= 3) {
      Text.put(bytes, at + 240, Text.NAME_LENGTH, queue);
      Text.put(bytes, at + 288, Text.NAME_LENGTH, queueManager);
    }
    if (version() >= 4) {
      bytes.putInt(at + 396, Mqi.OBJECT_QUEUE);
    }
  }
}
