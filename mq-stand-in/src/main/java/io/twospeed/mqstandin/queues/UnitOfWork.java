package io.twospeed.mqstandin.queues;

import java.util.ArrayList;
import java.util.List;

/** What one connection put and got since its last commit. Guarded by the manager's lock. */
public final class UnitOfWork {
  private final List<Entry> puts = new ArrayList<>();
  private final List<Entry> gets = new ArrayList<>();

  /** An empty unit of work. */
  public UnitOfWork() {}

  List<Entry> puts() {
    return puts;
  }

  List<Entry> gets() {
    return gets;
  }

  boolean isEmpty() {
    return puts.isEmpty() && gets.isEmpty();
  }

  void clear() {
    puts.clear();
    gets.clear();
  }

  /** A message and the queue it goes to or came from. */
  static final class Entry {
    private final LocalQueue queue;
    private final QueuedMessage message;

    Entry(LocalQueue queue, QueuedMessage message) {
      this.queue = queue;
      this.message = message;
    }

    LocalQueue queue() {
      return queue;
    }

    QueuedMessage message() {
      return message;
    }
  }
}
