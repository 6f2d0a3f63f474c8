package io.twospeed.suite.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
