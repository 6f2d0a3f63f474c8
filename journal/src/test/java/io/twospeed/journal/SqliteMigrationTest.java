package io.twospeed.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal of an earlier version is brought up to date with what is in it. */
class SqliteMigrationTest {
  private static final String ROW =
      "INSERT INTO interaction (id, client, key_digest, payload, payload_key, product,"
          + " product_version, operation, trace_id, deadline, state, created_at, changed_at, ended_at)"
          + " VALUES ('%s', 'shop', '%s', x'00', 'k1', 'p', '1', 'o', 't', 1, '%s', 1, 1, 1)";

  @TempDir Path folder;

  @Test
  void whatIsInItStaysAndTheNewStateIsTaken() throws Exception {
    TestStore store = TestStore.sqlite(folder);
    Flyway.configure()
        .dataSource(store.url(), "", "")
        .locations("classpath:io/twospeed/journal/migration")
        .placeholders(StoreKind.SQLITE.placeholders())
        .table("journal_migration")
        .target("1")
        .loggers("slf4j")
        .load()
        .migrate();
    String before = "0".repeat(32);
    execute(store, ROW.formatted(before, "d1", "UNDONE"));

    JournalKeys keys = JournalKeys.of("k1", Map.of("k1", new byte[32]));
    try (Journal journal = Journal.open(JournalSettings.of(store.url(), "a", keys).build())) {
      assertThat(
              journal
                  .interactions()
                  .find(before)
                  .toCompletableFuture()
                  .get(20, TimeUnit.SECONDS)
                  .orElseThrow()
                  .state())
          .isEqualTo(InteractionState.UNDONE);
    }
    execute(store, ROW.formatted("1".repeat(32), "d2", "LEFT_STANDING"));
    try (Connection connection = DriverManager.getConnection(store.url());
        Statement statement = connection.createStatement();
        ResultSet check = statement.executeQuery("PRAGMA integrity_check")) {
      assertThat(check.next()).isTrue();
      assertThat(check.getString(1)).isEqualTo("ok");
    }
  }

  private static void execute(TestStore store, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(store.url());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
