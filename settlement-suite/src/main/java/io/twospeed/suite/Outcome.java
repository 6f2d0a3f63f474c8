package io.twospeed.suite;

import java.time.Duration;
import java.util.List;

/**
 * What a round came to.
 *
 * @param violations what does not hold, a sentence each
 * @param phases how long each part of it took
 */
record Outcome(Trial trial, Figures figures, List<String> violations, Phases phases) {

  Duration took() {
    return phases.whole();
  }

  String report() {
    return "%s, %s: %s\n  %s"
        .formatted(
            trial.told(),
            phases,
            violations.isEmpty() ? "holds" : violations.size() + " VIOLATIONS",
            figures);
  }
}
