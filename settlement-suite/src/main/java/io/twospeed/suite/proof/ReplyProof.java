package io.twospeed.suite.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every reply to a change that the core has sent is accounted for: by its call, or as dead. */
final class ReplyProof {
  private static final Set<String> CHANGES =
      Set.of("payments.transfer", "payments.reverse", "funds.hold", "funds.release");

  private ReplyProof() {}

  static List<String> violations(
      JsonNode replies, List<JournalView.Call> calls, ReplyQueues queues) {
    Map<String, JournalView.Call> byReference = new HashMap<>();
    calls.forEach(call -> byReference.put(call.reference(), call));
    List<String> violations = new ArrayList<>();
    int lost = 0;
    for (JsonNode reply : replies) {
      if (!CHANGES.contains(reply.path("operation").asText())) {
        continue;
      }
      if (!reply.path("form").asText().equals("ANSWER")) {
        lost++;
      } else if (!known(byReference.get(reply.path("reference").asText()))) {
        violations.add("no trace of the reply " + reply);
      }
    }
    if (queues.waiting() > 0) {
      violations.add(queues.waiting() + " replies still wait on their queues");
    }
    if (queues.dead() != lost) {
      violations.add(
          "%d replies were garbled or bore nobody's correlation, %d are dead letters"
              .formatted(lost, queues.dead()));
    }
    return violations;
  }

  private static boolean known(JournalView.@Nullable Call call) {
    return call != null && call.evidence().contains("REPLY");
  }
}
