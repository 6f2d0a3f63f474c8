package io.twospeed.routes;

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
 * @param maxConcurrent requests of one product under way at once; beyond: 503
 * @param maxThreads requests of one product that occupy a thread at once; beyond: 503
 * @param maxSteps steps of a route one request may take
 * @param maxTime a request's route may take
 * @param drainAtMost how long a replaced version waits for its last request
 * @param ownLimits of the four limits, what a product has of its own, by its name
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
    Duration drainAtMost,
    Map<String, OwnLimits> ownLimits) {

  /**
   * What one product may take where it is not what the others may; null: as they.
   *
   * @param maxConcurrent requests under way at once
   * @param maxThreads requests that occupy a thread at once
   * @param maxSteps steps of a route one request may take
   * @param maxTime a request's route may take
   */
  public record OwnLimits(
      @Nullable Integer maxConcurrent,
      @Nullable Integer maxThreads,
      @Nullable Integer maxSteps,
      @Nullable Duration maxTime) {

    private ProductLimits.Settings over(ProductLimits.Settings all) {
      return new ProductLimits.Settings(
          Objects.requireNonNullElse(maxConcurrent, all.concurrent()),
          Objects.requireNonNullElse(maxThreads, all.threads()),
          Objects.requireNonNullElse(maxSteps, all.steps()),
          Objects.requireNonNullElse(maxTime, all.time()));
    }
  }

  /** The same limits for every product. */
  public ReleaseSettings(
      @Nullable Path data,
      int firstPercent,
      int keep,
      Band band,
      int maxConcurrent,
      int maxThreads,
      int maxSteps,
      Duration maxTime,
      Duration drainAtMost) {
    this(
        data,
        firstPercent,
        keep,
        band,
        maxConcurrent,
        maxThreads,
        maxSteps,
        maxTime,
        drainAtMost,
        Map.of());
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
    ProductLimits.Settings all =
        new ProductLimits.Settings(maxConcurrent, maxThreads, maxSteps, maxTime);
    limits(findings, "", all);
    ownLimits = Collections.unmodifiableMap(new TreeMap<>(ownLimits));
    ownLimits.forEach(
        (product, own) -> limits(findings, "products." + product + ".", own.over(all)));
    if (!findings.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", findings));
    }
  }

  private static void limits(List<String> findings, String of, ProductLimits.Settings limits) {
    range(findings, of + "maxConcurrent", limits.concurrent(), 1, Integer.MAX_VALUE);
    range(findings, of + "maxThreads", limits.threads(), 1, Integer.MAX_VALUE);
    range(findings, of + "maxSteps", limits.steps(), 1, Integer.MAX_VALUE);
    if (limits.time().isNegative() || limits.time().isZero()) {
      findings.add(
          "releases.%smaxTime is %s; expected more than nothing".formatted(of, limits.time()));
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

  /** What a product of this name may take. */
  ProductLimits.Settings limits(String product) {
    ProductLimits.Settings all =
        new ProductLimits.Settings(maxConcurrent, maxThreads, maxSteps, maxTime);
    OwnLimits own = ownLimits.get(product);
    return own == null ? all : own.over(all);
  }
}
