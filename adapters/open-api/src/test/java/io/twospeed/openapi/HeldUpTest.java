package io.twospeed.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A request that something held up: its caller has gone, and its key was told something else. */
@Tag("slow")
class HeldUpTest extends JournalledDoorCase {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  HeldUpTest() {
    super(Duration.ofSeconds(25), Duration.ofSeconds(25), Duration.ofSeconds(1));
  }

  private void fails() {
    product.does(request -> CompletableFuture.failedFuture(new IllegalStateException("503")));
  }

  private void works() {
    product.does(request -> ScriptedProduct.done(ScriptedProduct.reply(201, PAID)));
  }

  @Test
  void aCopyThatCameBeforeTheFirstHadEndedIsNoNewTryHoweverLateItWakes() {
    fails();
    CompletableFuture<Void> wakes = new CompletableFuture<>();
    journal.hold("begin", wakes);
    CompletableFuture<HttpResponse<String>> copy = door.sendAsync(paying("k", GOOD));
    await("the copy is held up").atMost(PATIENCE).until(() -> journal.count("begin") == 1);
    HttpResponse<String> told = pay("k");
    assertThat(told.statusCode()).isEqualTo(503);
    Instant newTryFrom = Instant.now().plusSeconds(1);
    works();
    await("a new try would be taken")
        .atMost(PATIENCE)
        .until(() -> Instant.now().isAfter(newTryFrom));

    wakes.complete(null);

    HttpResponse<String> answer = copy.join();
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).isEqualTo(told.body());
    assertThat(product.requests).hasSize(1);
    assertThat(journal.count("beginAgain")).isZero();
  }

  @Test
  void aProcessThatWasReplacedServesNoChange() throws SQLException {
    works();
    try (Connection other =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
        Statement statement = other.createStatement()) {
      statement.execute("UPDATE instance SET epoch = epoch + 1");
    }
    assertProblem(pay("at-once"), 503, "journal-unavailable");
    await("the fence closes").atMost(PATIENCE).until(() -> journal.fence().isLost());
    assertProblem(pay("later"), 503, "journal-unavailable");
    assertThat(journal.count("begin")).isEqualTo(1);
    assertThat(product.requests).isEmpty();
  }
}
