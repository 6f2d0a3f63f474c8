package io.twospeed.openapi;

import static io.twospeed.openapi.JournalledDoorCase.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.journal.Journal;
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
import io.twospeed.openapi.product.ApiProblem;
import io.twospeed.openapi.settings.CallbackSettings;
import io.twospeed.openapi.settings.DoorJournal;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client is told where something of its request stays in the core for good. */
@Tag("slow")
class LeftStandingAnswerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path folder = TestJournal.folder();
  private final Journal journal = TestJournal.open(folder, "one");
  private final RunningDoor door =
      new RunningDoor(
          RunningDoor.settings(),
          failure ->
              new ApiProblem(
                  "test-failure", Integer.parseInt(failure.getMessage()), "It failed.", null, 0),
          new DoorJournal(
              journal, Duration.ofSeconds(15), Duration.ofSeconds(1), CallbackSettings.none()));
  private final ScriptedProduct product = ScriptedProduct.echo("pay", JournalledDoorCase.PAY);
  private final Queue<String> confirmed = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void publish() {
    door.door.publish(product);
  }

  @AfterEach
  void close() {
    door.close();
    journal.close();
  }

  private HttpResponse<String> pay(String key) {
    return door.send(JournalledDoorCase.paying(door, key, JournalledDoorCase.GOOD));
  }

  private void failsAfterAConfirmedCall(int status) {
    product.does(
        request -> {
          String reference = References.next(Clock.systemUTC());
          CallPlan plan =
              new CallPlan(
                  reference,
                  request.interaction().id(),
                  "funds.release",
                  "core-banking",
                  Settling.NONE);
          done(journal.calls().planAndSend(plan, new byte[] {1}));
          done(
              journal
                  .calls()
                  .move(
                      new CallMove(
                          reference,
                          CoreCallState.SENT,
                          CoreCallState.CONFIRMED,
                          EvidenceKind.INQUIRED,
                          "DONE")));
          confirmed.add(reference);
          return CompletableFuture.failedFuture(new IllegalStateException("" + status));
        });
  }

  /** As settlement ends it. */
  private String left() {
    await("the hand-over")
        .atMost(PATIENCE)
        .until(() -> states().contains(InteractionState.TO_BE_UNDONE));
    String id = done(journal.takeover().claimInteractions(1)).get(0).interaction().id();
    done(journal.calls().leaveStanding(confirmed.remove(), "Nothing failed after it."));
    done(journal.interactions().undone(id, new OwedResponse(500, Map.of(), new byte[0])));
    return id;
  }

  private List<InteractionState> states() {
    return done(journal.interactions().list(InteractionFilter.in())).items().stream()
        .map(StoredInteraction::state)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {422, 500, 503, 504})
  void itIsAProblemOfItsOwnWhateverItFailedBy(int status) {
    failsAfterAConfirmedCall(status);
    CompletableFuture<HttpResponse<String>> response =
        door.sendAsync(JournalledDoorCase.paying(door, "k", JournalledDoorCase.GOOD));
    String id = left();

    HttpResponse<String> told = response.join();
    JsonNode problem = JournalledDoorCase.assertProblem(told, 409, "left-standing");
    assertThat(problem.path("outcome").asText()).isEqualTo("something-happened");
    assertThat(problem.path("cause").asText()).isEqualTo("urn:twospeed:problem:test-failure");
    assertThat(problem.path("title").asText())
        .contains("something that it did stands in the core")
        .contains("a new try is a new request, with a new key");
    assertThat(told.headers().firstValue("Retry-After")).isEmpty();
    assertThat(told.headers().firstValue("Location")).isEmpty();
    HttpResponse<String> page =
        door.send(door.request("/operations/" + id).header("X-Client-Id", "shop"));
    assertThat(page.statusCode()).isEqualTo(409);
    assertThat(page.body()).isEqualTo(told.body());
    assertThat(page.headers().firstValue("Operation-State")).contains("left-standing");
  }

  @Test
  void theSameKeyGivesTheSameAnswerForGoodAndANewKeyIsANewRequest() {
    failsAfterAConfirmedCall(503);
    CompletableFuture<HttpResponse<String>> response =
        door.sendAsync(JournalledDoorCase.paying(door, "left", JournalledDoorCase.GOOD));
    left();
    String told = response.join().body();
    product.does(request -> CompletableFuture.failedFuture(new IllegalStateException("503")));
    pay("passing");
    product.does(
        request ->
            ScriptedProduct.done(ScriptedProduct.reply(201, "{\"id\":\"P1\",\"amount\":12.5}")));
    await("the time for a new try is over")
        .atMost(PATIENCE)
        .until(() -> pay("passing").statusCode() == 201);

    HttpResponse<String> again = pay("left");

    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).isEqualTo(told);
    assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
    assertThat(pay("new").statusCode()).isEqualTo(201);
  }
}
