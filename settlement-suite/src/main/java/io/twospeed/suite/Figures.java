package io.twospeed.suite;

import io.twospeed.suite.load.Answer;
import io.twospeed.suite.load.Dossier;
import io.twospeed.suite.load.OrderBook;
import io.twospeed.suite.trouble.Blow;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a round, or a run, was made of.
 *
 * @param orders how many keys
 * @param requests how often they were sent, all repetitions counted
 * @param unanswered how many of those got no whole answer
 * @param told what channels were told in the end, by kind
 * @param blows what fell, by kind
 * @param faults what was planned at the core, by kind
 * @param met how many calls met such a fault, by kind
 * @param frost what stood still
 * @param decisions what a person had to decide
 */
record Figures(
    int orders,
    int requests,
    int unanswered,
    Map<String, Integer> told,
    Map<String, Integer> blows,
    Map<String, Integer> faults,
    Map<String, Integer> met,
    Frost frost,
    int decisions) {

  static final Figures NONE =
      new Figures(0, 0, 0, Map.of(), Map.of(), Map.of(), Map.of(), Frost.NONE, 0);

  static Figures of(
      OrderBook book,
      Map<String, Integer> blows,
      Map<String, Integer> faults,
      Map<String, Integer> met,
      Frost frost,
      int decisions) {
    Map<String, Integer> told = new TreeMap<>();
    int requests = 0;
    int unanswered = 0;
    for (Dossier dossier : book.dossiers()) {
      told.merge(dossier.owed().map(Figures::kind).orElse("NO ANSWER"), 1, Integer::sum);
      requests += dossier.requests();
      unanswered += dossier.unanswered();
    }
    return new Figures(
        book.dossiers().size(), requests, unanswered, told, blows, faults, met, frost, decisions);
  }

  /** How often a process of the app was killed. */
  int kills() {
    return blows.getOrDefault(Blow.KILL_APP.told(), 0)
        + blows.getOrDefault(Blow.KILL_STARTING_APP.told(), 0);
  }

  /** How often a process of the app was stopped at a step. */
  int freezes() {
    return blows.getOrDefault(Blow.FREEZE_APP.told(), 0);
  }

  Figures plus(Figures more) {
    return new Figures(
        orders + more.orders,
        requests + more.requests,
        unanswered + more.unanswered,
        sum(told, more.told),
        sum(blows, more.blows),
        sum(faults, more.faults),
        sum(met, more.met),
        frost.plus(more.frost),
        decisions + more.decisions);
  }

  @Override
  public String toString() {
    return """
        %d orders in %d requests, %d of them without an answer; told in the end %s
          blows %s
          faults planned %s
          faults met %s%s
          decided by a person %d"""
        .formatted(orders, requests, unanswered, told, blows, faults, met, frost, decisions);
  }

  private static String kind(Answer answer) {
    return answer.meaning() == Answer.Meaning.DONE ? "done" : answer.problem();
  }

  static Map<String, Integer> sum(Map<String, Integer> one, Map<String, Integer> other) {
    Map<String, Integer> sum = new TreeMap<>(one);
    other.forEach((key, count) -> sum.merge(key, count, Integer::sum));
    return sum;
  }
}
