package io.twospeed.routes.limit;

import io.twospeed.routes.settings.ReleaseSettings;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What one product may take of what all share: requests under way, and threads. Its versions share
 * it. Safe for many threads.
 */
public final class ProductLimits {
  private final ReleaseSettings.Limits limits;
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger onThreads = new AtomicInteger();

  public ProductLimits(ReleaseSettings.Limits limits) {
    this.limits = limits;
  }

  /** Whether one request more may begin; where it may, {@link #leave} follows. */
  public boolean enter() {
    if (underWay.incrementAndGet() <= limits.maxConcurrent()) {
      return true;
    }
    underWay.decrementAndGet();
    return false;
  }

  public void leave() {
    underWay.decrementAndGet();
  }

  /** Whether one request more may occupy a thread; where it may, {@link #leaveThread} follows. */
  public boolean enterThread() {
    if (onThreads.incrementAndGet() <= limits.maxThreads()) {
      return true;
    }
    onThreads.decrementAndGet();
    return false;
  }

  public void leaveThread() {
    onThreads.decrementAndGet();
  }

  public Budget budget() {
    return new Budget(limits.maxSteps(), System.nanoTime() + limits.maxTime().toNanos());
  }

  /** What one request may still use; its copies in a split share it. */
  public static final class Budget {
    private final AtomicInteger steps;
    private final long endNanos;
    private String step = "";

    private Budget(int steps, long endNanos) {
      this.steps = new AtomicInteger(steps);
      this.endNanos = endNanos;
    }

    boolean takeStep() {
      return steps.decrementAndGet() >= 0;
    }

    /** The step that is being taken: file, line and what it is. */
    void at(String place) {
      step = place;
    }

    /** The step that was begun last; empty where none was. */
    public String step() {
      return step;
    }

    boolean hasTime() {
      return System.nanoTime() - endNanos < 0;
    }
  }
}
