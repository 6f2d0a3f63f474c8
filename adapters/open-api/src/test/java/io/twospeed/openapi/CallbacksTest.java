package io.twospeed.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.twospeed.journal.Journal;
import io.twospeed.journal.interactions.InteractionState;
import io.twospeed.journal.interactions.OwedResponse;
import io.twospeed.openapi.callback.WebhookSignature;
import io.twospeed.openapi.settings.CallbackClient;
import io.twospeed.openapi.settings.CallbackSettings;
import io.twospeed.openapi.settings.DoorJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clients that are told of an end that came after their 202. */
@Tag("slow")
class CallbacksTest extends JournalledDoorCase {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Duration LONG = Duration.ofHours(1);
  private static final HttpServer SHOP = shop();

  private record Told(String id, String timestamp, String signature, String body) {}

  private static final Queue<Told> TOLD = new ConcurrentLinkedQueue<>();
  private static final Queue<Integer> ANSWERS = new ConcurrentLinkedQueue<>();

  CallbacksTest() {
    super(Duration.ofMillis(600), LONG, callbacks(LONG));
    TOLD.clear();
    ANSWERS.clear();
  }

  private static HttpServer shop() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/hooks", CallbacksTest::told);
      server.start();
      return server;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static void told(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    TOLD.add(
        new Told(
            exchange.getRequestHeaders().getFirst("webhook-id"),
            exchange.getRequestHeaders().getFirst("webhook-timestamp"),
            exchange.getRequestHeaders().getFirst("webhook-signature"),
            body));
    Integer answer = ANSWERS.poll();
    exchange.sendResponseHeaders(answer == null ? 204 : answer, -1);
    exchange.close();
  }

  private static String hook() {
    return "http://127.0.0.1:" + SHOP.getAddress().getPort() + "/hooks/1";
  }

  /** With a first look that never comes: a test that needs it has a door of its own. */
  private static CallbackSettings callbacks(Duration look) {
    return new CallbackSettings(
        Map.of("shop", new CallbackClient(List.of(hook()), List.of(SECRET))),
        3,
        Duration.ofMillis(20),
        Duration.ofSeconds(10),
        look);
  }

  @AfterEach
  void nothingElseWasTold() {
    assertThat(TOLD).isEmpty();
  }

  private HttpRequest.Builder payingWithCallback(String key) {
    return paying(key, GOOD).header("Callback-Url", hook());
  }

  private HttpResponse<String> acceptedWithCallback() {
    answersLater();
    HttpResponse<String> accepted = door.send(payingWithCallback("k"));
    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
    return accepted;
  }

  private double counted(String result) {
    var counter = door.meters.find("twospeed.door.callbacks").tag("result", result).counter();
    return counter == null ? 0 : counter.count();
  }

  @Test
  void aClientThatGot202IsToldOnceItHasEnded() {
    HttpResponse<String> accepted = acceptedWithCallback();
    owed.remove().complete(ScriptedProduct.reply(0, PAID));
    await("the notification").atMost(Duration.ofMinutes(1)).until(() -> TOLD.size() == 1);

    Told told = TOLD.remove();
    JsonNode body = ScriptedProduct.json(told.body());
    assertThat(body.get("type").asText()).isEqualTo("operation.ended");
    assertThat(body.get("timestamp").asText()).matches("20..-..-..T.*Z");
    assertThat(body.at("/data/status").asText()).isEqualTo("finished");
    assertThat(body.at("/data/location").asText()).isEqualTo(location(accepted));
    assertThat(body.at("/data/id").asText()).isEqualTo(told.id());
    assertThat(body.get("data")).hasSize(3);
    assertThat(told.signature())
        .isEqualTo(
            WebhookSignature.of(
                List.of(SECRET), told.id(), Long.parseLong(told.timestamp()), told.body()));
    await("its count").atMost(Duration.ofMinutes(1)).until(() -> counted("delivered") == 1);
    assertThat(operation(location(accepted)).body()).isEqualTo(PAID);
  }

