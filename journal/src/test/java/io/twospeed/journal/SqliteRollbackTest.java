package io.twospeed.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.journal.common.References;
import io.twospeed.journal.encryption.JournalKeys;
import io.twospeed.journal.interactions.Interaction;
import io.twospeed.journal.interactions.InteractionStart;
import io.twospeed.journal.settings.JournalSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SQLite rolls a transaction back by itself where the disk is full, and its driver does not know. A
 * trigger that rolls back brings the connection to the same state without a full disk.
 */
class SqliteRollbackTest {
  private static final String FULL =
      "CREATE TRIGGER full BEFORE INSERT ON interaction BEGIN SELECT RAISE(ROLLBACK, 'full'); END";

  @TempDir Path folder;

  @Test
  void theJournalIsWrittenToAgainWithoutARestartOnceThereIsRoom() throws Exception {
    TestStore store = TestStore.sqlite(folder);
    JournalKeys keys = JournalKeys.of("k", Map.of("k", new byte[16]));
    try (Journal journal = Journal.open(JournalSettings.of(store.url(), "a", keys).build())) {
      assertThat(begins(journal)).isTrue();
      store.execute(FULL);
      assertThat(begins(journal)).as("a write to a disk that is full").isFalse();
      store.execute("DROP TRIGGER full");
      assertThat(begins(journal)).as("a write once there is room again").isTrue();
    }
  }

  private static boolean begins(Journal journal) throws Exception {
    String id = References.next(Clock.systemUTC());
    Interaction interaction = new Interaction(id, "shop", "trip", "0".repeat(32), Instant.EPOCH);
    InteractionStart start = new InteractionStart(interaction, "open", "1", id, "ab".repeat(32));
    CompletionStage<Boolean> begun =
        journal.interactions().begin(start).handle((done, failure) -> failure == null);
    return begun.toCompletableFuture().get(60, TimeUnit.SECONDS);
  }
}
