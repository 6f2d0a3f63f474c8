package io.twospeed.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.journal.interactions.InteractionState;
import io.twospeed.journal.interactions.OwedResponse;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A route that never ends. */
class HandedOverTest extends JournalledDoorCase {
  HandedOverTest() {
    super(Duration.ofMillis(600), Duration.ofMillis(900));
  }

  @Test
  void aRouteThatNeverEndsIsHandedOver() {
    answersLater();
    HttpResponse<String> accepted = pay("k");
    assertThat(accepted.statusCode()).isEqualTo(202);
    await("the hand-over")
        .atMost(Duration.ofMinutes(1))
        .until(() -> states().contains(InteractionState.TO_BE_UNDONE));
    assertThat(stored().get(0).reason()).isEqualTo("route-timed-out");
    owed.remove().complete(ScriptedProduct.reply(0, PAID));
    assertThat(operation(location(accepted)).headers().firstValue("Operation-State"))
        .contains("being-undone");
    done(journal.takeover().claimInteractions(1));
    done(
        journal.undone(
            stored().get(0).interaction().id(), new OwedResponse(500, Map.of(), new byte[0])));
    JsonNode problem = assertProblem(operation(location(accepted)), 504, "route-timed-out");
    assertThat(problem.get("outcome").asText()).isEqualTo("nothing-happened");
  }
}
