package io.twospeed.routes.settings;

import java.time.Duration;

/**
 * How far a new version may be worse than the one before it.
 *
 * @param watch how long a new version is watched; zero: none is rolled back by itself
 * @param atLeast requests before it is judged
 * @param failedPoints how many percentage points more of its requests may fail
 * @param slowerTimes how many times as long its requests may take (95th percentile)
 * @param slowerBy what is slower by less than this is not slower
 */
public record Band(
    Duration watch, int atLeast, double failedPoints, double slowerTimes, Duration slowerBy) {

  /** Watched for five minutes: five points, three times and 50 ms, after 50 requests. */
  public static Band defaults() {
    return new Band(Duration.ofMinutes(5), 50, 5, 3, Duration.ofMillis(50));
  }
}
