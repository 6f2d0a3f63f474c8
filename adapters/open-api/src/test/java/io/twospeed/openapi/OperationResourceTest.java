package io.twospeed.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.journal.Journal;
import io.twospeed.journal.calls.CallMove;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.calls.Settling;
import io.twospeed.journal.interactions.InteractionState;
import io.twospeed.openapi.product.ApiRequest;
import io.twospeed.openapi.settings.DoorJournal;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a client reads of its operation, on any instance, and nobody else. */
@Tag("slow")
class OperationResourceTest extends JournalledDoorCase {
  OperationResourceTest() {
    super(Duration.ofMillis(600), Duration.ofSeconds(60));
  }

  /** A 202, and the route still at it. */
  private HttpResponse<String> accepted() {
    answersLater();
    HttpResponse<String> accepted = pay("k");
    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
    return accepted;
  }

  @Test
  void anOperationTellsItsStateAndItsCalls() {
    String location = location(accepted());
    ApiRequest request = product.requests.remove();
    String reference = confirmedCall(request, Settling.NONE);

    HttpResponse<String> running = operation(location);
    assertThat(running.statusCode()).isEqualTo(202);
    assertThat(running.headers().firstValue("Retry-After")).contains("2");
    assertThat(running.headers().firstValue("Operation-State")).contains("running");
    JsonNode json = RunningDoor.json(running);
    assertThat(json.get("id").asText()).isEqualTo(request.interaction().id());
    assertThat(json.get("product").asText()).isEqualTo("pay");
    assertThat(json.get("operation").asText()).isEqualTo("pay");
    assertThat(json.get("state").asText()).isEqualTo("running");
    assertThat(json.get("since").asText()).matches("20..-..-..T.*Z");
    assertThat(json.get("calls"))
        .isEqualTo(
            ScriptedProduct.json(
                "[{\"operation\":\"payments.transfer\",\"reference\":\""
                    + reference
                    + "\",\"state\":\"done\"}]"));
  }

  @Test
  void aCallInDoubtAndOneForAPersonAreToldInWordsForPeople() {
    String location = location(accepted());
    String reference = sentCall(product.requests.remove(), Settling.NONE);
    done(
        journal
            .calls()
            .move(CallMove.to(CoreCallState.IN_DOUBT, reference, EvidenceKind.NO_REPLY, "")));
    assertThat(RunningDoor.json(operation(location)).get("state").asText()).isEqualTo("settling");
    done(
        journal
            .calls()
            .move(CallMove.to(CoreCallState.PARKED, reference, EvidenceKind.GAVE_UP, "")));
    JsonNode json = RunningDoor.json(operation(location));
    assertThat(json.get("state").asText()).isEqualTo("waits-for-a-person");
    assertThat(json.at("/calls/0/state").asText()).isEqualTo("waits-for-a-person");
  }

  @Test
  void theResponseOwedIsGivenAsItIsAndHeadGivesItsHead() {
    String location = location(accepted());
    owed.remove().complete(ScriptedProduct.reply(0, PAID));
    await("its end")
        .atMost(Duration.ofMinutes(1))
        .until(() -> operation(location).statusCode() == 201);

    HttpResponse<String> response = operation(location);
    assertThat(response.body()).isEqualTo(PAID);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(response.headers().firstValue("Operation-State")).contains("finished");
    HttpResponse<String> head =
        door.send(
            door.request(location)
                .header("X-Client-Id", "shop")
                .method("HEAD", BodyPublishers.noBody()));
    assertThat(head.statusCode()).isEqualTo(201);
    assertThat(head.headers().firstValue("Operation-State")).contains("finished");
    assertThat(head.headers().firstValue("Content-Length")).contains("" + PAID.length());
    assertThat(head.body()).isEmpty();
  }

  @Test
  void anOperationIsItsClientsAlone() {
    String location = location(accepted());
    for (String id : new String[] {location, "/operations/" + "0".repeat(32)}) {
      JsonNode problem =
          assertProblem(
              door.send(door.request(id).header("X-Client-Id", "thief")), 404, "not-found");
      assertThat(problem.get("title").asText())
          .isEqualTo("There is no such operation of this client.");
    }
    assertProblem(door.get(location), 404, "not-found");
  }

