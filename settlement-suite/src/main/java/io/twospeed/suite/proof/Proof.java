package io.twospeed.suite.proof;

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
    violations.addAll(Oracle.violations(book, ledger));
    violations.addAll(JournalProof.violations(calls, ledger));
    violations.addAll(
        ReplyProof.violations(
            stage.core().replies(),
            calls,
            ReplyQueues.of(
                stage.broker().directUrl(),
                stage.instances().stream().map(AppInstance::name).toList())));
    return violations;
  }
}
