package io.twospeed.suite.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.suite.load.OrderBook;
import io.twospeed.suite.parts.AppInstance;
import io.twospeed.suite.parts.Stage;
import java.util.ArrayList;
import java.util.List;

/** All that is asked of a round once its dust has settled. */
public final class Proof {
  private Proof() {}

  /** What does not hold, a sentence each. */
  public static List<String> violations(Stage stage, OrderBook book, Dust dust) {
    LedgerView ledger = new LedgerView(stage.core().ledger());
    List<JournalView.Call> calls = dust.calls();
    List<String> violations = new ArrayList<>(dust.faults());
    violations.addAll(stillListed(stage));
    violations.addAll(Oracle.violations(book, ledger));
    violations.addAll(JournalProof.violations(calls, ledger));
    violations.addAll(ReplyProof.violations(stage.core().replies(), calls, ReplyQueues.of(stage)));
    return violations;
  }

  /** What an operator sees on any instance. */
  private static List<String> stillListed(Stage stage) {
    List<String> listed = new ArrayList<>();
    for (AppInstance instance : stage.instances()) {
      list(instance, "calls", "PLANNED,SENT,IN_DOUBT,REVERSING,PARKED,CONTRADICTED", listed);
      list(instance, "interactions", "RUNNING,TO_BE_UNDONE", listed);
    }
    return listed;
  }

  private static void list(AppInstance instance, String what, String states, List<String> listed) {
    for (JsonNode each : instance.admin("/admin/" + what + "?state=" + states).path(what)) {
      listed.add("/admin/" + what + " of instance " + instance.name() + " still has " + each);
    }
  }
}
