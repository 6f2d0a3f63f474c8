package io.twospeed.openapi.answer;

import io.twospeed.openapi.context.Desk;
import io.twospeed.openapi.context.Mount;
import io.twospeed.openapi.product.ApiProblem;
import io.twospeed.openapi.product.ApiReply;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes of what the route of one request came to what its caller is told.
 *
 * @param id of the interaction
 */
public record RouteEnds(Desk desk, Mount mount, String id, String traceId) {
  private static final Logger log = LoggerFactory.getLogger(RouteEnds.class);

  /** A route's answer, or its failure. */
  public RouteEnd of(@Nullable ApiReply reply, @Nullable Throwable failure) {
    if (reply == null || failure != null) {
      return new RouteEnd.Failed(translate(failure));
    }
    try {
      return new RouteEnd.Well(
          Outgoing.of(reply, mount.operation(), desk.settings().validateResponses()));
    } catch (Outgoing.BrokenContract broken) {
      log.error(
          "Interaction {}: the response of {} breaks its contract: {}",
          id,
          mount.place(),
          broken.violations());
      mount.product().withheld(mount.operation().id(), id, broken.places());
      return new RouteEnd.Failed(
          new ApiProblem(
              "response-breaks-contract",
              500,
              "The answer did not fit the contract and was withheld."));
    } catch (RuntimeException | StackOverflowError failed) {
      return new RouteEnd.Failed(translate(failed));
    }
  }

  public Outgoing render(ApiProblem problem) {
    return Outgoing.problem(problem, ProblemJson.render(problem, id, traceId));
  }

  /**
   * What is owed where a call of it stays in the core for good: final, and none of the statuses
   * that have a client, or something between, try again by itself.
   *
   * @param cause by what it failed
   */
  public Outgoing leftStanding(ApiProblem cause) {
    ApiProblem problem =
        new ApiProblem(
            "left-standing",
            409,
            "The request did not end with a result, but something that it did stands in the core and"
                + " stays; a new try is a new request, with a new key.",
            Outcome.SOMETHING_HAPPENED,
            0);
    return Outgoing.problem(problem, ProblemJson.render(problem, cause, id, traceId));
  }

  private ApiProblem translate(@Nullable Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause != null) {
      try {
        ApiProblem problem = desk.problems().apply(cause);
        if (problem != null && problem.status() >= 400 && problem.status() <= 599) {
          if (problem.status() == 500) {
            log.error("Interaction {} of {} failed with {}", id, mount.place(), nameOf(cause));
          }
          return problem;
        }
      } catch (RuntimeException broken) {
        log.error("Translating {} failed with {}", nameOf(cause), nameOf(broken));
      }
    }
    log.error("Interaction {} of {} failed with {}", id, mount.place(), nameOf(cause));
    return new ApiProblem("internal-error", 500, "The request could not be served.");
  }

  public static String nameOf(@Nullable Throwable failure) {
    return failure == null ? "no answer" : failure.getClass().getName();
  }
}