  @Test
  void aClientThatGotItsAnswerIsNotTold() {
    assertThat(door.send(payingWithCallback("k")).statusCode()).isEqualTo(201);
    await("the journal to forget it")
        .atMost(Duration.ofMinutes(1))
        .until(() -> done(journal.notifications().claim(10, LONG)).isEmpty());
  }

  @Test
  void aCallbackThatFailsIsTriedAgainUntilItIsTaken() {
    ANSWERS.add(500);
    try (Journal shared = TestJournal.open(folder, "two");
        RunningDoor looking =
            new RunningDoor(
                RunningDoor.settings(),
                new DoorJournal(shared, LONG, callbacks(Duration.ofMillis(50))))) {
      acceptedWithCallback();
      owed.remove().complete(ScriptedProduct.reply(0, PAID));
      await("two attempts").atMost(Duration.ofMinutes(1)).until(() -> TOLD.size() == 2);
      Told first = TOLD.remove();
      assertThat(TOLD.remove().id()).isEqualTo(first.id());
      assertThat(looking.door).isNotNull();
    }
  }

  @Test
  void whatNobodyTakesIsGivenUp() {
    ANSWERS.addAll(List.of(500, 302, 404, 500));
    try (Journal shared = TestJournal.open(folder, "two");
        RunningDoor looking =
            new RunningDoor(
                RunningDoor.settings(),
                new DoorJournal(shared, LONG, callbacks(Duration.ofMillis(50))))) {
      acceptedWithCallback();
      owed.remove().complete(ScriptedProduct.reply(0, PAID));
      await("the end of it")
          .atMost(Duration.ofMinutes(1))
          .until(
              () ->
                  counted("gave-up") == 1
                      || looking
                              .meters
                              .find("twospeed.door.callbacks")
                              .tag("result", "gave-up")
                              .counter()
                          != null);
      assertThat(TOLD).hasSize(3);
      TOLD.clear();
    }
  }

  @Test
  void anotherLifeTellsWhatTheFirstOneOwed() {
    acceptedWithCallback();
    owed.remove();
    String id = stored().get(0).interaction().id();
    door.door.close();
    done(journal.fail(id, new OwedResponse(502, Map.of(), new byte[0])));
    try (Journal shared = TestJournal.open(folder, "two");
        RunningDoor next =
            new RunningDoor(
                RunningDoor.settings(),
                new DoorJournal(shared, LONG, callbacks(Duration.ofMillis(50))))) {
      await("the notification").atMost(Duration.ofMinutes(1)).until(() -> TOLD.size() == 1);
      Told told = TOLD.remove();
      assertThat(ScriptedProduct.json(told.body()).at("/data/status").asText()).isEqualTo("failed");
      assertThat(next.door).isNotNull();
    }
    assertThat(states()).containsExactly(InteractionState.FAILED);
  }

  @Test
  void aUrlThatIsNotRegisteredIsRefusedAndNothingIsServed() {
    for (String url : List.of("https://evil.example/", hook() + "x", "nonsense", "")) {
      JsonNode problem =
          assertProblem(
              door.send(paying("k", GOOD).header("Callback-Url", url)),
              400,
              "callback-not-allowed");
      assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo("/header/Callback-Url");
      assertThat(problem.at("/errors/0/detail").asText())
          .isEqualTo(
              "must begin with a URL that is registered for this client, and be https;"
                  + " leave it out, or have it registered");
      assertThat(problem.toString()).doesNotContain("evil");
    }
    assertProblem(
        door.send(payingWithCallback("k").setHeader("X-Client-Id", "another-shop")),
        400,
        "callback-not-allowed");
    assertThat(product.requests).isEmpty();
    assertThat(journal.writes).isEmpty();
  }

  @Test
  void aReadTakesNoNoticeOfIt() {
    product.does(request -> CompletableFuture.completedFuture(ScriptedProduct.reply(0, "{}")));
    assertThat(
            door.send(door.request("/pay/v1/payments/mine").header("Callback-Url", "nonsense"))
                .statusCode())
        .isEqualTo(200);
  }
}
