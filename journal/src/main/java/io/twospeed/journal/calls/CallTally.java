package io.twospeed.journal.calls;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * What one interaction's changing calls came to so far. The slow door keeps it, the fast door reads
 * it when it has to tell a caller whether anything happened. Safe for many threads.
 */
public final class CallTally {

  /** Whether anything happened in the core. */
  public enum Outcome {
    /** No call changed anything. */
    NOTHING_HAPPENED,
    /** At least one call was confirmed, and none is open. */
    SOMETHING_HAPPENED,
    /** At least one call has no known end. */
    IN_DOUBT
  }

  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger confirmed = new AtomicInteger();

  /** A changing call is handed to its transport. */
  public void sent() {
    open.incrementAndGet();
  }

  /**
   * A call that was {@link #sent} came to an end, or to no known one.
   *
   * @param state CONFIRMED, REJECTED, NOT_DONE; IN_DOUBT keeps the call open
   */
  public void ended(CoreCallState state) {
    switch (state) {
      case CONFIRMED -> {
        confirmed.incrementAndGet();
        open.decrementAndGet();
      }
      case REJECTED, NOT_DONE -> open.decrementAndGet();
      case IN_DOUBT -> {
        // Open it stays: that is what in doubt means.
      }
      case PLANNED, SENT, REVERSING, REVERSED, PARKED, CONTRADICTED ->
          throw new IllegalArgumentException("A call that was sent does not end as " + state);
    }
  }

  /** What is known now. */
  public Outcome outcome() {
    if (open.get() > 0) {
      return Outcome.IN_DOUBT;
    }
    return confirmed.get() > 0 ? Outcome.SOMETHING_HAPPENED : Outcome.NOTHING_HAPPENED;
  }
}
