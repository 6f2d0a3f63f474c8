package io.twospeed.app.core;

import io.twospeed.legacycore.call.CoreCallException;
import io.twospeed.openapi.product.ApiProblem;
import io.twospeed.routes.step.ProblemException;

/**
 * What a route failed with, as what its caller is told: the one place where both doors' terms meet.
 */
public final class Problems {

  private Problems() {}

  public static ApiProblem of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CoreCallException call) {
        return new ApiProblem(
            call.problem(), call.status(), call.title(), null, call.retryAfterSeconds());
      }
      if (cause instanceof ProblemException refusal) {
        return new ApiProblem(refusal.name(), refusal.status(), refusal.title());
      }
    }
    return new ApiProblem(
        "internal-error", 500, "Something failed here; operators can find it by the traceId");
  }
}
