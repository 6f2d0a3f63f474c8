package io.twospeed.suite;

import java.time.Duration;
import java.util.List;

/**
 * What a round came to.
 *
 * @param violations what does not hold, a sentence each
 * @param phases how long each part of it took
 */
record Outcome(Round round, Figures figures, List<String> violations, Phases phases) {

  Duration took() {
    return phases.whole();
  }

  String report() {
    return "seed %d, %s, %s, %s: %s\n  %s"
        .formatted(
            round.seed(),
            round.store(),
            round.broker(),
            phases,
            violations.isEmpty() ? "holds" : violations.size() + " VIOLATIONS",
            figures);
  }
}
