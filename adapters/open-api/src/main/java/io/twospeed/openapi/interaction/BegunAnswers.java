package io.twospeed.openapi.interaction;

import io.twospeed.journal.interactions.Begun;
import io.twospeed.openapi.answer.Outcome;
import io.twospeed.openapi.answer.Outgoing;
import io.twospeed.openapi.answer.RouteEnds;
import io.twospeed.openapi.http.MediaTypes;
import io.twospeed.openapi.product.ApiProblem;
import io.twospeed.openapi.product.ApiRequest;
import io.twospeed.openapi.settings.DoorSettings;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a caller is told of its journalled request before, or instead of, how it ended. */
record BegunAnswers(DoorSettings settings, RouteEnds ends) {
  /** Marks a response that was given before. */
  static final String REPLAYED = "Idempotent-Replayed";

  /** Nothing was dispatched for this request: its key belongs to another one, or to an earlier. */
  Outgoing of(Begun begun) {
    return begun.fold(
        fresh -> unavailable(),
        running -> inProgress(running.id()),
        ended -> Outgoing.of(ended.response()).with(Map.of(REPLAYED, "true")),
        other -> reused());
  }

  /** Of the request that has the key, nobody can say yet what it comes to. */
  private Outgoing inProgress(String first) {
    ApiProblem problem =
        new ApiProblem(
            "request-in-progress",
            409,
            "The request with this Idempotency-Key is still being worked on;"
                + " the Location header says where its end will show.",
            Outcome.IN_DOUBT,
            settings.retryAfterSeconds());
    return ends.render(problem).with(Map.of("Location", OperationResource.path(first)));
  }

  private Outgoing reused() {
    return ends.render(
        new ApiProblem(
            "idempotency-key-reused",
            422,
            "This Idempotency-Key was used for a different request; a new request needs a new key.",
            Outcome.NOTHING_HAPPENED,
            0));
  }

  /** No journal, no send. */
  Outgoing unavailable() {
    return ends.render(
        new ApiProblem(
            "journal-unavailable",
            503,
            "Requests that may change something cannot be taken at present.",
            Outcome.NOTHING_HAPPENED,
            settings.retryAfterSeconds()));
  }

  /** The caller's time is over and the request is not. */
  Outgoing accepted(ApiRequest request, Instant since) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Location", OperationResource.path(ends.id()));
    headers.put("Retry-After", Integer.toString(settings.retryAfterSeconds()));
    return new Outgoing(
        202, MediaTypes.JSON, headers, OperationJson.accepted(ends, request, since));
  }
}
