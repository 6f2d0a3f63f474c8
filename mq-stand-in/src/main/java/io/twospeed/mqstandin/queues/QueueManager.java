package io.twospeed.mqstandin.queues;

import io.twospeed.mqstandin.store.MessageStore;
import io.twospeed.mqstandin.store.StoredMessage;
import io.twospeed.mqstandin.wire.MqMessage;
import io.twospeed.mqstandin.wire.Mqi;
import io.twospeed.mqstandin.wire.Mqmd;
import io.twospeed.mqstandin.wire.MqmdField;
import io.twospeed.mqstandin.wire.Reason;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Queues and what calls do to them. One lock guards all; what a call causes elsewhere (a reply to
 * one who waits) runs after it is free, in order. Safe for use by many threads.
 */
public final class QueueManager implements AutoCloseable {
  private static final int PERSISTENT_NOT_ALLOWED = 2048;

  private final String name;
  private final String deadLetterQueue;
  private final int maximumLength;
  private final Clock clock;
  private final MessageStore store;
  private final Consumer<RecordedPut> recorder;
  private final Stamp stamp;
  private final Reports reports;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, LocalQueue> queues = new TreeMap<>();
  private final Deque<Runnable> afterwards = new ArrayDeque<>();
  private final Set<LocalQueue> toServe = new LinkedHashSet<>();
  private long lastSequence;
  private long lastTemporary;

  /**
   * A queue manager with no queue yet.
   *
   * @param maximumLength the longest message it takes, bytes: a longer one fails with 2031
   */
  public QueueManager(
      String name,
      String deadLetterQueue,
      int maximumLength,
      Clock clock,
      MessageStore store,
      Consumer<RecordedPut> recorder) {
    this.name = name;
    this.deadLetterQueue = deadLetterQueue;
    this.maximumLength = maximumLength;
    this.clock = clock;
    this.store = store;
    this.recorder = recorder;
    this.stamp = new Stamp(name, clock);
    this.reports = new Reports(name, stamp, clock);
  }

  public String name() {
    return name;
  }

  public String deadLetterQueue() {
    return deadLetterQueue;
  }

  public int maximumLength() {
    return maximumLength;
  }

  /** Defines a queue, or changes the definition of one and leaves its messages. */
  public void define(QueueDefinition definition) {
    locked(
        () -> {
          LocalQueue queue = queues.get(definition.name());
          if (queue == null) {
            queues.put(definition.name(), new LocalQueue(definition));
          } else {
            queue.redefine(definition);
            toServe.add(queue);
          }
        });
  }

  /** Puts the messages kept by the store back on their queues. */
  public void recover() {
    locked(
        () -> {
          for (StoredMessage kept : store.load()) {
            lastSequence = Math.max(lastSequence, kept.sequence());
            queues
                .computeIfAbsent(
                    kept.queue(), it -> new LocalQueue(QueueDefinition.local(kept.queue())))
                .add(
                    new QueuedMessage(
                        kept.sequence(),
                        kept.message(),
                        kept.expiresAtMillis(),
                        kept.backoutCount()));
          }
        });
  }

  /** The definition of a queue a user may open. */
  public QueueDefinition open(String queueName, String user) {
    return locked(
        () -> {
          QueueDefinition definition = queue(queueName).definition();
          if (!definition.allows(user)) {
            throw new MqFailure(Reason.NOT_AUTHORIZED, "user " + user + " at " + queueName);
          }
          return definition;
        });
  }

  /** Makes a temporary queue of a model, named by a pattern that may end in an asterisk. */
  public QueueDefinition openTemporary(QueueDefinition model, String pattern) {
    return locked(
        () -> {
          String made = pattern;
          if (pattern.endsWith("*")) {
            String stem = pattern.substring(0, Math.min(32, pattern.length() - 1));
            made = stem + String.format("%016X", stampNow() + ++lastTemporary);
          }
          QueueDefinition definition = model.named(made);
          queues.put(made, new LocalQueue(definition, true));
          return definition;
        });
  }

  private long stampNow() {
    return clock.instant().toEpochMilli() << 20;
  }

  /** Takes a temporary queue away with all its messages; does nothing to any other. */
  public void deleteTemporary(String queueName) {
    locked(
        () -> {
          LocalQueue queue = queues.get(queueName);
          if (queue != null && queue.isTemporary()) {
            queues.remove(queueName);
            queue.receivers().forEach(it -> afterwards.add(it.fail(Reason.UNKNOWN_OBJECT_NAME)));
          }
        });
  }

