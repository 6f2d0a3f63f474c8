package io.twospeed.suite;

import io.twospeed.suite.trouble.Freezer;
import java.util.Map;

/**
 * What stood still in a round, or a run.
 *
 * @param frozen how often at each step
 * @param missed how often a step was waited for and nobody reached it
 * @param lengths how often for so many seconds
 * @param contradictions how often a settled call was found to be otherwise at the core
 */
record Frost(
    Map<String, Integer> frozen,
    Map<String, Integer> missed,
    Map<String, Integer> lengths,
    int contradictions) {

  static final Frost NONE = new Frost(Map.of(), Map.of(), Map.of(), 0);

  static Frost of(Freezer freezer, int contradictions) {
    return new Frost(freezer.frozen(), freezer.missed(), freezer.lengths(), contradictions);
  }

  Frost plus(Frost more) {
    return new Frost(
        Figures.sum(frozen, more.frozen),
        Figures.sum(missed, more.missed),
        Figures.sum(lengths, more.lengths),
        contradictions + more.contradictions);
  }

  /** Lines of a report; nothing where nothing stood still. */
  @Override
  public String toString() {
    if (frozen.isEmpty() && missed.isEmpty()) {
      return "";
    }
    return "\n  stood still at %s\n    for %s\n    never reached %s\n  settled calls of which the core said otherwise %d"
        .formatted(frozen, lengths, missed, contradictions);
  }
}
