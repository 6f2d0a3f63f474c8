package io.twospeed.suite.proof;

import io.twospeed.suite.load.Answer;
import io.twospeed.suite.load.Dossier;
import io.twospeed.suite.load.Leg;
import io.twospeed.suite.load.Order;
import io.twospeed.suite.load.OrderBook;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What channels were told against what the core has booked: no journal is asked here. */
final class Oracle {
  private final OrderBook book;
  private final LedgerView ledger;
  private final List<String> violations = new ArrayList<>();

  private Oracle(OrderBook book, LedgerView ledger) {
    this.book = book;
    this.ledger = ledger;
  }

  static List<String> violations(OrderBook book, LedgerView ledger) {
    Oracle oracle = new Oracle(book, ledger);
    oracle.books();
    book.dossiers().forEach(oracle::dossier);
    oracle.strangers();
    oracle.balances();
    return oracle.violations;
  }

  private void books() {
    check(ledger.balanced(), "the ledger does not balance");
    ledger
        .postings()
        .forEach(
            (reference, count) ->
                check(count == 1, "reference " + reference + " has " + count + " postings"));
  }

  private void dossier(Dossier dossier) {
    violations.addAll(dossier.faults());
    Optional<Answer> owed = dossier.owed();
    if (owed.isEmpty()) {
      violations.add(dossier.order() + " never got an answer");
      return;
    }
    if (owed.get().meaning() == Answer.Meaning.DONE) {
      done(dossier.order(), owed.get());
    } else {
      failed(dossier.order(), owed.get());
    }
  }

  private void done(Order order, Answer told) {
    for (Leg leg : order.legs()) {
      List<Booked> booked = ledger.of(leg);
      check(
          once(leg, booked),
          "%s was told it is done, %s\n  but of %s the core has %s"
              .formatted(order, told, leg, booked));
    }
  }

  /**
   * Done for good, once; what earlier tries did is undone. A hold is no longer held, as a transfer
   * has used it: maybe one that was undone, of an earlier try.
   */
  private static boolean once(Leg leg, List<Booked> booked) {
    if (leg.to().isEmpty()) {
      return booked.stream().noneMatch(Booked::stands)
          && booked.stream().anyMatch(it -> it.state().equals("used"));
    }
    return booked.stream().filter(Booked::stands).count() == 1;
  }

  private void failed(Order order, Answer told) {
    List<Booked> standing =
        order.legs().stream()
            .flatMap(leg -> ledger.of(leg).stream())
            .filter(Booked::stands)
            .toList();
    switch (told.outcome()) {
      case "", "nothing-happened" ->
          check(
              standing.isEmpty(),
              "%s was told that nothing happened, %s\n  but in the core stands %s"
                  .formatted(order, told, standing));
      case "something-happened" ->
          check(
              !standing.isEmpty(),
              "%s was told that something happened, %s\n  but in the core nothing stands"
                  .formatted(order, told));
      default -> violations.add(order + " was left in doubt: " + told);
    }
  }

  /** Nothing is booked that nobody ordered. */
  private void strangers() {
    Set<String> ordered = new HashSet<>();
    book.dossiers()
        .forEach(dossier -> dossier.order().legs().forEach(leg -> ordered.add(leg.mark())));
    ledger
        .byMark()
        .forEach((mark, booked) -> check(ordered.contains(mark), "nobody ordered " + booked));
  }

  /** Every account has what it had, and what channels were told. */
  private void balances() {
    Map<String, BigDecimal> told = new HashMap<>();
    for (Dossier dossier : book.dossiers()) {
      for (Leg leg : dossier.order().legs()) {
        if (!leg.to().isEmpty() && toldDone(dossier, leg)) {
          told.merge(leg.from(), leg.amount().negate(), BigDecimal::add);
          told.merge(leg.to(), leg.amount(), BigDecimal::add);
        }
      }
    }
    told.values().removeIf(gain -> gain.signum() == 0);
    Map<String, BigDecimal> gains = ledger.gains();
    check(
        told.equals(gains),
        "accounts do not have what channels were told: expected gains %s, actual %s"
            .formatted(new TreeMap<>(told), new TreeMap<>(gains)));
  }

  private boolean toldDone(Dossier dossier, Leg leg) {
    Optional<Answer> owed = dossier.owed();
    if (owed.isEmpty()) {
      return false;
    }
    return owed.get().meaning() == Answer.Meaning.DONE
        || (owed.get().outcome().equals("something-happened")
            && ledger.of(leg).stream().anyMatch(Booked::stands));
  }

  private void check(boolean holds, String otherwise) {
    if (!holds) {
      violations.add(otherwise);
    }
  }
}
