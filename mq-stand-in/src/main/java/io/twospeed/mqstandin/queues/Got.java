package io.twospeed.mqstandin.queues;

import io.twospeed.mqstandin.wire.MqMessage;
import io.twospeed.mqstandin.wire.MqmdField;

/** A message as a get received it. */
public final class Got {
  private final MqMessage message;
  private final byte[] token;
  private final long sequence;

  Got(MqMessage message, byte[] token, long sequence) {
    this.message = message;
    this.token = token;
    this.sequence = sequence;
  }

  public MqMessage message() {
    return message;
  }

  /** The message token, 16 bytes. */
  public byte[] token() {
    return token.clone();
  }

  /** Whether a browse comes to the other message later. */
  boolean goesBefore(QueuedMessage other) {
    int priority = message.descriptor().integer(MqmdField.PRIORITY);
    return priority > other.priority()
        || (priority == other.priority() && sequence < other.sequence());
  }
}
