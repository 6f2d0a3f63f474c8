package io.twospeed.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.journal.calls.Settling;
import io.twospeed.journal.interactions.InteractionState;
import io.twospeed.journal.interactions.OwedResponse;
import io.twospeed.openapi.product.ApiReply;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Requests that may change the core, while their callers wait. */
@Tag("slow")
class JournalledDoorTest extends JournalledDoorCase {
  JournalledDoorTest() {
    super(Duration.ofSeconds(15), Duration.ofSeconds(15));
  }

  @Test
  void aChangingRequestWithoutAKeyIsToldHowToMakeOne() {
    JsonNode problem =
        assertProblem(door.post("/pay/v1/payments", GOOD), 400, "idempotency-key-missing");
    assertThat(problem.get("title").asText())
        .isEqualTo("A request that may change something needs an Idempotency-Key.");
    assertThat(problem.get("outcome").asText()).isEqualTo("nothing-happened");
    assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo("/header/Idempotency-Key");
    assertThat(problem.at("/errors/0/detail").asText())
        .isEqualTo(
            "is required and missing: make up a key for each new request, such as"
                + " Idempotency-Key: \"8e03978e-40d5-43dd-bc93-6894a57f9324\","
                + " and send the same one when you repeat it");
    assertThat(product.requests).isEmpty();
    assertThat(journal.writes).isEmpty();
  }

  @Test
  void aKeyThatCannotBeUsedIsToldWhatItMustBe() {
    JsonNode problem = assertProblem(pay("\"a\", \"b\""), 400, "idempotency-key-invalid");
    assertThat(problem.at("/errors/0/detail").asText())
        .isEqualTo(
            "must be 1 to 255 visible ASCII characters in double quotes, such as"
                + " \"8e03978e-40d5-43dd-bc93-6894a57f9324\", with nothing after them;"
                + " a backslash or a quote inside has a backslash before it");
    HttpRequest.Builder twice = paying("\"a\"", GOOD).header("Idempotency-Key", "\"a\"");
    assertThat(
            assertProblem(door.send(twice), 400, "idempotency-key-invalid")
                .at("/errors/0/detail")
                .asText())
        .isEqualTo("must be given once; there are several header lines");
    assertThat(journal.writes).isEmpty();
  }

  @Test
  void whatBreaksTheContractIsToldBeforeTheKeyAndNeverWrittenDown() {
    assertProblem(door.post("/pay/v1/payments", "{}"), 400, "invalid-request");
    assertProblem(door.post("/pay/v1/payments", "{"), 400, "malformed-json");
    assertThat(journal.writes).isEmpty();
  }

  @Test
  void aReadNeedsNoKeyAndNeverTouchesTheJournal() {
    product.does(request -> ScriptedProduct.done(ScriptedProduct.reply(0, "{}")));
    assertThat(door.get("/pay/v1/payments").statusCode()).isEqualTo(200);
    assertThat(
            door.send(door.request("/pay/v1/payments/mine").header("Idempotency-Key", "\"broken"))
                .statusCode())
        .isEqualTo(200);
    assertThat(journal.writes).isEmpty();
  }

