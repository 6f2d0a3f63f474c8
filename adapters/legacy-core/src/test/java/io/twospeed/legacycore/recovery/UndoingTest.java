package io.twospeed.legacycore.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.twospeed.journal.Journal;
import io.twospeed.journal.common.References;
import io.twospeed.journal.encryption.JournalKeys;
import io.twospeed.journal.interactions.Interaction;
import io.twospeed.journal.interactions.InteractionStart;
import io.twospeed.journal.interactions.InteractionState;
import io.twospeed.journal.interactions.OwedResponse;
import io.twospeed.journal.interactions.StoredInteraction;
import io.twospeed.journal.settings.JournalSettings;
import io.twospeed.legacycore.call.DeadlineWheel;
import io.twospeed.legacycore.change.SettlementMeters;
import io.twospeed.legacycore.settings.SettlementSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An interaction is ended by what the journal says of it, never by what was read before. */
class UndoingTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final OwedResponse PROBLEM =
      new OwedResponse(502, Map.of("Content-Type", "application/problem+json"), new byte[] {1});

  @TempDir private Path folder;
  private Journal journal;
  private DeadlineWheel wheel;
  private Settler settler;

  @BeforeEach
  void open() {
    JournalKeys keys = JournalKeys.of("k1", Map.of("k1", new byte[32]));
    String file = "jdbc:sqlite:" + folder.resolve("journal.db");
    journal = Journal.open(JournalSettings.of(file, "a", keys).build());
    wheel = new DeadlineWheel();
    wheel.start();
    // Not started: it takes over only what the test gives it.
    settler =
        new Settler(
            journal,
            SettlementSettings.defaults(),
            Clock.systemUTC(),
            wheel,
            ForkJoinPool.commonPool(),
            new io.twospeed.legacycore.call.References(),
            new SettlementMeters(new SimpleMeterRegistry()));
  }

  @AfterEach
  void close() {
    settler.close();
    wheel.close();
    journal.close();
  }

  private static <T> T result(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }

  private StoredInteraction running() {
    String id = References.next(Clock.systemUTC());
    Interaction interaction =
        new Interaction(id, "shop", "view", "1".repeat(32), Instant.now().plus(LONG));
    result(
        journal
            .interactions()
            .begin(new InteractionStart(interaction, "pay", "v1", id, "a".repeat(64))));
    return stored(id);
  }

  private StoredInteraction stored(String id) {
    return result(journal.interactions().find(id)).orElseThrow();
  }

  private static String id(StoredInteraction stored) {
    return stored.interaction().id();
  }

  @Test
  void whatWasReadAsRunningAndIsHandedOverMeanwhileIsUndone() {
    StoredInteraction read = running();
    result(journal.interactions().toBeUndone(id(read), "route-failed", PROBLEM));
    assertThat(result(journal.takeover().claimInteractions(1))).hasSize(1);
    settler.takeOver(read);
    await("it is undone")
        .atMost(LONG)
        .until(() -> stored(id(read)).state() == InteractionState.UNDONE);
    assertThat(result(journal.interactions().response(id(read)))).contains(PROBLEM);
  }

  @Test
  void whatIsStillRunningIsEndedAsOfADeadInstance() {
    StoredInteraction read = running();
    settler.takeOver(read);
    await("it has failed")
        .atMost(LONG)
        .until(() -> stored(id(read)).state() == InteractionState.FAILED);
  }

  @Test
  void whatItsRouteHasEndedMeanwhileIsLeftAsItEnded() {
    StoredInteraction read = running();
    OwedResponse response = new OwedResponse(201, Map.of(), new byte[] {2});
    result(journal.interactions().finish(id(read), response));
    settler.takeOver(read);
    await("nobody works on it").atMost(LONG).until(() -> !settler.knows(read));
    assertThat(stored(id(read)).state()).isEqualTo(InteractionState.FINISHED);
    assertThat(result(journal.interactions().response(id(read)))).contains(response);
  }
}
