package io.twospeed.mqstandin.store;

import java.util.List;

/** Where persistent messages are kept. Called under the queue manager's lock only. */
public interface MessageStore extends AutoCloseable {
  /** A store that keeps nothing: a restart drops every message. */
  static MessageStore none() {
    return new NoStore();
  }

  /** All messages kept, in the order they were put. */
  List<StoredMessage> load();

  /** Notes a message; kept for certain after the next commit. */
  void put(StoredMessage message);

  /** Notes that a message was got; certain after the next commit. */
  void remove(long sequence);

  /** Notes that a message was backed out. */
  void backedOut(long sequence, int count);

  /** Forces to disk what was noted, and keeps it or, after a halt, none of it. */
  void commit();

  @Override
  void close();
}
