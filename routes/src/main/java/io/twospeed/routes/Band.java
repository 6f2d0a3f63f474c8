package io.twospeed.routes;

import io.twospeed.routes.Conduct.Figures;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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

  /** Why a version is out of the band; null where it is in it, or too little is known. */
  @Nullable String left(Figures before, Figures after) {
    if (after.requests() < atLeast) {
      return null;
    }
    if (after.failedPercent() > before.failedPercent() + failedPoints) {
      return String.format(
          Locale.ROOT,
          "%.1f %% of its %d requests failed; of the version before %.1f %% of %d; allowed are %.1f"
              + " points more",
          after.failedPercent(),
          after.requests(),
          before.failedPercent(),
          before.requests(),
          failedPoints);
    }
    long allowed =
        Math.max((long) (before.p95Nanos() * slowerTimes), before.p95Nanos() + slowerBy.toNanos());
    if (before.requests() >= atLeast && after.p95Nanos() > allowed) {
      return String.format(
          Locale.ROOT,
          "95 %% of its %d requests took up to %.1f ms; of the version before %.1f ms; allowed are"
              + " %.1f ms",
          after.requests(),
          after.p95Nanos() / 1e6,
          before.p95Nanos() / 1e6,
          allowed / 1e6);
    }
    return null;
  }
}
