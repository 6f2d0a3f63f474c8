package io.twospeed.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's calls, run as they stand there, print what the README says they print. */
class ReadmeTest {
  private static final Pattern CALL =
      Pattern.compile("```console\\n\\$ curl -s localhost:8080(\\S+)([^\\n]*)\\n([^\\n]+)\\n```");
  private static final Pattern HEADER = Pattern.compile("-H '([^:']+): ([^']*)'");
  private static final Pattern BODY = Pattern.compile("-d '([^']*)'");

  /** What differs from run to run. */
  private static final Set<String> VOLATILE =
      Set.of("asOf", "instance", "traceId", "reference", "firstDue", "paidAt");

  @TempDir Path data;

  private record Call(String path, String options, String printed) {}

  @Test
  void printsWhatItSays() throws IOException {
    try (Installation twospeed = Installation.start(data)) {
      await("the way to the core")
          .atMost(Duration.ofMinutes(1))
          .until(() -> Installation.get(twospeed.operations("/health")).statusCode() == 200);
      assertPrints(twospeed);
    }
  }

  static void assertPrints(Installation twospeed) throws IOException {
    List<Call> calls = calls();
    assertThat(calls).as("calls in README.md").hasSize(3);
    for (Call call : calls) {
      assertThat(stable(answer(twospeed, call)))
          .as("what the README says of %s", call.path())
          .isEqualTo(stable(Installation.JSON.readTree(call.printed())));
    }
  }

  private static List<Call> calls() throws IOException {
    Matcher matcher = CALL.matcher(Files.readString(Installation.REPOSITORY.resolve("README.md")));
    List<Call> calls = new ArrayList<>();
    while (matcher.find()) {
      calls.add(new Call(matcher.group(1), matcher.group(2), matcher.group(3)));
    }
    return calls;
  }

  private static JsonNode answer(Installation twospeed, Call call) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(twospeed.channels(call.path())));
    Matcher body = BODY.matcher(call.options());
    if (body.find()) {
      request.POST(BodyPublishers.ofString(body.group(1)));
    }
    HEADER
        .matcher(call.options())
        .results()
        .forEach(header -> request.header(header.group(1), header.group(2)));
    return Installation.json(Installation.send(request));
  }

  private static JsonNode stable(JsonNode answer) {
    ObjectNode copy = answer.deepCopy();
    for (String name : VOLATILE) {
      if (copy.has(name)) {
        copy.put(name, "differs");
      }
    }
    return copy;
  }
}