  /** Messages on a queue, uncommitted puts counted. */
  public int depth(String queueName) {
    return locked(
        () -> {
          LocalQueue queue = queue(queueName);
          expire(queue);
          return queue.depth();
        });
  }

  /** Those who wait at a queue. */
  public int waiting(String queueName) {
    return locked(() -> queue(queueName).receivers().size());
  }

  /** The names of all queues. */
  public List<String> queueNames() {
    return locked(() -> List.copyOf(queues.keySet()));
  }

  /** A message id whose last three bytes are zero, for a client to count up in. */
  public byte[] reservedId() {
    return locked(stamp::reservedId);
  }

  /**
   * Puts a message.
   *
   * @param work the unit of work it belongs to, or null: it is on the queue when this returns
   * @return the message as the queue keeps it
   */
  public MqMessage put(
      String queueName, MqMessage sent, PutTerms terms, @Nullable UnitOfWork work) {
    return locked(
        () -> {
          LocalQueue queue = queue(queueName);
          expire(queue);
          check(queue, sent);
          Mqmd descriptor = stamp.onPut(sent.descriptor(), terms, queue.definition());
          MqMessage kept = sent.with(descriptor);
          if (queue.isTemporary() && descriptor.isPersistent()) {
            throw new MqFailure(PERSISTENT_NOT_ALLOWED, queueName + " is temporary");
          }
          recorder.accept(new RecordedPut(queueName, sent, kept, terms.options(), terms.user()));
          QueuedMessage message = queued(kept);
          if (work == null) {
            arrive(queue, message);
          } else {
            work.puts().add(new UnitOfWork.Entry(queue, message));
            queue.reserve();
          }
          return kept;
        });
  }

  private QueuedMessage queued(MqMessage message) {
    long expiresAtMillis = QueuedMessage.expiry(message.descriptor(), clock.instant());
    return new QueuedMessage(++lastSequence, message, expiresAtMillis, 0);
  }

