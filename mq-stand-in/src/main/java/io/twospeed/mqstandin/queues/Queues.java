package io.twospeed.mqstandin.queues;

import io.twospeed.mqstandin.store.MessageStore;
import io.twospeed.mqstandin.store.StoredMessage;
import io.twospeed.mqstandin.wire.MqMessage;
import io.twospeed.mqstandin.wire.Mqi;
import io.twospeed.mqstandin.wire.MqmdField;
import io.twospeed.mqstandin.wire.Reason;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * All queues, and the ways a message comes to one and leaves it. What changed waits to be served.
 * Guarded by the manager's lock.
 */
final class Queues {
  private final String deadLetterQueue;
  private final int maximumLength;
  private final Clock clock;
  private final MessageStore store;
  private final Reports reports;
  private final Map<String, LocalQueue> byName = new TreeMap<>();
  private final Set<LocalQueue> changed = new LinkedHashSet<>();
  private long lastSequence;

  Queues(
      String deadLetterQueue, int maximumLength, Clock clock, MessageStore store, Reports reports) {
    this.deadLetterQueue = deadLetterQueue;
    this.maximumLength = maximumLength;
    this.clock = clock;
    this.store = store;
    this.reports = reports;
  }

  Map<String, LocalQueue> byName() {
    return byName;
  }

  /** The queues at which someone who waits may be given a message now. */
  Set<LocalQueue> changed() {
    return changed;
  }

  void define(QueueDefinition definition) {
    LocalQueue queue = byName.get(definition.name());
    if (queue == null) {
      byName.put(definition.name(), new LocalQueue(definition));
    } else {
      queue.redefine(definition);
      changed.add(queue);
    }
  }

  /** Puts a message that was kept over a restart back on its queue. */
  void recover(StoredMessage kept) {
    lastSequence = Math.max(lastSequence, kept.sequence());
    byName
        .computeIfAbsent(kept.queue(), name -> new LocalQueue(QueueDefinition.local(name)))
        .add(
            new QueuedMessage(
                kept.sequence(), kept.message(), kept.expiresAtMillis(), kept.backoutCount()));
  }

  /** The queue of a name, or a failure with 2085. */
  LocalQueue named(String queueName) {
    LocalQueue queue = byName.get(queueName);
    if (queue == null) {
      throw new MqFailure(Reason.UNKNOWN_OBJECT_NAME, "no queue '" + queueName + "'");
    }
    return queue;
  }

  /** A message that takes its place behind all that were put before. */
  QueuedMessage queued(MqMessage message) {
    long expiresAtMillis = QueuedMessage.expiry(message.descriptor(), clock.instant());
    return new QueuedMessage(++lastSequence, message, expiresAtMillis, 0);
  }

  /** Whether a queue takes a message: else the reason why not. */
  void check(LocalQueue queue, MqMessage message) {
    QueueDefinition definition = queue.definition();
    if (definition.putInhibited()) {
      throw new MqFailure(Reason.PUT_INHIBITED, definition.name());
    }
    if (message.length() > maximumLength) {
      throw new MqFailure(Reason.MSG_TOO_BIG_FOR_QUEUE_MANAGER, definition.name());
    }
    if (message.length() > definition.maximumLength()) {
      throw new MqFailure(Reason.MSG_TOO_BIG_FOR_QUEUE, definition.name());
    }
    if (queue.depth() >= definition.maximumDepth()) {
      throw new MqFailure(Reason.QUEUE_FULL, definition.name());
    }
  }

  /** A message becomes visible on a queue, or crosses the channel behind a remote definition. */
  void arrive(LocalQueue queue, QueuedMessage message) {
    String far = queue.definition().remote();
    if (!far.isEmpty()) {
      cross(far, message);
      return;
    }
    remember(queue, message);
    queue.add(message);
    report(Reports.Kind.ARRIVAL, message.message(), Mqi.FEEDBACK_COA);
    changed.add(queue);
  }

  private void cross(String far, QueuedMessage message) {
    LocalQueue queue = byName.get(far);
    try {
      if (queue == null) {
        throw new MqFailure(Reason.UNKNOWN_OBJECT_NAME, far);
      }
      check(queue, message.message());
      arrive(queue, message);
    } catch (MqFailure refused) {
      undeliverable(far, message.message(), refused.reason());
    }
  }

  private void undeliverable(String far, MqMessage message, int reason) {
    report(Reports.Kind.EXCEPTION, message, reason);
    LocalQueue dead = byName.get(deadLetterQueue);
    if (dead != null && !message.descriptor().reports(Mqi.REPORT_DISCARD_MSG)) {
      QueuedMessage letter = queued(reports.deadLetter(message, reason, far));
      remember(dead, letter);
      dead.add(letter);
      changed.add(dead);
    }
  }

  private void report(Reports.Kind kind, MqMessage original, int feedback) {
    Optional<MqMessage> report = reports.of(kind, original, feedback);
    if (report.isEmpty()) {
      return;
    }
    String replyTo = original.descriptor().text(MqmdField.REPLY_TO_Q);
    LocalQueue queue = byName.getOrDefault(replyTo, byName.get(deadLetterQueue));
    if (queue != null) {
      QueuedMessage message = queued(report.get());
      remember(queue, message);
      queue.add(message);
      changed.add(queue);
    }
  }

  private void remember(LocalQueue queue, QueuedMessage message) {
    if (message.descriptor().isPersistent() && !queue.isTemporary()) {
      store.put(
          new StoredMessage(
              queue.definition().name(),
              message.sequence(),
              message.message(),
              message.expiresAtMillis(),
              message.backoutCount()));
    }
  }

  void forget(QueuedMessage message) {
    if (message.descriptor().isPersistent()) {
      store.remove(message.sequence());
    }
  }

  /** A get is final. */
  void delivered(QueuedMessage message) {
    forget(message);
    report(Reports.Kind.DELIVERY, message.message(), Mqi.FEEDBACK_COD);
  }

  /** A get is undone, and counted. */
  void putBack(LocalQueue queue, QueuedMessage message) {
    message.backedOut();
    if (message.descriptor().isPersistent() && !queue.isTemporary()) {
      store.backedOut(message.sequence(), message.backoutCount());
    }
    queue.add(message);
    changed.add(queue);
  }

  /** Takes off what has expired, and reports it where it asked for that. */
  void expire(LocalQueue queue) {
    Instant now = clock.instant();
    List<QueuedMessage> expired = new ArrayList<>();
    queue.expire(now, expired::add);
    for (QueuedMessage message : expired) {
      forget(message);
      report(Reports.Kind.EXPIRATION, message.message(), Mqi.FEEDBACK_EXPIRATION);
    }
  }
}
