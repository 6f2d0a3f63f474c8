package io.twospeed.mqstandin.queues;

import io.twospeed.mqstandin.store.MessageStore;
import io.twospeed.mqstandin.wire.MqMessage;
import io.twospeed.mqstandin.wire.Mqmd;
import io.twospeed.mqstandin.wire.Reason;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
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
  private final Queues queues;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Runnable> afterwards = new ArrayDeque<>();
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
    Reports reports = new Reports(name, stamp, clock);
    this.queues = new Queues(deadLetterQueue, maximumLength, clock, store, reports);
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
          queues.define(definition);
        });
  }

  /** Puts the messages kept by the store back on their queues. */
  public void recover() {
    locked(
        () -> {
          store.load().forEach(queues::recover);
        });
  }

  /** The definition of a queue a user may open. */
  public QueueDefinition open(String queueName, String user) {
    return locked(
        () -> {
          QueueDefinition definition = queues.named(queueName).definition();
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
          queues.byName().put(made, new LocalQueue(definition, true));
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
          LocalQueue queue = queues.byName().get(queueName);
          if (queue != null && queue.isTemporary()) {
            queues.byName().remove(queueName);
            queue.receivers().forEach(it -> afterwards.add(it.fail(Reason.UNKNOWN_OBJECT_NAME)));
          }
        });
  }

  /** Messages on a queue, uncommitted puts counted. */
  public int depth(String queueName) {
    return locked(
        () -> {
          LocalQueue queue = queues.named(queueName);
          queues.expire(queue);
          return queue.depth();
        });
  }

  /** Those who wait at a queue. */
  public int waiting(String queueName) {
    return locked(() -> queues.named(queueName).receivers().size());
  }

  /** The names of all queues. */
  public List<String> queueNames() {
    return locked(() -> List.copyOf(queues.byName().keySet()));
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
          LocalQueue queue = queues.named(queueName);
          queues.expire(queue);
          queues.check(queue, sent);
          Mqmd descriptor = stamp.onPut(sent.descriptor(), terms, queue.definition());
          MqMessage kept = sent.with(descriptor);
          if (queue.isTemporary() && descriptor.isPersistent()) {
            throw new MqFailure(PERSISTENT_NOT_ALLOWED, queueName + " is temporary");
          }
          recorder.accept(new RecordedPut(queueName, sent, kept, terms.options(), terms.user()));
          QueuedMessage message = queues.queued(kept);
          if (work == null) {
            queues.arrive(queue, message);
          } else {
            work.puts().add(new UnitOfWork.Entry(queue, message));
            queue.reserve();
          }
          return kept;
        });
  }

  /** Gives the receiver a message now, or lets it wait. */
  public void get(String queueName, Receiver receiver) {
    locked(
        () -> {
          LocalQueue queue = queues.named(queueName);
          if (queue.definition().getInhibited()) {
            afterwards.add(receiver.fail(Reason.GET_INHIBITED));
            return;
          }
          queues.expire(queue);
          queue.receivers().add(receiver);
          queues.changed().add(queue);
        });
  }

  /** Ends the wait of one who has got nothing, with a reason. */
  public void giveUp(String queueName, Receiver receiver, int reason) {
    locked(
        () -> {
          LocalQueue queue = queues.byName().get(queueName);
          if (queue != null && queue.receivers().remove(receiver) && receiver.isWaiting()) {
            afterwards.add(receiver.fail(reason));
          }
        });
  }

  /** Takes one who waits off its queue, and tells it nothing. */
  public void withdraw(String queueName, Receiver receiver) {
    locked(
        () -> {
          LocalQueue queue = queues.byName().get(queueName);
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
          LocalQueue queue = queues.named(queueName);
          queues.expire(queue);
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
      queues.delivered(message);
    } else {
      work.gets().add(new UnitOfWork.Entry(queue, message));
    }
  }

  /** Makes a unit of work's puts visible and its gets final, on disk when this returns. */
  public void commit(UnitOfWork work) {
    locked(
        () -> {
          for (UnitOfWork.Entry put : work.puts()) {
            put.queue().release();
            queues.arrive(put.queue(), put.message());
          }
          work.gets().forEach(it -> queues.delivered(it.message()));
          work.clear();
        });
  }

  /** Drops a unit of work's puts, and puts its gets back with one more in their back-out count. */
  public void backOut(UnitOfWork work) {
    locked(
        () -> {
          work.puts().forEach(it -> it.queue().release());
          for (UnitOfWork.Entry entry : work.gets()) {
            queues.putBack(entry.queue(), entry.message());
          }
          work.clear();
        });
  }

  /** Takes what has expired off every queue, and reports it where it asked for that. */
  public void expireAll() {
    locked(
        () -> {
          List.copyOf(queues.byName().values()).forEach(queues::expire);
        });
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
    while (!queues.changed().isEmpty()) {
      LocalQueue queue = queues.changed().iterator().next();
      queues.changed().remove(queue);
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
