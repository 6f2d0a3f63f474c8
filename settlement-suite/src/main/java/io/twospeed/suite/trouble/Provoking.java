package io.twospeed.suite.trouble;

import io.twospeed.suite.freeze.Provocation;
import io.twospeed.suite.parts.Core;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Has the core misbehave so that a step is reached, and answers differ. */
final class Provoking {
  private static final String TRANSFER = "payments.transfer";
  private static final List<String> CHANGES = List.of(TRANSFER, "funds.hold", "loans.open");
  private static final String CLOSED = "9002";
  private static final String NO_FUNDS = "2003";
  private static final int SHORT_MILLIS = 300;

  private final Core core;
  private final Map<String, Integer> planned = new TreeMap<>();

  Provoking(Core core) {
    this.core = core;
  }

  synchronized Map<String, Integer> planned() {
    return new TreeMap<>(planned);
  }

  /** The core does what is wanted for the step, at a few calls to come. */
  void lure(Provocation provocation, SplittableRandom random) {
    switch (provocation) {
      case NONE, ANOTHER_FROZEN -> {
        // Every order comes by.
      }
      case LOST_REQUEST -> plan(CHANGES.get(random.nextInt(CHANGES.size())), "drop-request");
      case LOST_REPLY -> plan(CHANGES.get(random.nextInt(CHANGES.size())), "drop-reply");
      case REFUSAL -> {
        plan(TRANSFER, "refuse");
        plan(TRANSFER, "refuse");
      }
    }
  }

  /** Some refusals of a core that is closed, so that a copy of a request could be a new try. */
  void closeFor(int calls) {
    for (int call = 0; call < calls; call++) {
      note("refuse");
      core.plan(TRANSFER, "refuse", SHORT_MILLIS, CLOSED);
    }
  }

  /** As it was asked to until now, it goes on no more. */
  void behave() {
    core.behave();
  }

  private void plan(String operation, String kind) {
    note(kind);
    core.plan(operation, kind, SHORT_MILLIS, NO_FUNDS);
  }

  private synchronized void note(String kind) {
    planned.merge(kind, 1, Integer::sum);
  }
}
