package io.twospeed.legacycore.recovery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.journal.interactions.Interaction;
import io.twospeed.journal.interactions.OwedResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What is owed for an interaction whose instance died before it could say anything. */
final class Owed {
  private static final String URN = "urn:twospeed:problem:";
  private static final String INTERRUPTED = URN + "interrupted";
  private static final int UNAVAILABLE = 503;
  private static final int CONFLICT = 409;

  private Owed() {}

  /** Nothing of it stands: the same request may be tried again. */
  static OwedResponse interrupted(Interaction interaction) {
    ObjectNode problem =
        problem(
            interaction,
            INTERRUPTED,
            UNAVAILABLE,
            "The request was broken off before it was finished");
    return response(UNAVAILABLE, problem.put("outcome", "nothing-happened"));
  }

  /** A call of it stays in the core: final, and nobody is invited to try it again. */
  static OwedResponse leftStanding(Interaction interaction) {
    ObjectNode problem =
        problem(
            interaction,
            URN + "left-standing",
            CONFLICT,
            "The request did not end with a result, but something that it did stands in the core and"
                + " stays; a new try is a new request, with a new key.");
    return response(
        CONFLICT, problem.put("outcome", "something-happened").put("cause", INTERRUPTED));
  }

  private static ObjectNode problem(
      Interaction interaction, String type, int status, String title) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", type)
        .put("title", title)
        .put("status", status)
        .put("instance", "urn:twospeed:interaction:" + interaction.id())
        .put("traceId", interaction.traceId());
  }

  private static OwedResponse response(int status, ObjectNode problem) {
    return new OwedResponse(
        status,
        Map.of("Content-Type", "application/problem+json"),
        problem.toString().getBytes(StandardCharsets.UTF_8));
  }
}
