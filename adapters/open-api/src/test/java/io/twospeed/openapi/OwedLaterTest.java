package io.twospeed.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.journal.interactions.InteractionState;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Requests that may change the core and have not ended when their callers' time is over. */
@Tag("slow")
class OwedLaterTest extends JournalledDoorCase {
  OwedLaterTest() {
    super(Duration.ofMillis(600), Duration.ofSeconds(60));
  }

  @Test
  void aBeginThatComesTooLateIsNotDispatched() {
    CompletableFuture<Void> signal = new CompletableFuture<>();
    journal.hold("begin", signal);
    assertProblem(pay("k"), 503, "journal-unavailable");
    signal.complete(null);
    await("the clean-up")
        .atMost(Duration.ofMinutes(1))
        .until(() -> states().contains(InteractionState.FAILED));
    assertThat(product.requests).isEmpty();
  }

  @Test
  void aJournalThatIsDownAtTheEndIs202AndTheResponseIsOwed() {
    CompletableFuture<Void> signal = new CompletableFuture<>();
    journal.hold("finish", signal);
    HttpResponse<String> accepted = pay("k");
    assertThat(accepted.statusCode()).isEqualTo(202);
    signal.complete(null);
    await("its end")
        .atMost(Duration.ofMinutes(1))
        .until(() -> operation(location(accepted)).statusCode() == 201);
    assertThat(pay("k").statusCode()).isEqualTo(201);
  }

  @Test
  void aRouteThatIsNotReadyByTheDeadlineIs202AndItsEndIsOwed() {
    answersLater();
    HttpResponse<String> accepted = pay("k");
    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
    assertThat(accepted.headers().firstValue("Retry-After")).contains("2");
    JsonNode body = RunningDoor.json(accepted);
    assertThat(body.get("state").asText()).isEqualTo("running");
    assertThat(location(accepted)).isEqualTo("/operations/" + body.get("id").asText());
    assertProblem(pay("k"), 409, "request-in-progress");

    owed.remove().complete(ScriptedProduct.reply(0, PAID));
    await("its end")
        .atMost(Duration.ofMinutes(1))
        .until(() -> operation(location(accepted)).statusCode() == 201);
    assertThat(operation(location(accepted)).body()).isEqualTo(PAID);
    assertThat(pay("k").body()).isEqualTo(PAID);
  }
}
