package io.twospeed.routes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How versions come and go.
 *
 * @param data where the history of releases and the files of former versions are kept; null:
 *     nowhere, and a restart begins with what the folder says
 * @param firstPercent of the clients that a version of the folder begins with, where another is
 *     live; 100: it takes that one's place at once
 * @param keep how many versions of a product are kept to go back to
 * @param band how far a new version may be worse before it is rolled back
 * @param maxConcurrent requests of one product under way at once; beyond: 503
 * @param maxThreads requests of one product that occupy a thread at once; beyond: 503
 * @param maxSteps steps of a route one request may take
 * @param maxTime a request's route may take
 * @param drainAtMost how long a replaced version waits for its last request
 */
public record ReleaseSettings(
    @Nullable Path data,
    int firstPercent,
    int keep,
    Band band,
    int maxConcurrent,
    int maxThreads,
    int maxSteps,
    Duration maxTime,
    Duration drainAtMost) {

  /**
   * Checks what cannot be used.
   *
   * @throws IllegalArgumentException with every finding
   */
  public ReleaseSettings {
    List<String> findings = new ArrayList<>();
    range(findings, "firstPercent", firstPercent, 1, 100);
    range(findings, "keep", keep, 1, 1000);
    range(findings, "maxConcurrent", maxConcurrent, 1, Integer.MAX_VALUE);
    range(findings, "maxThreads", maxThreads, 1, Integer.MAX_VALUE);
    range(findings, "maxSteps", maxSteps, 1, Integer.MAX_VALUE);
    if (!findings.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", findings));
    }
  }

  private static void range(List<String> findings, String name, int value, int least, int most) {
    if (value < least || value > most) {
      findings.add("releases.%s is %d; expected %d to %d".formatted(name, value, least, most));
    }
  }

  /** Nothing kept on disk, and the limits that config has where it says nothing. */
  public static ReleaseSettings defaults() {
    return new ReleaseSettings(
        null,
        100,
        10,
        Band.defaults(),
        1000,
        50,
        10_000,
        Duration.ofSeconds(60),
        Duration.ofMinutes(5));
  }

  ProductLimits.Settings limits() {
    return new ProductLimits.Settings(maxConcurrent, maxThreads, maxSteps, maxTime);
  }
}
