package io.twospeed.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.journal.calls.CallMove;
import io.twospeed.journal.calls.CallPlan;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.calls.Settling;
import io.twospeed.journal.common.References;
import io.twospeed.journal.interactions.InteractionFilter;
import io.twospeed.journal.interactions.InteractionState;
import io.twospeed.journal.interactions.OwedResponse;
import io.twospeed.journal.interactions.StoredInteraction;
import io.twospeed.openapi.contract.Contract;
import io.twospeed.openapi.product.ApiProblem;
import io.twospeed.openapi.product.ApiReply;
import io.twospeed.openapi.product.ApiRequest;
import io.twospeed.openapi.settings.CallbackSettings;
import io.twospeed.openapi.settings.DoorJournal;
import io.twospeed.openapi.settings.DoorSettings;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * A door with a real journal that fails where a test says so, and what a channel and a core do with
 * it.
 */
abstract class JournalledDoorCase {
  static final Contract PAY = Contract.read(RunningDoor.contract("pay"));
  static final String GOOD = "{\"amount\":12.50,\"currency\":\"CNY\",\"payee\":\"Li\"}";
  static final String PAID = "{\"id\":\"P1\",\"amount\":12.5}";

  final Path folder = TestJournal.folder();
  final FaultyJournal journal = new FaultyJournal(TestJournal.open(folder, "one"));
  final RunningDoor door;
  final ScriptedProduct product = ScriptedProduct.echo("pay", PAY);
  final Queue<CompletableFuture<ApiReply>> owed = new ConcurrentLinkedQueue<>();

  JournalledDoorCase(Duration deadline, Duration finishWithin) {
    this(deadline, finishWithin, CallbackSettings.none());
  }

  JournalledDoorCase(Duration deadline, Duration finishWithin, CallbackSettings callbacks) {
    door =
        new RunningDoor(
            new DoorSettings(4096, deadline, "X-Client-Id", true, 1000, 2),
            new DoorJournal(journal, finishWithin, callbacks));
  }

  /** A door whose routes fail with 503. */
  JournalledDoorCase(Duration deadline, Duration finishWithin, Duration newTryAfter) {
    door =
        new RunningDoor(
            new DoorSettings(4096, deadline, "X-Client-Id", true, 1000, 2),
            failure -> new ApiProblem("test-failure", 503, "It failed.", null, 0),
            new DoorJournal(journal, finishWithin, newTryAfter, CallbackSettings.none()));
  }

  @BeforeEach
  void publish() {
    door.door.publish(product);
  }

  @AfterEach
  void close() {
    door.close();
    journal.close();
  }

  HttpResponse<String> pay(String key) {
    return pay(key, GOOD);
  }

  HttpResponse<String> pay(String key, String body) {
    return door.send(paying(key, body));
  }

  HttpRequest.Builder paying(String key, String body) {
    return paying(door, key, body);
  }

  static HttpRequest.Builder paying(RunningDoor door, String key, String body) {
    return door.request("/pay/v1/payments")
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", key)
        .header("X-Client-Id", "shop")
        .POST(BodyPublishers.ofString(body));
  }

  HttpResponse<String> operation(String location) {
    return door.send(door.request(location).header("X-Client-Id", "shop"));
  }

  void answersLater() {
    product.does(
        request -> {
          CompletableFuture<ApiReply> reply = new CompletableFuture<>();
          owed.add(reply);
          return reply;
        });
  }

  static String location(HttpResponse<String> response) {
    return response.headers().firstValue("Location").orElseThrow();
  }

  static JsonNode assertProblem(HttpResponse<String> response, int status, String name) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode problem = RunningDoor.json(response);
    assertThat(problem.get("type").asText()).isEqualTo("urn:twospeed:problem:" + name);
    return problem;
  }

  List<InteractionState> states() {
    return stored().stream().map(StoredInteraction::state).toList();
  }

  List<StoredInteraction> stored() {
    return done(journal.list(InteractionFilter.in())).items();
  }

  static <T> T done(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }

  /** What the slow door does before a call leaves. */
  String sentCall(ApiRequest request, Settling settling) {
    String reference = References.next(Clock.systemUTC());
    done(
        journal
            .calls()
            .planAndSend(
                new CallPlan(
                    reference,
                    request.interaction().id(),
                    "payments.transfer",
                    "core-banking",
                    settling),
                new byte[] {1}));
    return reference;
  }

  /** What the slow door does for a call that the core confirms. */
  String confirmedCall(ApiRequest request, Settling settling) {
    String reference = sentCall(request, settling);
    done(
        journal
            .calls()
            .move(
                new CallMove(
                    reference,
                    CoreCallState.SENT,
                    CoreCallState.CONFIRMED,
                    EvidenceKind.REPLY,
                    "0000")));
    return reference;
  }

  /** What settlement does. */
  void undo(String reference) {
    List<StoredInteraction> claimed = done(journal.takeover().claimInteractions(10));
    assertThat(claimed).hasSize(1);
    for (CoreCallState to : List.of(CoreCallState.REVERSING, CoreCallState.REVERSED)) {
      done(journal.calls().move(CallMove.to(to, reference, EvidenceKind.REVERSAL, "")));
    }
    done(
        journal.undone(
            claimed.get(0).interaction().id(), new OwedResponse(500, Map.of(), new byte[0])));
  }
}
