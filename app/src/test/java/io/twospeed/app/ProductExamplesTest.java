package io.twospeed.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every example of a product, over HTTP against the seeded core. */
class ProductExamplesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void everyProductAnswersAsItsExamplesSay(@TempDir Path data) throws IOException {
    List<Path> examples = examples();
    assertThat(examples).isNotEmpty();
    try (Installation installation = Installation.start(data)) {
      for (Path file : examples) {
        JsonNode example = new YAMLMapper().readTree(file.toFile());
        HttpResponse<String> answer =
            await("an answer of the core to " + file)
                .atMost(PATIENCE)
                .until(
                    () -> answer(installation, example.get("request")),
                    response -> !nothingHappenedInTime(response));
        assertThat(answer.statusCode())
            .as("status of %s: %s", file, answer.body())
            .isEqualTo(example.at("/response/status").intValue());
        assertHolds(Installation.json(answer), example.at("/response/body"), file.toString());
      }
    }
  }

  private static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.walk(Installation.REPOSITORY.resolve("routes/products"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(each -> each.toString().contains("/examples/"))
          .sorted()
          .toList();
    }
  }

  /** On a machine that is busy a core's time limit may pass; where nothing happened, ask again. */
  private static boolean nothingHappenedInTime(HttpResponse<String> response) {
    return response.statusCode() >= 503
        && Installation.json(response).path("outcome").asText().equals("nothing-happened");
  }

  private static HttpResponse<String> answer(Installation installation, JsonNode request) {
    String url = installation.channels(request.get("path").textValue());
    HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(url));
    return Installation.send(
        request.has("body")
            ? builder
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(
                    request.get("method").textValue(),
                    BodyPublishers.ofString(request.get("body").toString()))
            : builder.method(request.get("method").textValue(), BodyPublishers.noBody()));
  }

  /** All that is expected is there; what else there is may change from call to call. */
  private static void assertHolds(JsonNode actual, JsonNode expected, String where) {
    if (expected.isObject()) {
      for (Map.Entry<String, JsonNode> field : expected.properties()) {
        assertHolds(actual.path(field.getKey()), field.getValue(), where + " /" + field.getKey());
      }
    } else if (expected.isArray()) {
      assertThat(actual.size()).as(where).isEqualTo(expected.size());
      for (int index = 0; index < expected.size(); index++) {
        assertHolds(actual.get(index), expected.get(index), where + " /" + index);
      }
    } else {
      assertThat(actual).as(where).isEqualTo(expected);
    }
  }
}
