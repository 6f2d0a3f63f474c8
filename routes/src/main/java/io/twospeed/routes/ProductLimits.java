package io.twospeed.routes;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What one product may take of what all share: requests under way, and threads. Its versions share
 * it. Safe for many threads.
 */
final class ProductLimits {
  private final Settings settings;
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger onThreads = new AtomicInteger();

  /**
   * The limits of each product.
   *
   * @param concurrent requests under way at once; beyond: 503
   * @param threads requests that occupy a thread at once; beyond: 503
   * @param steps a request may take, so that a loop ends
   * @param time a request's route may take, from its beginning
   */
  record Settings(int concurrent, int threads, int steps, Duration time) {}

  ProductLimits(Settings settings) {
    this.settings = settings;
  }

  /** Whether one request more may begin; where it may, {@link #leave} follows. */
  boolean enter() {
    if (underWay.incrementAndGet() <= settings.concurrent()) {
      return true;
    }
    underWay.decrementAndGet();
    return false;
  }

  void leave() {
    underWay.decrementAndGet();
  }

  /** Whether one request more may occupy a thread; where it may, {@link #leaveThread} follows. */
  boolean enterThread() {
    if (onThreads.incrementAndGet() <= settings.threads()) {
      return true;
    }
    onThreads.decrementAndGet();
    return false;
  }

  void leaveThread() {
    onThreads.decrementAndGet();
  }

  Budget budget() {
    return new Budget(settings.steps(), System.nanoTime() + settings.time().toNanos());
  }

  /** What one request may still use; its copies in a split share it. */
  static final class Budget {
    private final AtomicInteger steps;
    private final long endNanos;

    private Budget(int steps, long endNanos) {
      this.steps = new AtomicInteger(steps);
      this.endNanos = endNanos;
    }

    boolean takeStep() {
      return steps.decrementAndGet() >= 0;
    }

    boolean hasTime() {
      return System.nanoTime() - endNanos < 0;
    }
  }
}
