package io.twospeed.openapi.answer;

import io.twospeed.openapi.http.Methods;
import io.twospeed.openapi.product.ApiProblem;
import io.twospeed.openapi.schema.Violation;
import java.util.Collection;
import java.util.List;

/** A problem the door itself has with a request, with the places that are at fault. */
public record Refusal(ApiProblem problem, Collection<Violation> violations) {

  /** Status 4xx or 503 before anything was dispatched: nothing happened, whatever was asked. */
  public static Refusal of(String name, int status, String title, Violation... violations) {
    return new Refusal(new ApiProblem(name, status, title, null, 0), List.of(violations));
  }

  public static Refusal invalid(Collection<Violation> violations) {
    ApiProblem problem =
        new ApiProblem("invalid-request", 400, "The request does not fit the contract.", null, 0);
    return new Refusal(problem, violations);
  }

  /** The same, saying outright that nothing happened where the method could have changed things. */
  ApiProblem problemFor(String method) {
    return Methods.isSafe(method) ? problem : problem.with(Outcome.NOTHING_HAPPENED);
  }
}
