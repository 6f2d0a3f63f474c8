package io.twospeed.openapi.interaction;

import io.twospeed.journal.calls.StoredCall;
import io.twospeed.journal.interactions.OwedResponse;
import io.twospeed.journal.interactions.StoredInteraction;
import io.twospeed.openapi.answer.Outgoing;
import io.twospeed.openapi.answer.PendingAnswer;
import io.twospeed.openapi.answer.ProblemJson;
import io.twospeed.openapi.answer.Refusal;
import io.twospeed.openapi.context.Desk;
import io.twospeed.openapi.http.MediaTypes;
import io.twospeed.openapi.product.ApiProblem;
import io.twospeed.openapi.routing.RouteTable;
import io.twospeed.openapi.schema.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /operations/{id}}: where a journalled request stands, then the very response that was
 * owed. Any instance that shares the journal can tell, and only to the client it belongs to.
 */
public record OperationResource(Desk desk, Keeping keeping) {
  /** Says where the operation stands; on a response with it, all else is the operation's own. */
  static final String STATE = "Operation-State";

  private static final Logger log = LoggerFactory.getLogger(OperationResource.class);
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
  private static final Refusal UNKNOWN =
      Refusal.of("not-found", 404, "There is no such operation of this client.");

  /** The path of an interaction's operation. */
  public static String path(String id) {
    return "/" + RouteTable.OPERATIONS + "/" + id;
  }

  public void serve(HttpServletRequest request, List<String> segments, PendingAnswer answer) {
    List<Violation> violations = new ArrayList<>(0);
    String client = desk.clients().of(request, violations);
    if (!violations.isEmpty()) {
      answer.refuse(Refusal.invalid(violations));
    } else if (segments.size() != 2 || !ID.matcher(segments.get(1)).matches()) {
      answer.refuse(UNKNOWN);
    } else {
      answer.startAsync(request);
      answer.workedOnBy(() -> unavailable(answer));
      look(segments.get(1), client, answer);
    }
  }

  private void look(String id, String client, PendingAnswer answer) {
    keeping
        .interactions()
        .find(id)
        .thenApply(found -> found.filter(it -> it.interaction().client().equals(client)))
        .thenCompose(this::outgoing)
        .whenComplete(
            (found, failure) -> {
              if (failure != null) {
                log.warn("Operation {}: {}", id, Insistence.cause(failure).getMessage());
                answer.answer(unavailable(answer));
              } else if (found.isEmpty()) {
                answer.refuse(UNKNOWN);
              } else {
                answer.answer(found.get());
              }
            });
  }

  private CompletionStage<Optional<Outgoing>> outgoing(Optional<StoredInteraction> found) {
    if (found.isEmpty()) {
      return CompletableFuture.completedStage(Optional.empty());
    }
    StoredInteraction it = found.get();
    return it.state().ended()
        ? keeping.interactions().response(it.interaction().id()).thenApply(owed -> owed(it, owed))
        : keeping.journal().calls().of(it.interaction().id()).thenApply(calls -> open(it, calls));
  }

  /** Empty where it was purged meanwhile. */
  private static Optional<Outgoing> owed(StoredInteraction it, Optional<OwedResponse> owed) {
    Map<String, String> state = Map.of(STATE, OperationJson.word(it.state()));
    return owed.map(response -> Outgoing.of(response).with(state));
  }

  private Optional<Outgoing> open(StoredInteraction it, List<StoredCall> calls) {
    Map<String, String> headers =
        Map.of(
            STATE,
            OperationJson.word(it.state(), calls),
            "Retry-After",
            Integer.toString(desk.settings().retryAfterSeconds()));
    return Optional.of(new Outgoing(202, MediaTypes.JSON, headers, OperationJson.of(it, calls)));
  }

  private Outgoing unavailable(PendingAnswer answer) {
    ApiProblem problem =
        new ApiProblem(
            "journal-unavailable",
            503,
            "Where operations stand cannot be told at present.",
            null,
            desk.settings().retryAfterSeconds());
    return Outgoing.problem(problem, ProblemJson.render(problem, answer.id(), answer.traceId()));
  }
}
