package io.twospeed.suite.parts;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for a condition, with a limit that no healthy machine reaches. */
public final class Waiting {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private Waiting() {}

  /**
   * Returns once the condition holds.
   *
   * @throws IllegalStateException naming what was waited for, where it does not in three minutes
   */
  public static void until(String what, BooleanSupplier condition) {
    if (!happens(condition)) {
      throw new IllegalStateException("waited %s in vain until %s".formatted(LIMIT, what));
    }
  }

  /** Whether the condition comes to hold within the limit. */
  public static boolean happens(BooleanSupplier condition) {
    return happens(LIMIT, condition);
  }

  /** Whether the condition comes to hold within that time. */
  public static boolean happens(Duration limit, BooleanSupplier condition) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
    return true;
  }
}
