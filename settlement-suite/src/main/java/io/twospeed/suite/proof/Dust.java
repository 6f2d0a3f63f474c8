package io.twospeed.suite.proof;

import io.twospeed.suite.parts.AppInstance;
import io.twospeed.suite.parts.Stage;
import io.twospeed.suite.parts.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Waits until nothing is open any more but what a person has to decide, and then decides it. */
public final class Dust {
  private static final int MOST_ROUNDS = 10;
  private static final Duration ASKED_AGAIN_WITHIN = Duration.ofSeconds(45);

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
      Waiting.happens(() -> Open.in(journal).unsettled().isEmpty());
      Open open = Open.in(journal);
      if (!open.unsettled().isEmpty()) {
        faults.addAll(open.unsettled());
        return false;
      }
      if (open.parked().isEmpty()) {
        return true;
      }
      // A person waits for what may still come, and then looks whether it is needed.
      Waiting.until("everything is up and every reply was taken", this::quiet);
      Open.in(journal).parked().forEach(this::decide);
    }
    faults.add("calls are parked again and again");
    return false;
  }

  /**
   * What was settled as not done, and sent by a process that was away, has its next step only once
   * the core is asked again: waits for that, for as long as it is asked.
   */
  public void awaitAgreement() {
    Waiting.happens(
        ASKED_AGAIN_WITHIN,
        () ->
            Open.in(journal).unsettled().isEmpty()
                && JournalProof.disagreements(
                        journal.calls(), new LedgerView(stage.core().ledger()))
                    .isEmpty());
    settle();
  }

  /** How many calls the core told otherwise than they were settled. */
  public int contradictions() {
    return (int) journal.calls().stream().filter(JournalView.Call::contradicted).count();
  }

  /** How many calls a person decided on. */
  public int decisions() {
    return decided.size();
  }

  /** The journal's rows, a text each. */
  public List<String> journal() {
    List<String> rows = new ArrayList<>();
    journal.interactions().forEach(it -> rows.add(it.toString()));
    journal.calls().forEach(it -> rows.add(it.toString()));
    return rows;
  }

  List<JournalView.Call> calls() {
    return journal.calls();
  }

  /** What did not settle. */
  List<String> faults() {
    return faults;
  }

  private boolean quiet() {
    return stage.instances().stream().allMatch(AppInstance::reachesTheCore)
        && ReplyQueues.of(stage).waiting().isEmpty();
  }

  /** As a person does who has looked the reference up in the core. */
  private void decide(JournalView.Call call) {
    boolean stands =
        new LedgerView(stage.core().ledger())
            .under(call.reference())
            .map(Booked::stands)
            .orElse(false);
    AppInstance instance = stage.instances().get(0);
    // A late reply may settle it in this very moment: then there is nothing left to decide.
    if (instance.decide(
        "/admin/calls/" + call.reference() + "/decision",
        "{\"decision\":\"%s\",\"reason\":\"looked up in the core\",\"who\":\"the suite\",\"insist\":true}"
            .formatted(stands ? "confirmed" : "rejected"))) {
      decided.add(call.reference());
    }
  }
}