  private void check(LocalQueue queue, MqMessage message) {
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
  private void arrive(LocalQueue queue, QueuedMessage message) {
    String far = queue.definition().remote();
    if (!far.isEmpty()) {
      cross(far, message);
      return;
    }
    remember(queue, message);
    queue.add(message);
    report(Reports.Kind.ARRIVAL, message.message(), Mqi.FEEDBACK_COA);
    toServe.add(queue);
  }

  private void cross(String far, QueuedMessage message) {
    LocalQueue queue = queues.get(far);
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
    LocalQueue dead = queues.get(deadLetterQueue);
    if (dead != null && !message.descriptor().reports(Mqi.REPORT_DISCARD_MSG)) {
      QueuedMessage letter = queued(reports.deadLetter(message, reason, far));
      remember(dead, letter);
      dead.add(letter);
      toServe.add(dead);
    }
  }

  private void report(Reports.Kind kind, MqMessage original, int feedback) {
    Optional<MqMessage> report = reports.of(kind, original, feedback);
    if (report.isEmpty()) {
      return;
    }
    String replyTo = original.descriptor().text(MqmdField.REPLY_TO_Q);
    LocalQueue queue = queues.getOrDefault(replyTo, queues.get(deadLetterQueue));
    if (queue != null) {
      QueuedMessage message = queued(report.get());
      remember(queue, message);
      queue.add(message);
      toServe.add(queue);
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

  private void forget(QueuedMessage message) {
    if (message.descriptor().isPersistent()) {
      store.remove(message.sequence());
    }
  }

  /** Gives the receiver a message now, or lets it wait. */
  public void get(String queueName, Receiver receiver) {
    locked(
        () -> {
          LocalQueue queue = queue(queueName);
          if (queue.definition().getInhibited()) {
            afterwards.add(receiver.fail(Reason.GET_INHIBITED));
            return;
          }
          expire(queue);
          queue.receivers().add(receiver);
          toServe.add(queue);
        });
  }

  /** Ends the wait of one who has got nothing, with a reason. */
  public void giveUp(String queueName, Receiver receiver, int reason) {
    locked(
        () -> {
          LocalQueue queue = queues.get(queueName);
          if (queue != null && queue.receivers().remove(receiver) && receiver.isWaiting()) {
            afterwards.add(receiver.fail(reason));
          }
        });
  }

  /** Takes one who waits off its queue, and tells it nothing. */
  public void withdraw(String queueName, Receiver receiver) {
    locked(
        () -> {
          LocalQueue queue = queues.get(queueName);
          if (queue != null) {
            queue.receivers().remove(receiver);
          }
        });
  }

  /**
   * The first message, or the one behind a browsed message, without taking it.
   *
   * @param behind the message the cursor is at, or null for the first
   */
  public @Nullable Got browse(String queueName, Selection selection, @Nullable Got behind) {
    return locked(
        () -> {
          LocalQueue queue = queue(queueName);
          expire(queue);
          QueuedMessage found = queue.after(behind, selection);
          return found == null ? null : got(found);
        });
  }

  private Got got(QueuedMessage message) {
    return new Got(message.asGot(clock.instant()), message.token(), message.sequence());
  }

  private void serve(LocalQueue queue) {
    boolean moved = true;
    while (moved) {
      moved = false;
      for (Receiver receiver : new ArrayList<>(queue.receivers())) {
        moved |= serveOne(queue, receiver);
      }
    }
    queue.receivers().removeIf(it -> !it.isWaiting());
  }

  private boolean serveOne(LocalQueue queue, Receiver receiver) {
    if (!receiver.isWaiting() || queue.definition().getInhibited()) {
      return false;
    }
    QueuedMessage message = queue.first(receiver.selection());
    if (message == null) {
      return false;
    }
    Got got = got(message);
    if (message.message().length() > receiver.maximumLength()) {
      afterwards.add(receiver.tooLong(got));
      return true;
    }
    take(queue, message, receiver.unitOfWork(message.descriptor().isPersistent()));
    afterwards.add(receiver.accept(got));
    return true;
  }

  private void take(LocalQueue queue, QueuedMessage message, @Nullable UnitOfWork work) {
    queue.remove(message);
    if (work == null) {
      delivered(message);
    } else {
      work.gets().add(new UnitOfWork.Entry(queue, message));
    }
  }

  private void delivered(QueuedMessage message) {
    forget(message);
    report(Reports.Kind.DELIVERY, message.message(), Mqi.FEEDBACK_COD);
  }

  /** Makes a unit of work's puts visible and its gets final, on disk when this returns. */
  public void commit(UnitOfWork work) {
    locked(
        () -> {
          for (UnitOfWork.Entry put : work.puts()) {
            put.queue().release();
            arrive(put.queue(), put.message());
          }
          work.gets().forEach(it -> delivered(it.message()));
          work.clear();
        });
  }

  /** Drops a unit of work's puts, and puts its gets back with one more in their back-out count. */
  public void backOut(UnitOfWork work) {
    locked(
        () -> {
          work.puts().forEach(it -> it.queue().release());
          for (UnitOfWork.Entry entry : work.gets()) {
            putBack(entry.queue(), entry.message());
          }
          work.clear();
        });
  }

  private void putBack(LocalQueue queue, QueuedMessage message) {
    message.backedOut();
    if (message.descriptor().isPersistent() && !queue.isTemporary()) {
      store.backedOut(message.sequence(), message.backoutCount());
    }
    queue.add(message);
    toServe.add(queue);
  }

  /** Takes what has expired off every queue, and reports it where it asked for that. */
  public void expireAll() {
    locked(
        () -> {
          List.copyOf(queues.values()).forEach(this::expire);
        });
  }

  private void expire(LocalQueue queue) {
    Instant now = clock.instant();
    List<QueuedMessage> expired = new ArrayList<>();
    queue.expire(now, expired::add);
    for (QueuedMessage message : expired) {
      forget(message);
      report(Reports.Kind.EXPIRATION, message.message(), Mqi.FEEDBACK_EXPIRATION);
    }
  }

  private LocalQueue queue(String queueName) {
    LocalQueue queue = queues.get(queueName);
    if (queue == null) {
      throw new MqFailure(Reason.UNKNOWN_OBJECT_NAME, "no queue '" + queueName + "'");
    }
    return queue;
  }

  private void locked(Runnable work) {
    locked(
        () -> {
          work.run();
          return true;
        });
  }

  private <T extends @Nullable Object> T locked(Supplier<T> work) {
    List<Runnable> outside = new ArrayList<>();
    lock.lock();
    try {
      return work.get();
    } finally {
      try {
        settle();
      } finally {
        outside.addAll(afterwards);
        afterwards.clear();
        lock.unlock();
        outside.forEach(Runnable::run);
      }
    }
  }

  /** What is noted goes to disk before anyone is given a message for it. */
  private void settle() {
    store.commit();
    while (!toServe.isEmpty()) {
      LocalQueue queue = toServe.iterator().next();
      toServe.remove(queue);
      serve(queue);
      store.commit();
    }
  }

  /** Closes the store. Messages kept there are there at the next start. */
  @Override
  public void close() {
    lock.lock();
    try {
      store.close();
    } finally {
      lock.unlock();
    }
  }
}
