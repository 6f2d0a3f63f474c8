package io.twospeed.legacycore.recovery;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * For how long something was tried in vain while the core could be asked: the time between one try
 * that met the core and the next. A try that could not reach it breaks the chain, so that an outage
 * does not count; nor does the time in which this process slept, since no gap counts for more than
 * the longest that tries leave.
 */
final class TriedTime {
  private final Duration longestGap;
  private Duration sum = Duration.ZERO;
  private @Nullable Instant last;

  TriedTime(Duration longestGap) {
    this.longestGap = longestGap;
  }

  /** The core was asked, and it is not settled all the same. */
  synchronized void inVain(Instant at) {
    Instant before = last;
    if (before != null && at.isAfter(before)) {
      Duration gap = Duration.between(before, at);
      sum = sum.plus(gap.compareTo(longestGap) > 0 ? longestGap : gap);
    }
    last = at;
  }

  /** The core could not be asked: what follows is a new beginning. */
  synchronized void away() {
    last = null;
  }

  /** What is missing to this time; zero where that is reached. */
  synchronized Duration missingTo(Duration time) {
    Duration missing = time.minus(sum);
    return missing.isNegative() ? Duration.ZERO : missing;
  }

  boolean reaches(Duration time) {
    return missingTo(time).isZero();
  }
}
