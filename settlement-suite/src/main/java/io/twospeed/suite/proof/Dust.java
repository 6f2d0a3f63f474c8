package io.twospeed.suite.proof;

import io.twospeed.suite.parts.AppInstance;
import io.twospeed.suite.parts.Stage;
import io.twospeed.suite.parts.Waiting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Waits until nothing is open any more but what a person has to decide, and then decides it. */
public final class Dust {
  private static final Set<String> OPEN_CALLS = Set.of("PLANNED", "SENT", "IN_DOUBT", "REVERSING");
  private static final Set<String> OPEN_INTERACTIONS = Set.of("RUNNING", "TO_BE_UNDONE");
  private static final int MOST_ROUNDS = 10;

  private final Stage stage;
  private final JournalView journal;
  private final Set<String> decided = new HashSet<>();
  private final List<String> faults = new ArrayList<>();

  /** On that stage. */
  public Dust(Stage stage) {
    this.stage = stage;
    this.journal = new JournalView(stage.journalUrl());
    journal.unreadable().ifPresent(faults::add);
  }

  /** True once nothing is open; false, with the faults noted, where something stays open. */
  public boolean settle() {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      if (!Waiting.happens(() -> unsettled().isEmpty())) {
        faults.addAll(unsettled());
        return false;
      }
      List<JournalView.Call> parked = parked();
      if (parked.isEmpty()) {
        return true;
      }
      parked.forEach(this::decide);
    }
    faults.add("calls are parked again and again: " + parked());
    return false;
  }

  /** How many calls a person decided on. */
  public int decisions() {
    return decided.size();
  }

  List<JournalView.Call> calls() {
    return journal.calls();
  }

  /** What did not settle. */
  List<String> faults() {
    return faults;
  }

  private List<String> unsettled() {
    List<String> open = new ArrayList<>();
    Set<String> waitingForAPerson =
        parked().stream().map(JournalView.Call::interaction).collect(Collectors.toSet());
    journal.calls().stream()
        .filter(call -> OPEN_CALLS.contains(call.state()))
        .filter(call -> !waitingForAPerson.contains(call.interaction()))
        .forEach(call -> open.add("not settled: " + call));
    journal.interactions().stream()
        .filter(interaction -> OPEN_INTERACTIONS.contains(interaction.state()))
        .filter(interaction -> !waitingForAPerson.contains(interaction.id()))
        .forEach(interaction -> open.add("not ended: " + interaction));
    return open;
  }

  private List<JournalView.Call> parked() {
    return journal.calls().stream().filter(call -> call.state().equals("PARKED")).toList();
  }

  /** As a person does who has looked the reference up in the core. */
  private void decide(JournalView.Call call) {
    boolean stands =
        new LedgerView(stage.core().ledger())
            .under(call.reference())
            .map(Booked::stands)
            .orElse(false);
    AppInstance instance = stage.instances().get(0);
    instance.decide(
        "/admin/calls/" + call.reference() + "/decision",
        "{\"decision\":\"%s\",\"reason\":\"looked up in the core\"}"
            .formatted(stands ? "confirmed" : "rejected"));
    decided.add(call.reference());
  }
}