  @Test
  void theSameRequestAgainGetsTheSameBytesAndServesNothing() {
    product.does(
        request -> ScriptedProduct.done(new ApiReply(201, Map.of(), ScriptedProduct.json(PAID))));
    HttpResponse<String> first = pay("\"k 1\"");
    HttpResponse<String> again =
        pay("\"k 1\"", "{ \"payee\": \"Li\", \"currency\": \"CNY\",\n \"amount\": 1.25e1 }");

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
    assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body()).isEqualTo(PAID);
    assertThat(again.headers().allValues("Content-Type"))
        .isEqualTo(first.headers().allValues("Content-Type"));
    assertThat(product.requests).hasSize(1);
    assertThat(states()).containsExactly(InteractionState.FINISHED);
  }

  @Test
  void aBareKeyIsTheSameAsAQuotedOne() {
    pay("8e03978e-40d5-43dd-bc93-6894a57f9324");
    assertThat(
            pay("\"8e03978e-40d5-43dd-bc93-6894a57f9324\"")
                .headers()
                .firstValue("Idempotent-Replayed"))
        .contains("true");
    assertThat(product.requests).hasSize(1);
  }

  @Test
  void aKeyBelongsToItsClient() {
    pay("k");
    HttpResponse<String> other =
        door.send(paying("k", GOOD).setHeader("X-Client-Id", "another-shop"));
    assertThat(other.headers().firstValue("Idempotent-Replayed")).isEmpty();
    assertThat(product.requests).hasSize(2);
  }

  @Test
  void aKeyUsedForSomethingElseIs422() {
    pay("k");
    JsonNode problem =
        assertProblem(pay("k", GOOD.replace("12.50", "12.51")), 422, "idempotency-key-reused");
    assertThat(problem.get("title").asText())
        .isEqualTo(
            "This Idempotency-Key was used for a different request; a new request needs a new"
                + " key.");
    assertThat(problem.get("outcome").asText()).isEqualTo("nothing-happened");
    HttpRequest.Builder otherOperation =
        door.request("/pay/v1/payments/7")
            .header("Idempotency-Key", "k")
            .header("X-Client-Id", "shop")
            .DELETE();
    assertProblem(door.send(otherOperation), 422, "idempotency-key-reused");
    assertThat(product.requests).hasSize(1);
  }

  @Test
  void aRequestThatIsStillBeingWorkedOnIs409AndSaysWhereItsEndWillShow() {
    answersLater();
    CompletableFuture<HttpResponse<String>> first = door.sendAsync(paying("k", GOOD));
    await("the route").atMost(Duration.ofMinutes(1)).until(() -> owed.size() == 1);
    HttpResponse<String> second = pay("k");
    JsonNode problem = assertProblem(second, 409, "request-in-progress");
    assertThat(problem.get("outcome").asText()).isEqualTo("in-doubt");
    assertThat(second.headers().firstValue("Retry-After")).contains("2");
    assertThat(operation(location(second)).statusCode()).isEqualTo(202);

    owed.remove().complete(ScriptedProduct.reply(0, PAID));
    assertThat(first.join().statusCode()).isEqualTo(201);
    assertThat(operation(location(second)).body()).isEqualTo(PAID);
  }

  @Test
  void ofSixtyFourAtOnceOneIsServed() {
    answersLater();
    List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      all.add(door.sendAsync(paying("k", GOOD)));
    }
    await("all but one")
        .atMost(Duration.ofMinutes(1))
        .until(() -> all.stream().filter(CompletableFuture::isDone).count() == 63);
    owed.remove().complete(ScriptedProduct.reply(0, PAID));
    List<Integer> statuses = all.stream().map(each -> each.join().statusCode()).toList();
    assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
    assertThat(statuses).filteredOn(status -> status == 409).hasSize(63);
    assertThat(product.requests).hasSize(1);
    assertThat(pay("k").body()).isEqualTo(PAID);
  }

  @Test
  void aFailureIsKeptTooAndSaysThatNothingHappened() {
    product.does(request -> CompletableFuture.failedFuture(new IllegalStateException("no")));
    JsonNode problem = assertProblem(pay("k"), 502, "test-failure");
    assertThat(problem.get("outcome").asText()).isEqualTo("nothing-happened");
    HttpResponse<String> again = pay("k");
    assertThat(RunningDoor.json(again)).isEqualTo(problem);
    assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
    assertThat(states()).containsExactly(InteractionState.FAILED);
  }

  @Test
  void aFailureAfterAConfirmedCallIsToldOnlyOnceItIsUndone() {
    Queue<String> references = new ConcurrentLinkedQueue<>();
    product.does(
        request -> {
          references.add(confirmedCall(request, Settling.NONE));
          return CompletableFuture.failedFuture(new IllegalStateException("no"));
        });
    CompletableFuture<HttpResponse<String>> response = door.sendAsync(paying("k", GOOD));
    await("the hand-over")
        .atMost(Duration.ofMinutes(1))
        .until(() -> states().contains(InteractionState.TO_BE_UNDONE));
    assertThat(response).isNotDone();
    undo(references.remove());

    JsonNode problem = assertProblem(response.join(), 502, "test-failure");
    assertThat(problem.get("outcome").asText()).isEqualTo("nothing-happened");
    assertThat(RunningDoor.json(pay("k"))).isEqualTo(problem);
    assertThat(stored().get(0).reason()).isEqualTo("route-failed");
  }

  @Test
  void anAnswerThatBreaksItsContractIsUndoneAsAFailure() {
    Queue<String> references = new ConcurrentLinkedQueue<>();
    product.does(
        request -> {
          references.add(confirmedCall(request, Settling.NONE));
          return ScriptedProduct.done(ScriptedProduct.reply(201, "{\"wrong\":1}"));
        });
    CompletableFuture<HttpResponse<String>> response = door.sendAsync(paying("k", GOOD));
    await("the hand-over")
        .atMost(Duration.ofMinutes(1))
        .until(() -> states().contains(InteractionState.TO_BE_UNDONE));
    undo(references.remove());
    JsonNode problem = assertProblem(response.join(), 500, "response-breaks-contract");
    assertThat(problem.get("outcome").asText()).isEqualTo("nothing-happened");
  }

  @Test
  void aJournalThatIsDownRefusesAndDispatchesNothing() {
    journal.refuse("begin");
    HttpResponse<String> response = pay("k");
    JsonNode problem = assertProblem(response, 503, "journal-unavailable");
    assertThat(problem.get("outcome").asText()).isEqualTo("nothing-happened");
    assertThat(response.headers().firstValue("Retry-After")).contains("2");
    assertThat(product.requests).isEmpty();
    await("the clean-up to find nothing")
        .atMost(Duration.ofMinutes(1))
        .until(() -> journal.count("fail") == 1);
    assertThat(pay("k").statusCode()).isEqualTo(201);
  }

  @Test
  void aBeginThatWasWrittenAllTheSameIsEndedAsItsCallerWasTold() {
    journal.writeAndFail("begin").refuse("fail");
    JsonNode problem = assertProblem(pay("k"), 503, "journal-unavailable");
    await("the clean-up")
        .atMost(Duration.ofMinutes(1))
        .until(() -> states().contains(InteractionState.FAILED));
    assertThat(RunningDoor.json(pay("k"))).isEqualTo(problem);
    assertThat(product.requests).isEmpty();
    assertThat(journal.count("fail")).isEqualTo(2);
  }

  @Test
  void nothingIsToldBeforeItIsDurable() {
    CompletableFuture<Void> signal = new CompletableFuture<>();
    journal.hold("finish", signal);
    CompletableFuture<HttpResponse<String>> response = door.sendAsync(paying("k", GOOD));
    await("the finish").atMost(Duration.ofMinutes(1)).until(() -> journal.count("finish") == 1);
    assertThat(response).isNotDone();
    signal.complete(null);
    assertThat(response.join().statusCode()).isEqualTo(201);
  }

  @Test
  void aFinishThatFailsIsTriedAgainWhileTheCallerWaits() {
    journal.refuse("finish").refuse("finish");
    assertThat(pay("k").statusCode()).isEqualTo(201);
    assertThat(journal.count("finish")).isEqualTo(3);
  }

  @Test
  void aFinishThatWasWrittenAllTheSameIsAnsweredAsItWasWritten() {
    journal.writeAndFail("finish");
    HttpResponse<String> response = pay("k");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    assertThat(response.body()).isEqualTo("{\"id\":\"pay\",\"amount\":1.5}");
    assertThat(states()).containsExactly(InteractionState.FINISHED);
  }

  @Test
  void anInteractionThatSomebodyElseTookIsAnsweredAsThatOneEndsIt() {
    answersLater();
    CompletableFuture<HttpResponse<String>> response = door.sendAsync(paying("k", GOOD));
    await("the route").atMost(Duration.ofMinutes(1)).until(() -> owed.size() == 1);
    String id = stored().get(0).interaction().id();
    done(journal.fail(id, new OwedResponse(418, Map.of("X-By", "other"), new byte[] {'!'})));
    owed.remove().complete(ScriptedProduct.reply(0, PAID));
    assertThat(response.join().statusCode()).isEqualTo(418);
    assertThat(response.join().body()).isEqualTo("!");
    assertThat(response.join().headers().firstValue("X-By")).contains("other");
  }

  @Test
  void aClientThatLeftFindsItsResponseByItsKey() throws Exception {
    answersLater();
    try (RawClient client = new RawClient(door.port())) {
      client.send(
          "POST /pay/v1/payments HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
              + "Idempotency-Key: k\r\nX-Client-Id: shop\r\nContent-Length: "
              + GOOD.length()
              + "\r\n\r\n"
              + GOOD);
      await("the route").atMost(Duration.ofMinutes(1)).until(() -> owed.size() == 1);
      client.reset();
    }
    owed.remove().complete(ScriptedProduct.reply(0, PAID));
    await("its end")
        .atMost(Duration.ofMinutes(1))
        .until(() -> states().contains(InteractionState.FINISHED));
    assertThat(pay("k").body()).isEqualTo(PAID);
    assertThat(product.requests).hasSize(1);
  }
}
