package io.twospeed.app.admin;

import io.twospeed.journal.failure.JournalException;
import io.twospeed.openapi.document.Finding;
import io.twospeed.openapi.product.ApiProblem;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Why an operator does not get what was asked for. */
final class AdminProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final long PATIENCE_SECONDS = 20;

  private final transient ApiProblem problem;

  /** What the problem's JSON has beside what every problem has. */
  private final transient Map<String, Object> members;

  private AdminProblem(ApiProblem problem) {
    this(problem, Map.of());
  }

  /** What stands against it, each with where and how to fix it. */
  private AdminProblem(ApiProblem problem, List<Finding> findings) {
    this(problem, findings.isEmpty() ? Map.of() : Map.of("findings", List.copyOf(findings)));
  }

  private AdminProblem(ApiProblem problem, Map<String, Object> members) {
    super(problem.title(), null, false, false);
    this.problem = problem;
    this.members = Map.copyOf(members);
  }

  Map<String, Object> members() {
    return members;
  }

  ApiProblem problem() {
    return problem;
  }

  static AdminProblem notFound(String title) {
    return new AdminProblem(new ApiProblem("not-found", 404, title));
  }

  static AdminProblem invalid(String title) {
    return new AdminProblem(new ApiProblem("invalid-request", 400, title));
  }

  static AdminProblem conflict(String title) {
    return new AdminProblem(new ApiProblem("conflict", 409, title));
  }

  static AdminProblem conflict(String title, List<Finding> findings) {
    return new AdminProblem(new ApiProblem("conflict", 409, title), findings);
  }

  /** The core says the opposite of what a person decides. */
  static AdminProblem coreSaysOtherwise(String decided, CoreWord core) {
    String title =
        "The decision is %s, and the core says %s: %s Look again; to record the decision all the same, send \"insist\": true, and in reason why the core is wrong."
            .formatted(decided, core.said(), core.meaning());
    return new AdminProblem(
        new ApiProblem("core-says-otherwise", 409, title), Map.of("core", core));
  }

  static AdminProblem refused(String title, List<Finding> findings) {
    return new AdminProblem(new ApiProblem("version-refused", 422, title), findings);
  }

  /** What the journal answers; few operators ask, so a thread of the operations port may wait. */
  static <T> T wait(CompletionStage<T> answer) {
    try {
      return answer.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw of(e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      throw unavailable("The journal does not answer.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("The process is being stopped.");
    }
  }

  private static RuntimeException of(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof io.twospeed.journal.failure.TransitionRefusedException refused) {
      return conflict(String.valueOf(refused.getMessage()));
    }
    if (cause instanceof JournalException) {
      return unavailable("The journal does not answer: " + cause.getMessage());
    }
    return new IllegalStateException(cause);
  }

  private static AdminProblem unavailable(String title) {
    return new AdminProblem(new ApiProblem("journal-unavailable", 503, title));
  }
}
