package io.twospeed.suite.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is not over.
 *
 * @param parked calls that wait for a person
 * @param unsettled everything else, a sentence each, beside what such a call keeps open
 */
record Open(List<JournalView.Call> parked, List<String> unsettled) {
  private static final Set<String> OPEN_CALLS =
      Set.of("PLANNED", "SENT", "IN_DOUBT", "CONTRADICTED", "REVERSING");
  private static final Set<String> OPEN_INTERACTIONS = Set.of("RUNNING", "TO_BE_UNDONE");

  /** Interactions are read first: a call that ends meanwhile cannot hide that one is open. */
  static Open in(JournalView journal) {
    List<JournalView.Interaction> interactions = journal.interactions();
    List<JournalView.Call> calls = journal.calls();
    List<JournalView.Call> parked =
        calls.stream().filter(call -> call.state().equals("PARKED")).toList();
    Set<String> waiting =
        parked.stream().map(JournalView.Call::interaction).collect(Collectors.toSet());
    List<String> unsettled = new ArrayList<>();
    calls.stream()
        .filter(call -> OPEN_CALLS.contains(call.state()) && !waiting.contains(call.interaction()))
        .forEach(call -> unsettled.add("not settled: " + call));
    interactions.stream()
        .filter(it -> OPEN_INTERACTIONS.contains(it.state()) && !waiting.contains(it.id()))
        .forEach(it -> unsettled.add("not ended: " + it));
    return new Open(parked, unsettled);
  }
}
