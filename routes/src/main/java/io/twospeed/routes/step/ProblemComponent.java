package io.twospeed.routes.step;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code problem:NAME?status=422&title=...}: ends the route in a business refusal. */
public final class ProblemComponent extends DefaultComponent {
  private static final String UNPROCESSABLE = "422";

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
    String status = getAndRemoveParameter(parameters, "status", String.class, UNPROCESSABLE);
    String title = getAndRemoveParameter(parameters, "title", String.class, "");
    if (!status.matches("[45][0-9][0-9]")) {
      throw new StepRefusedException(
          "problem:%s has the status %s".formatted(remaining, status),
          "400 to 599",
          "correct it, or leave it out: it is 422 then");
    }
    if (title.isBlank()) {
      throw new StepRefusedException(
          "problem:%s has no title".formatted(remaining),
          "a sentence for the caller",
          "add title: to its parameters");
    }
    int code = Integer.parseInt(status);
    return new StepEndpoint(
        uri,
        this,
        exchange -> {
          throw new ProblemException(remaining, code, title);
        });
  }
}
