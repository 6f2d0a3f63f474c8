package io.twospeed.mqstandin.channel;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The faults that are asked for, each for a number of calls. Safe for use by many threads. */
public final class Faults {
  private final List<Pending> pending = new ArrayList<>();

  /** No fault. */
  public Faults() {}

  /**
   * The next calls of a verb go wrong.
   *
   * @param queue the queue they are for, or an empty text for any and for calls that have none
   * @param times how many calls
   */
  public synchronized void add(Verb verb, String queue, Fault fault, int times) {
    pending.add(new Pending(verb, queue, fault, times));
  }

  /** Forgets all faults that have not happened. */
  public synchronized void clear() {
    pending.clear();
  }

  synchronized @Nullable Fault next(Verb verb, String queue) {
    for (Iterator<Pending> each = pending.iterator(); each.hasNext(); ) {
      Pending fault = each.next();
      if (fault.verb == verb && (fault.queue.isEmpty() || fault.queue.equals(queue))) {
        if (--fault.times == 0) {
          each.remove();
        }
        return fault.fault;
      }
    }
    return null;
  }

  private static final class Pending {
    private final Verb verb;
    private final String queue;
    private final Fault fault;
    private int times;

    Pending(Verb verb, String queue, Fault fault, int times) {
      this.verb = verb;
      this.queue = queue;
      this.fault = fault;
      this.times = times;
    }
  }
}
