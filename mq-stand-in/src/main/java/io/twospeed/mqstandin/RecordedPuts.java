package io.twospeed.mqstandin;

import io.twospeed.mqstandin.queues.RecordedPut;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last puts, up to a number. Safe for use by many threads. */
final class RecordedPuts {
  private final int most;
  private final Deque<RecordedPut> puts = new ArrayDeque<>();

  RecordedPuts(int most) {
    this.most = most;
  }

  synchronized void add(RecordedPut put) {
    if (most == 0) {
      return;
    }
    if (puts.size() == most) {
      puts.removeFirst();
    }
    puts.addLast(put);
  }

  synchronized List<RecordedPut> all() {
    return List.copyOf(puts);
  }

  synchronized void clear() {
    puts.clear();
  }
}
