package io.twospeed.legacycore.settings;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How calls in doubt are settled and failed interactions undone. Every setting with its default and
 * when to change it is in the module's README.
 *
 * @param grace how long after a request expired the core's "unknown" is not yet believed: it may
 *     still be under way inside the core
 * @param firstPause before something is tried a second time; it doubles from then on
 * @param longestPause between two tries
 * @param parkAfter for how long the core is asked in vain before a call is left to a person
 * @param claimEvery how often work is looked for that a dead instance left
 * @param renewEvery how often this instance says that it lives: at most a third of the journal's
 *     lease
 * @param batch how many calls, and how many interactions, are taken over at once
 * @param abandonedAfter how long after its deadline an interaction that still runs is taken for one
 *     that nobody works on
 * @param askAgainAfter how long after the core's UNKNOWN settled a call it is asked again, and how
 *     long after that once more; empty: never
 */
public record SettlementSettings(
    Duration grace,
    Duration firstPause,
    Duration longestPause,
    Duration parkAfter,
    Duration claimEvery,
    Duration renewEvery,
    int batch,
    Duration abandonedAfter,
    List<Duration> askAgainAfter) {

  private static final int MOST_DOUBLINGS = 30;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  /**
   * Checks every setting.
   *
   * @throws IllegalArgumentException naming every fault at once
   */
  public SettlementSettings {
    List<String> faults = new ArrayList<>();
    atLeast(faults, "grace", grace, Duration.ZERO);
    atLeast(faults, "firstPause", firstPause, Duration.ofMillis(1));
    atLeast(faults, "longestPause", longestPause, firstPause);
    atLeast(faults, "parkAfter", parkAfter, Duration.ofMillis(1));
    atLeast(faults, "claimEvery", claimEvery, Duration.ofMillis(10));
    atLeast(faults, "renewEvery", renewEvery, Duration.ofMillis(10));
    atLeast(faults, "abandonedAfter", abandonedAfter, Duration.ofSeconds(1));
    askAgainAfter = List.copyOf(askAgainAfter);
    for (Duration each : askAgainAfter) {
      atLeast(faults, "askAgainAfter", each, Duration.ofMillis(1));
    }
    if (batch < 1 || batch > 1000) {
      faults.add("settlement.batch is %d; expected 1 to 1000".formatted(batch));
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          "The settings of settlement are refused; fix: correct them in config\n- "
              + String.join("\n- ", faults));
    }
  }

  /** What holds where config says nothing. */
  public static SettlementSettings defaults() {
    return new SettlementSettings(
        Duration.ofSeconds(30),
        Duration.ofMillis(200),
        Duration.ofSeconds(30),
        Duration.ofMinutes(15),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        100,
        Duration.ofMinutes(2),
        List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofDays(1)));
  }

  /** The back-off: doubled for each try before. */
  public Duration pauseAfter(int tries) {
    if (tries >= MOST_DOUBLINGS) {
      return longestPause;
    }
    Duration pause = firstPause.multipliedBy(1L << tries);
    return pause.compareTo(longestPause) > 0 ? longestPause : pause;
  }

  /** Between two looks at what others may have settled meanwhile. */
  public Duration waitAfter(int waits) {
    Duration pause = pauseAfter(waits);
    return pause.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : pause;
  }

  /**
   * When a call that the core's UNKNOWN settled is asked about next; null: never again.
   *
   * @param asked how often it was asked about since then
   */
  public @Nullable Instant askAgainAt(Instant now, int asked) {
    return asked < askAgainAfter.size() ? now.plus(askAgainAfter.get(asked)) : null;
  }

  /** How often it is looked for what this instance has and nobody works on. */
  public Duration sweepEvery() {
    return abandonedAfter.dividedBy(4);
  }

  private static void atLeast(List<String> faults, String name, Duration value, Duration low) {
    if (value.compareTo(low) < 0) {
      faults.add("settlement.%s is %s; expected at least %s".formatted(name, value, low));
    }
  }
}
