package io.twospeed.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.journal.Journal;
import io.twospeed.journal.interactions.InteractionFilter;
import io.twospeed.journal.interactions.InteractionState;
import io.twospeed.journal.interactions.StoredInteraction;
import io.twospeed.openapi.product.ApiProblem;
import io.twospeed.openapi.settings.CallbackSettings;
import io.twospeed.openapi.settings.DoorJournal;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a key gives after a failure that passes: the core was not there, and nothing happened. */
@Tag("slow")
class NewTryTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

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

  private void fails(int status) {
    product.does(
        request ->
            CompletableFuture.failedFuture(new IllegalStateException(String.valueOf(status))));
  }

  private void works() {
    product.does(
        request ->
            ScriptedProduct.done(ScriptedProduct.reply(201, "{\"id\":\"P1\",\"amount\":12.5}")));
  }

  private static String interaction(HttpResponse<String> response) {
    JsonNode problem = RunningDoor.json(response);
    assertThat(problem.path("outcome").asText()).isEqualTo("nothing-happened");
    return problem.path("instance").asText();
  }

  @Test
  void theSameRequestIsANewTryOnceACopyOfTheFirstCannotBeOnItsWayAnyMore() {
    fails(503);
    HttpResponse<String> first = pay("k");
    assertThat(first.statusCode()).isEqualTo(503);
    assertThat(first.headers().firstValue("Retry-After")).contains("1");
    works();
    HttpResponse<String> atOnce = pay("k");
    assertThat(atOnce.statusCode()).isEqualTo(503);
    assertThat(atOnce.body()).isEqualTo(first.body());
    assertThat(product.requests).hasSize(1);

    await("a new try").atMost(PATIENCE).until(() -> pay("k").statusCode() == 201);

    assertThat(product.requests).hasSize(2);
    HttpResponse<String> replayed = pay("k");
    assertThat(replayed.statusCode()).isEqualTo(201);
    assertThat(replayed.headers().firstValue("Idempotent-Replayed")).contains("true");
    assertThat(product.requests).hasSize(2);
  }

  @Test
  void whatTheFirstTryWasOwedStaysUnderItsOwnId() {
    fails(504);
    String id = interaction(pay("k")).substring("urn:twospeed:interaction:".length());
    works();
    await("a new try").atMost(PATIENCE).until(() -> pay("k").statusCode() == 201);
    HttpResponse<String> page =
        door.send(door.request("/operations/" + id).header("X-Client-Id", "shop"));
    assertThat(page.statusCode()).isEqualTo(504);
    assertThat(page.headers().firstValue("Operation-State")).contains("failed");
  }

  @Test
  void anotherPayloadIsNoNewTry() {
    fails(503);
    pay("k");
    String other = JournalledDoorCase.GOOD.replace("12.50", "13.50");
    HttpResponse<String> mixedUp = door.send(JournalledDoorCase.paying(door, "k", other));
    JournalledDoorCase.assertProblem(mixedUp, 422, "idempotency-key-reused");
  }

  @Test
  void aFailureThatDoesNotPassKeepsItsKey() {
    fails(502);
    HttpResponse<String> kept = pay("final");
    assertThat(kept.headers().firstValue("Retry-After")).isEmpty();
    fails(503);
    pay("passing");
    works();
    await("a new try").atMost(PATIENCE).until(() -> pay("passing").statusCode() == 201);
    assertThat(pay("final").body()).isEqualTo(kept.body());
    assertThat(JournalledDoorCase.done(journal.interactions().list(InteractionFilter.in())).items())
        .extracting(StoredInteraction::state)
        .containsExactlyInAnyOrder(
            InteractionState.FAILED, InteractionState.FAILED, InteractionState.FINISHED);
  }
}
