package io.twospeed.suite.proof;

import io.twospeed.suite.load.Leg;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The journal against the core: each call is what the journal says it is. */
final class JournalProof {
  private final Map<String, JournalView.Call> calls = new HashMap<>();
  private final LedgerView ledger;
  private final List<String> violations = new ArrayList<>();

  private JournalProof(List<JournalView.Call> calls, LedgerView ledger) {
    calls.forEach(call -> this.calls.put(call.reference(), call));
    this.ledger = ledger;
  }

  static List<String> violations(List<JournalView.Call> calls, LedgerView ledger) {
    JournalProof proof = new JournalProof(calls, ledger);
    proof.durableBeforeSent();
    proof.eachTry().forEach(proof::once);
    proof.eachTry().forEach(proof::lastFirst);
    calls.forEach(proof::agrees);
    return proof.violations;
  }

  /** Calls that are not what the journal says they are. */
  static List<String> disagreements(List<JournalView.Call> calls, LedgerView ledger) {
    JournalProof proof = new JournalProof(calls, ledger);
    calls.forEach(proof::agrees);
    return proof.violations;
  }

  private void durableBeforeSent() {
    for (String reference : ledger.references()) {
      if (!calls.containsKey(reference)) {
        violations.add(
            "the core booked what the journal does not know: " + ledger.under(reference));
      }
    }
  }

  /** What each interaction has booked, in the order it was booked. */
  private Map<String, List<Booked>> eachTry() {
    Map<String, List<Booked>> tries = new TreeMap<>();
    ledger.byMark().values().stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparingInt(Booked::place))
        .forEach(
            booked -> {
              JournalView.Call call = calls.get(booked.reference());
              if (call != null) {
                tries.computeIfAbsent(call.interaction(), id -> new ArrayList<>()).add(booked);
              }
            });
    return tries;
  }

  /** A route asks for each change once. */
  private void once(String interaction, List<Booked> booked) {
    Set<String> marks = new HashSet<>();
    for (Booked each : booked) {
      if (!marks.add(Leg.mark(each.code(), each.amount()))) {
        violations.add(
            "interaction %s has booked the same more than once: %s".formatted(interaction, booked));
      }
    }
  }

  private void lastFirst(String interaction, List<Booked> booked) {
    violations.addAll(
        Undone.outOfOrder(
            interaction,
            booked,
            each -> ledger.under(each.undoneBy()).map(Booked::place),
            each ->
                Optional.ofNullable(calls.get(each.reference()))
                    .filter(JournalView.Call::contradicted)
                    .isPresent()));
  }

  /** A reversal may be confirmed by the core's word that there is nothing left to undo. */
  private boolean undoneAlready(JournalView.Call call) {
    String reversed = call.reverses();
    return reversed != null && ledger.under(reversed).filter(it -> !it.stands()).isPresent();
  }

  private void agrees(JournalView.Call call) {
    Optional<Booked> booked = ledger.under(call.reference());
    boolean agrees =
        switch (call.state()) {
          case "CONFIRMED" -> booked.isPresent() || undoneAlready(call);
          case "REVERSED" -> booked.isPresent() && !booked.get().stands();
          case "REJECTED", "NOT_DONE" -> booked.isEmpty();
          default -> false;
        };
    if (!agrees) {
      violations.add("the journal says %s\n  but the core has %s".formatted(call, booked));
    }
  }
}
