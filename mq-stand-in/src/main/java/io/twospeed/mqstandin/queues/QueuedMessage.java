package io.twospeed.mqstandin.queues;

import io.twospeed.mqstandin.wire.MqMessage;
import io.twospeed.mqstandin.wire.Mqmd;
import io.twospeed.mqstandin.wire.MqmdField;
import java.nio.ByteBuffer;
import java.time.Instant;

/** A message on a queue, or taken from it within a unit of work. Guarded by the manager's lock. */
final class QueuedMessage {
  static final long NEVER = Long.MAX_VALUE;
  private static final int MILLIS_PER_TENTH = 100;

  private final long sequence;
  private final MqMessage message;
  private final long expiresAtMillis;
  private int backoutCount;

  QueuedMessage(long sequence, MqMessage message, long expiresAtMillis, int backoutCount) {
    this.sequence = sequence;
    this.message = message;
    this.expiresAtMillis = expiresAtMillis;
    this.backoutCount = backoutCount;
  }

  /** When a message put now expires: its field Expiry counts tenths of a second. */
  static long expiry(Mqmd descriptor, Instant now) {
    int tenths = descriptor.integer(MqmdField.EXPIRY);
    return tenths < 0 ? NEVER : now.toEpochMilli() + (long) tenths * MILLIS_PER_TENTH;
  }

  long sequence() {
    return sequence;
  }

  MqMessage message() {
    return message;
  }

  Mqmd descriptor() {
    return message.descriptor();
  }

  int priority() {
    return descriptor().integer(MqmdField.PRIORITY);
  }

  long expiresAtMillis() {
    return expiresAtMillis;
  }

  int backoutCount() {
    return backoutCount;
  }

  void backedOut() {
    backoutCount++;
  }

  boolean isExpired(Instant now) {
    return now.toEpochMilli() >= expiresAtMillis;
  }

  /** Sixteen bytes that name it on its queue: the message token of a get. */
  byte[] token() {
    return ByteBuffer.allocate(16).putLong(8, sequence).array();
  }

  /** The message as a program gets it: back-outs counted, what is left of its expiry. */
  MqMessage asGot(Instant now) {
    Mqmd got = descriptor().with(MqmdField.BACKOUT_COUNT, backoutCount);
    if (expiresAtMillis != NEVER) {
      long left = Math.max(1, (expiresAtMillis - now.toEpochMilli()) / MILLIS_PER_TENTH);
      got = got.with(MqmdField.EXPIRY, (int) left);
    }
    return message.with(got);
  }
}
