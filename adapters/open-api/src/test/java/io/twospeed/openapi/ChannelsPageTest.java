package io.twospeed.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.journal.Journal;
import io.twospeed.openapi.contract.Contract;
import io.twospeed.openapi.product.ApiReply;
import io.twospeed.openapi.product.ApiRequest;
import io.twospeed.openapi.settings.DoorJournal;
import io.twospeed.openapi.settings.DoorSettings;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What docs/channels.md says a call prints, it prints. */
class ChannelsPageTest {
  private static final Pattern CALL =
      Pattern.compile(
          "```console\\n\\$ curl -si localhost:8080(\\S+)([^\\n]*)\\nHTTP/1.1 (\\d+)\\n(.*?)\\n\\n([^\\n]*)\\n```",
          Pattern.DOTALL);
  private static final Pattern OPTION = Pattern.compile("-([Hd]) '([^']*)'");
  private static final String BOUGHT =
      """
      {"loanId": "L00000000001", "paymentId": "T000000000000053",
       "principal": {"amount": "1000.00", "currency": "CNY"}, "instalments": 12,
       "instalment": {"amount": "86.07", "currency": "CNY"}, "firstDue": "2026-04-02"}
      """;

  private record Shown(String path, String options, int status, String headers, String body) {}

  private final Path folder = TestJournal.folder();
  private final Journal journal = TestJournal.open(folder, "one");
  private final Journal shared = TestJournal.open(folder, "two");
  private final RunningDoor patient = door(journal, Duration.ofSeconds(15));
  private final RunningDoor hasty = door(shared, Duration.ofMillis(500));
  private final CompletableFuture<ApiReply> slow = new CompletableFuture<>();
  private String shownId = "";
  private String realId = "";

  private static RunningDoor door(Journal journal, Duration deadline) {
    return new RunningDoor(
        new DoorSettings(4096, deadline, "X-Client-Id", true, 1000, 1), DoorJournal.of(journal));
  }

  @AfterEach
  void close() {
    patient.close();
    hasty.close();
    journal.close();
    shared.close();
  }

  @Test
  void everyCallPrintsWhatThePageSays() throws IOException {
    publish();
    List<Shown> calls = calls();
    assertThat(calls).as("calls in docs/channels.md").hasSize(9);
    for (Shown call : calls) {
      if (call.status() == 201 && call.path().startsWith("/operations")) {
        slow.complete(ScriptedProduct.reply(0, BOUGHT));
      }
      check(call);
    }
  }

  private void publish() {
    Path contract = Path.of("../../routes/products/instalment-purchase/openapi.yaml");
    ScriptedProduct product =
        new ScriptedProduct("instalment-purchase", Contract.read(contract), this::bought);
    patient.door.publish(product);
    hasty.door.publish(product);
  }

  private CompletionStage<ApiReply> bought(ApiRequest request) {
    return request.body().get("description").asText().endsWith("4712")
        ? slow
        : ScriptedProduct.done(ScriptedProduct.reply(0, BOUGHT));
  }

  private static List<Shown> calls() throws IOException {
    Matcher matcher = CALL.matcher(Files.readString(Path.of("../../docs/channels.md")));
    List<Shown> calls = new ArrayList<>();
    while (matcher.find()) {
      calls.add(
          new Shown(
              matcher.group(1),
              matcher.group(2),
              Integer.parseInt(matcher.group(3)),
              matcher.group(4),
              matcher.group(5)));
    }
    return calls;
  }

  private void check(Shown call) {
    boolean purchase = !call.path().startsWith("/operations");
    RunningDoor door = purchase && call.status() == 202 ? hasty : patient;
    String path = purchase ? call.path() : call.path().replace(shownId, realId);
    await(call.path() + " to answer " + call.status())
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> purchase || door.send(request(door, path, call)).statusCode() == call.status());
    HttpResponse<String> response = door.send(request(door, path, call));

    assertThat(response.statusCode()).as(response.body()).isEqualTo(call.status());
    if (door == hasty) {
      shownId = ScriptedProduct.json(call.body()).get("id").asText();
      realId = RunningDoor.json(response).get("id").asText();
    }
    for (String header : call.headers().lines().toList()) {
      String name = header.substring(0, header.indexOf(':'));
      assertThat(response.headers().firstValue(name))
          .as(name)
          .contains(real(header.substring(name.length() + 2)));
    }
    assertThat(stable(RunningDoor.json(response)))
        .isEqualTo(stable(ScriptedProduct.json(real(call.body()))));
  }

  private String real(String text) {
    return shownId.isEmpty() ? text : text.replace(shownId, realId);
  }

  private static HttpRequest.Builder request(RunningDoor door, String path, Shown call) {
    HttpRequest.Builder request = door.request(path);
    Matcher options = OPTION.matcher(call.options());
    while (options.find()) {
      String value = options.group(2);
      if (options.group(1).equals("d")) {
        request.POST(BodyPublishers.ofString(value));
      } else {
        int colon = value.indexOf(':');
        request.header(value.substring(0, colon), value.substring(colon + 1).trim());
      }
    }
    return request;
  }

  /** Without what differs from run to run. */
  private static JsonNode stable(JsonNode answer) {
    ObjectNode copy = answer.deepCopy();
    copy.remove(List.of("instance", "traceId", "since"));
    return copy;
  }
}
