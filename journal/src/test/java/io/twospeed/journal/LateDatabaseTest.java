package io.twospeed.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A server that is not there yet when the journal is opened. */
class LateDatabaseTest {

  @Test
  void aServerThatIsStillAwayIsWaitedFor() throws IOException {
    int port = freePort();
    CompletableFuture<Journal> opening =
        CompletableFuture.supplyAsync(() -> Journal.open(settings(port, "postgres", 20)));
    try (EmbeddedPostgres server = server(port);
        Journal journal = opening.orTimeout(120, TimeUnit.SECONDS).join()) {
      assertThat(journal.takeover().renew().toCompletableFuture().join()).isZero();
      assertThat(server.getPort()).isEqualTo(port);
    }
  }

  @Test
  void aServerThatNeverComesIsNamedAsTheReason() throws IOException {
    int port = freePort();
    assertThatThrownBy(() -> Journal.open(settings(port, "postgres", 1)))
        .isInstanceOf(JournalUnavailableException.class)
        .hasMessage(
            "The journal's database cannot be opened (SQLSTATE 08001): check its url, its user, and the file's folder");
  }

  @Test
  void aServerThatDoesNotKnowTheDatabaseIsNoReasonToWait() throws IOException {
    try (EmbeddedPostgres server = server(freePort())) {
      assertThatThrownBy(() -> Journal.open(settings(server.getPort(), "nowhere", 1)))
          .isInstanceOf(JournalUnavailableException.class)
          .hasMessageContaining("SQLSTATE 3D000")
          .hasRootCauseMessage("FATAL: database \"nowhere\" does not exist");
    }
  }

  private static JournalSettings settings(int port, String database, long timeoutSeconds) {
    return JournalSettings.of(
            "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database),
            "late",
            JournalKeys.of("k1", Map.of("k1", new byte[32])))
        .login("postgres", "")
        .databaseTimeout(Duration.ofSeconds(timeoutSeconds))
        .build();
  }

  private static EmbeddedPostgres server(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setPort(port)
        .setServerConfig("listen_addresses", "127.0.0.1")
        .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