  @Test
  void whatIsNoIdIsNotFound() {
    for (String path :
        new String[] {
          "", "/", "/x", "/" + "A".repeat(32), "/" + "0".repeat(33), "/" + "0".repeat(32) + "/calls"
        }) {
      assertProblem(operation("/operations" + path), 404, "not-found");
    }
    HttpResponse<String> post =
        door.send(
            door.request("/operations/" + "0".repeat(32)).POST(BodyPublishers.ofString("{}")));
    assertProblem(post, 405, "method-not-allowed");
    assertThat(post.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
  }

  @Test
  void aJournalThatIsDownIs503() {
    journal.refuse("find");
    HttpResponse<String> response = operation("/operations/" + "0".repeat(32));
    assertProblem(response, 503, "journal-unavailable");
    assertThat(response.headers().firstValue("Retry-After")).contains("2");
  }

  @Test
  void aJournalThatDoesNotAnswerIs503AtTheDeadline() {
    journal.hold("find", new CompletableFuture<>());
    assertProblem(operation("/operations/" + "0".repeat(32)), 503, "journal-unavailable");
  }

  @Test
  void anotherInstanceTellsTheSameAndRefusesTheKey() {
    try (Journal shared = TestJournal.open(folder, "two");
        RunningDoor other =
            new RunningDoor(RunningDoor.settings(), new DoorJournal(shared, Duration.ofHours(1)))) {
      other.door.publish(product);
      String location = location(accepted());
      assertThat(other.send(other.request(location).header("X-Client-Id", "shop")).statusCode())
          .isEqualTo(202);
      assertProblem(other.send(paying(other, "k", GOOD)), 409, "request-in-progress");

      owed.remove().complete(ScriptedProduct.reply(0, PAID));
      await("its end")
          .atMost(Duration.ofMinutes(1))
          .until(() -> states().contains(InteractionState.FINISHED));
      HttpResponse<String> ended =
          other.send(other.request(location).header("X-Client-Id", "shop"));
      assertThat(ended.statusCode()).isEqualTo(201);
      assertThat(ended.body()).isEqualTo(PAID);
      HttpResponse<String> again = other.send(paying(other, "k", GOOD));
      assertThat(again.body()).isEqualTo(PAID);
      assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
      assertThat(product.requests).hasSize(1);
    }
  }

  @Test
  void ofTwoInstancesThatAreAskedAtOnceOneServes() {
    answersLater();
    try (Journal shared = TestJournal.open(folder, "two");
        RunningDoor other =
            new RunningDoor(RunningDoor.settings(), new DoorJournal(shared, Duration.ofHours(1)))) {
      other.door.publish(product);
      Queue<CompletableFuture<HttpResponse<String>>> all = new ConcurrentLinkedQueue<>();
      for (int i = 0; i < 16; i++) {
        all.add(door.sendAsync(paying("k" + i, GOOD)));
        all.add(other.sendAsync(paying(other, "k" + i, GOOD)));
      }
      await("every key's loser")
          .atMost(Duration.ofMinutes(1))
          .until(() -> all.stream().filter(each -> statusOf(each) == 409).count() == 16);
      assertThat(product.requests).hasSize(16);
      owed.forEach(each -> each.complete(ScriptedProduct.reply(0, PAID)));
      await("all")
          .atMost(Duration.ofMinutes(1))
          .until(() -> all.stream().allMatch(CompletableFuture::isDone));
      assertThat(product.requests).hasSize(16);
    }
  }

  private static int statusOf(CompletableFuture<HttpResponse<String>> response) {
    return response.isDone() ? response.join().statusCode() : 0;
  }

  @Test
  void whatBecameOfRequestsIsCounted() {
    String location = location(accepted());
    assertProblem(pay("k"), 409, "request-in-progress");
    owed.remove().complete(ScriptedProduct.reply(0, PAID));
    await("its end")
        .atMost(Duration.ofMinutes(1))
        .until(() -> operation(location).statusCode() == 201);
    pay("k");
    assertProblem(pay("k", GOOD.replace("Li", "Wu")), 422, "idempotency-key-reused");
    journal.refuse("begin");
    assertProblem(pay("l"), 503, "journal-unavailable");

    for (String end :
        new String[] {
          "accepted", "in-progress", "finished", "replayed", "key-reused", "journal-unavailable"
        }) {
      assertThat(
              door.meters
                  .get("twospeed.door.interactions")
                  .tags("product", "pay", "operation", "pay", "end", end)
                  .counter()
                  .count())
          .as(end)
          .isEqualTo(1);
    }
    assertThat(door.meters.get("twospeed.door.owed").timer().count()).isEqualTo(1);
  }
}
