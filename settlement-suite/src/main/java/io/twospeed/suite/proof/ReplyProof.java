package io.twospeed.suite.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Every reply to a change that the core has sent is accounted for: by its call, or as dead. */
final class ReplyProof {
  private static final Set<String> CHANGES =
      Set.of("payments.transfer", "payments.reverse", "funds.hold", "funds.release");
  private static final Charset EBCDIC = Charset.forName("IBM037");
  private static final int REFERENCE_AT = 12;
  private static final int REFERENCE_BYTES = 32;
  private static final Pattern TRACE =
      Pattern.compile("\\b(DUPLICATE_REPLY|REPLY|INQUIRED (DONE|REVERSED|UNKNOWN))\\b");
  private static final String GARBLED = "garbled";

  private final Map<String, JournalView.Call> calls = new HashMap<>();
  private final Map<String, Integer> dead = new HashMap<>();
  private final Map<String, Integer> deadAtLeast = new HashMap<>();
  private final Map<String, Integer> deadAtMost = new HashMap<>();
  private final List<String> violations = new ArrayList<>();

  private ReplyProof(List<JournalView.Call> calls, ReplyQueues queues) {
    calls.forEach(call -> this.calls.put(call.reference(), call));
    queues.dead().forEach(body -> dead.merge(reference(body), 1, Integer::sum));
    none(queues.waiting(), "still wait on their queue");
    none(queues.dropped(), "were given up by the broker");
  }

  static List<String> violations(
      JsonNode replies, List<JournalView.Call> calls, ReplyQueues queues) {
    ReplyProof proof = new ReplyProof(calls, queues);
    for (JsonNode reply : replies) {
      if (CHANGES.contains(reply.path("operation").asText())) {
        proof.sent(reply);
      }
    }
    proof.compare();
    return proof.violations;
  }

  private void sent(JsonNode reply) {
    boolean sure = reply.path("sure").asBoolean();
    String reference = reply.path("reference").asText();
    switch (reply.path("form").asText()) {
      case "GARBLED" -> mustBeDead(GARBLED, sure);
      case "MISDIRECTED" -> mustBeDead(reference, sure);
      default -> {
        // Of a call whose process was killed between the put and the note of the message's id.
        deadAtMost.merge(reference, 1, Integer::sum);
        if (sure && !traced(calls.get(reference)) && !dead.containsKey(reference)) {
          violations.add(
              "no trace of the reply %s\n  with %s".formatted(reply, calls.get(reference)));
        }
      }
    }
  }

  private void mustBeDead(String which, boolean sure) {
    deadAtMost.merge(which, 1, Integer::sum);
    if (sure) {
      deadAtLeast.merge(which, 1, Integer::sum);
    }
  }

  private void none(List<byte[]> messages, String fate) {
    if (!messages.isEmpty()) {
      violations.add(
          "messages that %s: %s"
              .formatted(fate, messages.stream().map(ReplyProof::reference).toList()));
    }
  }

  private void compare() {
    deadAtLeast.forEach(
        (which, count) -> {
          if (dead.getOrDefault(which, 0) < count) {
            violations.add(told(which, "at least", count));
          }
        });
    dead.forEach(
        (which, count) -> {
          if (count > deadAtMost.getOrDefault(which, 0)) {
            violations.add(told(which, "at most", deadAtMost.getOrDefault(which, 0)));
          }
        });
  }

  private String told(String which, String bound, int count) {
    return "dead letters %s: %d, expected %s %d"
        .formatted(which, dead.getOrDefault(which, 0), bound, count);
  }

  /**
   * A reply is written down with its call, unless the core had been asked before it came and had
   * said the same: then it is a duplicate, and counted.
   */
  private static boolean traced(JournalView.@Nullable Call call) {
    return call != null && TRACE.matcher(call.evidence()).find();
  }

  /** The reference in a reply's header, or that it has none to be read. */
  private static String reference(byte[] body) {
    if (body.length < REFERENCE_AT + REFERENCE_BYTES || body[0] == (byte) 0xFF) {
      return GARBLED;
    }
    return new String(body, REFERENCE_AT, REFERENCE_BYTES, EBCDIC).strip();
  }
}
