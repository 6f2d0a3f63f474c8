package io.twospeed.openapi.answer;

import io.twospeed.openapi.product.ApiProblem;
import java.time.Duration;

/** Problems that say nothing of the request: the core was not there, or not in time. */
public final class TemporaryProblem {
  private static final int UNAVAILABLE = 503;
  private static final int NOT_IN_TIME = 504;

  private TemporaryProblem() {}

  public static boolean has(int status) {
    return status == UNAVAILABLE || status == NOT_IN_TIME;
  }

  /** The same, with the time after which the same request is a new try. */
  public static ApiProblem until(ApiProblem problem, Duration newTryAfter) {
    int seconds = Math.toIntExact(newTryAfter.plusMillis(999).toSeconds());
    return new ApiProblem(
        problem.name(),
        problem.status(),
        problem.title(),
        problem.outcome(),
        Math.max(seconds, problem.retryAfterSeconds()));
  }
}
