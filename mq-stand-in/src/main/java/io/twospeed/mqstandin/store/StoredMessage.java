package io.twospeed.mqstandin.store;

import io.twospeed.mqstandin.wire.MqMessage;

/**
 * A persistent message as it is kept.
 *
 * @param queue the queue it is on
 * @param sequence its place among all messages put
 * @param message descriptor and data
 * @param expiresAtMillis when it expires, milliseconds since 1970, or Long.MAX_VALUE
 * @param backoutCount how often it was backed out
 */
public record StoredMessage(
    String queue, long sequence, MqMessage message, long expiresAtMillis, int backoutCount) {
  StoredMessage backedOut(int count) {
    return new StoredMessage(queue, sequence, message, expiresAtMillis, count);
  }
}
