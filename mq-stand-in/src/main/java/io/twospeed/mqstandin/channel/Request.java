package io.twospeed.mqstandin.channel;

import io.twospeed.mqstandin.wire.Segment;
import java.nio.ByteBuffer;

/**
 * One call: its header of 16 bytes (length, completion code, reason, handle) and its structures.
 */
final class Request {
  static final int HEADER_LENGTH = 16;

  private final Segment first;
  private final ByteBuffer data;

  Request(Segment first, ByteBuffer data) {
    this.first = first;
    this.data = data;
  }

  int type() {
    return first.type();
  }

  Segment segment() {
    return first;
  }

  int handle() {
    return data.getInt(12);
  }

  /** The structures, from the one after the header on. */
  ByteBuffer structures() {
    return data.slice(HEADER_LENGTH, data.limit() - HEADER_LENGTH);
  }
}
