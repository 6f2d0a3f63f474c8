package io.twospeed.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.twospeed.app.findings.Refused;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The operations port of a running Twospeed, as the verbs that speak to it see it. */
final class OperationsPort {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Option(
      names = "--to",
      paramLabel = "URL",
      description = "the operations port (default: http://127.0.0.1:8081)")
  private String to = "http://127.0.0.1:8081";

  @Option(
      names = "--who",
      paramLabel = "NAME",
      description = "for the history (default: who is logged in)")
  private String who = System.getProperty("user.name", "unknown");

  /** The answer's JSON; a refusal is told with its findings. */
  JsonNode post(String path, String contentType, byte[] body) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(to + "/admin/products/" + path))
              .timeout(PATIENCE)
              .header("Content-Type", contentType)
              .header("X-Operator", who)
              .POST(BodyPublishers.ofByteArray(body))
              .build();
      HttpResponse<String> response =
          HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
      JsonNode answer = JSON.readTree(response.body());
      if (response.statusCode() >= 300) {
        throw new Refused(findings(answer));
      }
      return answer;
    } catch (ConnectException e) {
      throw new Refused(
          to
              + ":0: nobody answers; expected a Twospeed that is up; fix: start it, or name its"
              + " operations port by --to");
    } catch (IOException | IllegalArgumentException e) {
      throw new Refused(
          "%s:0: no answer that can be read (%s); expected a Twospeed's operations port; fix: check --to"
              .formatted(to, e.getClass().getSimpleName()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refused(to + ":0: interrupted; expected an answer; fix: ask again");
    }
  }

  static String segment(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private List<String> findings(JsonNode problem) {
    List<String> findings = new ArrayList<>();
    for (JsonNode each : problem.path("findings")) {
      findings.add(
          "%s:%d: %s; expected %s; fix: %s"
              .formatted(
                  each.path("file").asText(),
                  each.path("line").asInt(),
                  each.path("what").asText(),
                  each.path("expected").asText(),
                  each.path("fix").asText()));
    }
    if (findings.isEmpty()) {
      findings.add(
          "%s:0: %s; expected that it can be done; fix: see %s/admin/products"
              .formatted(to, problem.path("title").asText("refused"), to));
    }
    return findings;
  }
}
