package io.twospeed.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twospeed.journal.encryption.JournalKeys;
import io.twospeed.journal.failure.JournalUnavailableException;
import io.twospeed.journal.settings.JournalSettings;
import io.twospeed.mqstandin.HeldPort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that is not there yet when the journal is opened. */
@Tag("slow")
class LateDatabaseTest {

  private final HeldPort held = HeldPort.any();
  private final String url = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(held.number());

  @AfterEach
  void letThePortGo() {
    held.close();
  }

  @Test
  void aServerThatIsStillAwayIsWaitedFor() throws IOException {
    CompletableFuture<Journal> opening =
        CompletableFuture.supplyAsync(() -> Journal.open(settings(url, 90)));
    try (EmbeddedPostgres server = server();
        Journal journal = opening.orTimeout(120, TimeUnit.SECONDS).join()) {
      assertThat(journal.takeover().renew().toCompletableFuture().join()).isZero();
      assertThat(server.getPort()).isEqualTo(held.number());
    }
  }

  @Test
  void aServerThatNeverComesIsNamedAsTheReason() {
    assertThatThrownBy(() -> Journal.open(settings(url, 1)))
        .isInstanceOf(JournalUnavailableException.class)
        .hasMessage(
            "The journal's database cannot be opened (SQLSTATE 08001): check its url, its user, and the file's folder");
  }

  @Test
  void aServerThatDoesNotKnowTheDatabaseIsNoReasonToWait() {
    String nowhere = TestStore.postgres().url().replaceFirst("/postgres$", "/nowhere");
    assertThatThrownBy(() -> Journal.open(settings(nowhere, 20)))
        .isInstanceOf(JournalUnavailableException.class)
        .hasMessageContaining("SQLSTATE 3D000")
        .hasRootCauseMessage("FATAL: database \"nowhere\" does not exist");
  }

  private static JournalSettings settings(String url, long timeoutSeconds) {
    return JournalSettings.of(url, "late", JournalKeys.of("k1", Map.of("k1", new byte[32])))
        .login("postgres", "")
        .databaseTimeout(Duration.ofSeconds(timeoutSeconds))
        .build();
  }

  private EmbeddedPostgres server() throws IOException {
    return EmbeddedPostgres.builder()
        .setPort(held.number())
        .setServerConfig("listen_addresses", "127.0.0.1")
        .start();
  }
}
