package io.twospeed.app.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.openapi.document.Finding;
import io.twospeed.routes.rehearsal.Example;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One example, once: its faults set up, its request sent, its answer compared. */
final class ExampleRun {
  private final Example example;
  private final Supplier<@Nullable String> failure;
  private final List<Finding> unsent = new ArrayList<>();
  private final List<AnswerDifference> differences = new ArrayList<>();

  private ExampleRun(Example example, Supplier<@Nullable String> failure) {
    this.example = example;
    this.failure = failure;
  }

  /**
   * Runs it.
   *
   * @param failure why the last request failed, as operators are told it; null where it did not
   */
  static ExampleOutcome of(
      Example example,
      RehearsalCore core,
      RehearsalDoors doors,
      Supplier<@Nullable String> failure) {
    long began = System.nanoTime();
    ExampleRun run = new ExampleRun(example, failure);
    core.reset();
    run.plan(core);
    HttpRequest.Builder request = run.request(doors);
    if (request != null && run.unsent.isEmpty()) {
      run.compare(Http.send(request));
    }
    return new ExampleOutcome(
        example.file(),
        example.faults().size(),
        Duration.ofNanos(System.nanoTime() - began),
        run.differences,
        run.unsent);
  }

  private void plan(RehearsalCore core) {
    for (int i = 0; i < example.faults().size(); i++) {
      String wrong = core.plan(example.faults().get(i));
      if (!wrong.isEmpty()) {
        unsent.add(
            new Finding(
                example.file(),
                example.line("/faults/" + i),
                "the simulated core refuses the fault: " + wrong.strip(),
                "a body of POST /simulator/faults",
                "correct it; simulator/README.md has the operations and kinds"));
      }
    }
  }

  /** Null, with a finding, where HTTP knows no such request. */
  private HttpRequest.@Nullable Builder request(RehearsalDoors doors) {
    try {
      return built(doors);
    } catch (IllegalArgumentException impossible) {
      unsent.add(
          new Finding(
              example.file(),
              example.line("/request"),
              "the example's request cannot be sent: " + impossible.getMessage(),
              "a method, a path and headers as HTTP has them",
              "correct it; what is no plain letter is percent-coded in a path"));
      return null;
    }
  }

  private HttpRequest.Builder built(RehearsalDoors doors) {
    boolean hasBody = !example.body().isMissingNode();
    BodyPublisher body =
        hasBody ? BodyPublishers.ofString(example.body().toString()) : BodyPublishers.noBody();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(doors.uri(example.path())).method(example.method(), body);
    request.setHeader("Idempotency-Key", UUID.randomUUID().toString());
    if (hasBody) {
      request.setHeader("Content-Type", "application/json");
    }
    example.headers().forEach(request::setHeader);
    return request;
  }

  private void compare(HttpResponse<String> answer) {
    JsonNode body = Http.json(answer);
    if (answer.statusCode() != example.status()) {
      differ(
          "/response/status",
          "status",
          String.valueOf(example.status()),
          answer.statusCode() + why(answer.statusCode(), body));
      return;
    }
    for (Map.Entry<String, String> header : example.answerHeaders().entrySet()) {
      String actual = answer.headers().firstValue(header.getKey()).orElse("nothing");
      if (!actual.equals(header.getValue())) {
        String name = header.getKey();
        differ("/response/headers/" + name, "header " + name, header.getValue(), actual);
      }
    }
    if (!example.answer().isMissingNode()) {
      AnswerDifference.between(example.answer(), body).stream()
          .map(each -> each.at(example.line("/response/body" + each.place())))
          .forEach(differences::add);
    }
  }

  private void differ(String at, String place, String expected, String actual) {
    differences.add(new AnswerDifference(example.line(at), place, expected, actual));
  }

  /** What a problem says of itself: its title, and where the request broke its contract. */
  private String why(int status, JsonNode body) {
    if (status < 400) {
      return "";
    }
    StringBuilder why = new StringBuilder(" (" + body.path("type").asText("no problem+json"));
    for (JsonNode error : body.path("errors")) {
      why.append("; ")
          .append(error.path("pointer").asText())
          .append(' ')
          .append(error.path("detail").asText());
    }
    String failed = failure.get();
    if (failed != null) {
      why.append("; ").append(failed);
    }
    return why.append(')').toString();
  }
}
