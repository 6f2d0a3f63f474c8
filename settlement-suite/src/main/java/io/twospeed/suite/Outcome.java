package io.twospeed.suite;

import io.twospeed.suite.load.Answer;
import io.twospeed.suite.load.Dossier;
import io.twospeed.suite.load.OrderBook;
import io.twospeed.suite.trouble.Blow;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a round came to. */
record Outcome(
    Round round,
    Map<String, Integer> orders,
    Map<Blow, Integer> blows,
    Map<String, Integer> faults,
    List<String> violations,
    Duration took) {

  static Outcome of(
      Round round,
      OrderBook book,
      Map<Blow, Integer> blows,
      Map<String, Integer> faults,
      List<String> violations,
      long begunNanos) {
    Map<String, Integer> orders = new TreeMap<>();
    for (Dossier dossier : book.dossiers()) {
      orders.merge(dossier.owed().map(Outcome::told).orElse("no answer"), 1, Integer::sum);
    }
    return new Outcome(
        round,
        orders,
        new EnumMap<>(blows),
        Map.copyOf(faults),
        violations,
        Duration.ofNanos(System.nanoTime() - begunNanos));
  }

  int ordered() {
    return orders.values().stream().mapToInt(Integer::intValue).sum();
  }

  String line() {
    return "seed %d, %s: %d orders %s; blows %s; faults planned %d %s; %d s; %s"
        .formatted(
            round.seed(),
            round.store(),
            ordered(),
            orders,
            blows,
            faults.values().stream().mapToInt(Integer::intValue).sum(),
            new TreeMap<>(faults),
            took.toSeconds(),
            violations.isEmpty() ? "holds" : violations.size() + " VIOLATIONS");
  }

  private static String told(Answer answer) {
    return answer.meaning() == Answer.Meaning.DONE ? "done" : answer.problem();
  }
}
