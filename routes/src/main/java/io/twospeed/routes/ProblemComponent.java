package io.twospeed.routes;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code problem:NAME?status=422&title=...}: ends the route in a business refusal. */
final class ProblemComponent extends DefaultComponent {
  private static final int UNPROCESSABLE = 422;

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
    int status = getAndRemoveParameter(parameters, "status", int.class, UNPROCESSABLE);
    String title = getAndRemoveParameter(parameters, "title", String.class, "");
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException(
          "problem:%s has status %d; expected 400 to 599".formatted(remaining, status));
    }
    if (title.isBlank()) {
      throw new IllegalArgumentException(
          "problem:%s has no title; expected a sentence for the caller".formatted(remaining));
    }
    return new StepEndpoint(
        uri,
        this,
        exchange -> {
          throw new ProblemException(remaining, status, title);
        });
  }
}
