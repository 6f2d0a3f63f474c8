package io.twospeed.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.openapi.contract.Contract;
import io.twospeed.openapi.product.ApiReply;
import io.twospeed.openapi.settings.DoorSettings;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The caller has its answer by the deadline, whatever the route, the client or the network does.
 */
@Tag("slow")
class DeadlineTest {
  private static final RunningDoor DOOR =
      new RunningDoor(new DoorSettings(4096, Duration.ofMillis(400), "X-Client-Id", true, 1000, 1));
  private static final Contract PAY = Contract.read(RunningDoor.contract("pay"));
  private static final String GOOD = "{\"amount\":12.50,\"currency\":\"CNY\",\"payee\":\"Li\"}";

  private final ScriptedProduct product = ScriptedProduct.echo("pay", PAY);

  @BeforeEach
  void publish() {
    DOOR.door.publish(product);
  }

  @AfterAll
  static void close() {
    DOOR.close();
  }

  @Test
  void aRouteThatNeverAnswersIsInDoubtWhereItMayHaveChangedTheCore() {
    product.does(request -> new CompletableFuture<>());
    JsonNode problem = assertExceeded(DOOR.post("/pay/v1/payments", GOOD));
    assertThat(problem.get("outcome").asText()).isEqualTo("in-doubt");
  }

  @Test
  void aReadThatNeverAnswersHasNoOutcome() {
    product.does(request -> new CompletableFuture<>());
    assertThat(assertExceeded(DOOR.get("/pay/v1/payments")).has("outcome")).isFalse();
  }

  @Test
  void anAnswerAfterTheDeadlineIsCountedAndGoesNowhere() {
    Queue<CompletableFuture<ApiReply>> owed = new ConcurrentLinkedQueue<>();
    product.does(
        request -> {
          CompletableFuture<ApiReply> reply = new CompletableFuture<>();
          owed.add(reply);
          return reply;
        });
    assertExceeded(DOOR.get("/pay/v1/payments/mine"));
    double before = DOOR.meters.get("twospeed.door.late").counter().count();
    owed.remove().complete(ScriptedProduct.reply(0, "{}"));
    assertThat(DOOR.meters.get("twospeed.door.late").counter().count()).isEqualTo(before + 1);
    product.does(request -> ScriptedProduct.done(ScriptedProduct.reply(0, "{\"next\":1}")));
    assertThat(DOOR.get("/pay/v1/payments/mine").body()).isEqualTo("{\"next\":1}");
  }

  @Test
  void aRouteThatBlocksItsThreadDoesNotHoldUpTheAnswer() {
    CountDownLatch answered = new CountDownLatch(1);
    product.does(
        request -> {
          awaitQuietly(answered);
          return ScriptedProduct.done(ScriptedProduct.reply(0, "{}"));
        });
    assertExceeded(DOOR.get("/pay/v1/payments/mine"));
    assertExceeded(DOOR.post("/pay/v1/payments", GOOD));
    answered.countDown();
  }

  @Test
  void aBodyThatDoesNotArriveIs408() throws IOException {
    try (RawClient client = new RawClient(DOOR.port())) {
      client.send(
          "POST /pay/v1/payments HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
              + "Content-Length: 50\r\nConnection: close\r\n\r\n{\"amount\":");
      String answer = client.answer();
      assertThat(answer).startsWith("HTTP/1.1 408");
      assertThat(answer)
          .contains("urn:twospeed:problem:request-timeout")
          .contains("The request's body did not arrive in time.")
          .contains("\"outcome\":\"nothing-happened\"");
      assertThat(product.requests).isEmpty();
    }
  }

  @Test
  void aBodyThatArrivesInPiecesIsServed() throws IOException {
    try (RawClient client = new RawClient(DOOR.port())) {
      client.send(
          "POST /pay/v1/payments HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
              + "Content-Length: "
              + GOOD.length()
              + "\r\nConnection: close\r\n\r\n");
      client.send(GOOD.substring(0, 7));
      client.send(GOOD.substring(7));
      assertThat(client.answer()).startsWith("HTTP/1.1 201").contains("\"id\":\"pay\"");
    }
  }

  @Test
  void aClientThatLeavesHarmsNobody() throws IOException {
    Queue<CompletableFuture<ApiReply>> owed = new ConcurrentLinkedQueue<>();
    product.does(
        request -> {
          CompletableFuture<ApiReply> reply = new CompletableFuture<>();
          owed.add(reply);
          return reply;
        });
    for (int i = 0; i < 20; i++) {
      try (RawClient client = new RawClient(DOOR.port())) {
        client.send("GET /pay/v1/payments/mine HTTP/1.1\r\nHost: x\r\n\r\n");
        int expected = i + 1;
        await("the request to reach the product")
            .atMost(Duration.ofMinutes(1))
            .until(() -> owed.size() == expected);
        client.reset();
      }
    }
    owed.forEach(reply -> reply.complete(ScriptedProduct.reply(0, "{\"whose\":1}")));
    await("nothing to be open")
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () -> assertThat(DOOR.meters.get("twospeed.door.open").gauge().value()).isZero());
    product.does(request -> ScriptedProduct.done(ScriptedProduct.reply(0, "{\"whose\":2}")));
    assertThat(DOOR.get("/pay/v1/payments/mine").body()).isEqualTo("{\"whose\":2}");
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static JsonNode assertExceeded(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(504);
    JsonNode problem = RunningDoor.json(response);
    assertThat(problem.get("type").asText()).isEqualTo("urn:twospeed:problem:deadline-exceeded");
    assertThat(problem.get("title").asText()).isEqualTo("There was no answer in time.");
    return problem;
  }
}
