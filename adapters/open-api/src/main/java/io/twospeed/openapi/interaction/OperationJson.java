package io.twospeed.openapi.interaction;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.StoredCall;
import io.twospeed.journal.interactions.InteractionState;
import io.twospeed.journal.interactions.StoredInteraction;
import io.twospeed.openapi.answer.RouteEnds;
import io.twospeed.openapi.product.ApiRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** An operation that has not ended, as its client reads it: nothing personal, words for people. */
public final class OperationJson {
  private static final String PERSON = "waits-for-a-person";

  private OperationJson() {}

  /** At the caller's deadline: what is known without the journal. */
  static byte[] accepted(RouteEnds ends, ApiRequest request, Instant since) {
    return bytes(
        operation(
            ends.id(),
            ends.mount().product().name(),
            request.operationId(),
            word(InteractionState.RUNNING),
            since));
  }

  static byte[] of(StoredInteraction it, List<StoredCall> calls) {
    ObjectNode json =
        operation(
            it.interaction().id(),
            it.interaction().product(),
            it.operation(),
            word(it.state(), calls),
            it.createdAt());
    ArrayNode list = json.putArray("calls");
    for (StoredCall call : calls) {
      list.addObject()
          .put("operation", call.plan().operation())
          .put("reference", call.reference())
          .put("state", word(call.state()));
    }
    return bytes(json);
  }

  private static ObjectNode operation(
      String id, String product, String operation, String state, Instant since) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", id)
        .put("product", product)
        .put("operation", operation)
        .put("state", state)
        .put("since", since.toString());
  }

  private static byte[] bytes(ObjectNode json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Where an interaction stands; what its calls wait for is the better word. */
  static String word(InteractionState state, List<StoredCall> calls) {
    if (has(calls, CoreCallState.PARKED)) {
      return PERSON;
    }
    boolean doubt = state == InteractionState.RUNNING && has(calls, CoreCallState.IN_DOUBT);
    return doubt ? "settling" : word(state);
  }

  private static boolean has(List<StoredCall> calls, CoreCallState state) {
    return calls.stream().anyMatch(call -> call.state() == state);
  }

  public static String word(InteractionState state) {
    return switch (state) {
      case RUNNING -> "running";
      case FINISHED -> "finished";
      case FAILED -> "failed";
      case TO_BE_UNDONE -> "being-undone";
      case UNDONE -> "undone";
      case LEFT_STANDING -> "left-standing";
    };
  }

  private static String word(CoreCallState state) {
    return switch (state) {
      case PLANNED -> "planned";
      case SENT -> "sent";
      case CONFIRMED -> "done";
      case REJECTED -> "refused";
      case NOT_DONE -> "not-done";
      case IN_DOUBT -> "in-doubt";
      case REVERSING -> "being-reversed";
      case REVERSED -> "reversed";
      case PARKED -> PERSON;
      case CONTRADICTED -> "being-looked-into";
    };
  }
}
