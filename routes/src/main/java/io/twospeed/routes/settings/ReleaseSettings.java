package io.twospeed.routes.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
 * @param drainAtMost how long a replaced version waits for its last request
 * @param limits what one product may take of what all share
 * @param ownLimits what single products may take where it is not that, by their names
 */
public record ReleaseSettings(
    @Nullable Path data,
    int firstPercent,
    int keep,
    Band band,
    Duration drainAtMost,
    Limits limits,
    Map<String, OwnLimits> ownLimits) {

  /**
   * What one product may take.
   *
   * @param maxConcurrent requests under way at once; beyond: 503
   * @param maxThreads requests that occupy a thread at once; beyond: 503
   * @param maxSteps steps of a route one request may take, so that a loop ends
   * @param maxTime a request's route may take, from its beginning
   */
  public record Limits(int maxConcurrent, int maxThreads, int maxSteps, Duration maxTime) {}

  /** The same of one product; null: as the others. */
  public record OwnLimits(
      @Nullable Integer maxConcurrent,
      @Nullable Integer maxThreads,
      @Nullable Integer maxSteps,
      @Nullable Duration maxTime) {

    private Limits over(Limits all) {
      return new Limits(
          Objects.requireNonNullElse(maxConcurrent, all.maxConcurrent()),
          Objects.requireNonNullElse(maxThreads, all.maxThreads()),
          Objects.requireNonNullElse(maxSteps, all.maxSteps()),
          Objects.requireNonNullElse(maxTime, all.maxTime()));
    }
  }

  /**
   * Checks what cannot be used.
   *
   * @throws IllegalArgumentException with every finding
   */
  public ReleaseSettings {
    List<String> findings = new ArrayList<>();
    range(findings, "firstPercent", firstPercent, 1, 100);
    range(findings, "keep", keep, 1, 1000);
    check(findings, "", limits);
    Limits all = limits;
    ownLimits = Collections.unmodifiableMap(new TreeMap<>(ownLimits));
    ownLimits.forEach(
        (product, own) -> check(findings, "products." + product + ".", own.over(all)));
    if (!findings.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", findings));
    }
  }

  private static void check(List<String> findings, String of, Limits limits) {
    range(findings, of + "maxConcurrent", limits.maxConcurrent(), 1, Integer.MAX_VALUE);
    range(findings, of + "maxThreads", limits.maxThreads(), 1, Integer.MAX_VALUE);
    range(findings, of + "maxSteps", limits.maxSteps(), 1, Integer.MAX_VALUE);
    if (limits.maxTime().isNegative() || limits.maxTime().isZero()) {
      findings.add(
          "releases.%smaxTime is %s; expected more than nothing".formatted(of, limits.maxTime()));
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
        Duration.ofMinutes(5),
        new Limits(1000, 50, 10_000, Duration.ofSeconds(60)),
        Map.of());
  }

  /** What a product of this name may take. */
  public Limits limits(String product) {
    OwnLimits own = ownLimits.get(product);
    return own == null ? limits : own.over(limits);
  }
}
