package io.twospeed.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.journal.calls.CallHistory;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.StoredCall;
import io.twospeed.journal.encryption.Sealer;
import io.twospeed.journal.jdbc.commit.StoreKind;
import io.twospeed.journal.settings.JournalSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal of an earlier release is brought up to date, with what it holds. */
class MigrationTest {
  @TempDir Path folder;

  @Test
  void aFileOfTheFirstSchemaKeepsItsCallsAndTakesTheNewStates() throws SQLException {
    TestStore store = TestStore.sqlite(folder);
    keepsItsCallsAndTakesTheNewStates(store, store.url());
  }

  @Test
  void aServerOfTheFirstSchemaKeepsItsCallsAndTakesTheNewStates() throws SQLException {
    TestStore store = TestStore.postgres();
    store.execute("CREATE SCHEMA first_release");
    keepsItsCallsAndTakesTheNewStates(store, store.url() + "?currentSchema=first_release");
  }

  private static void keepsItsCallsAndTakesTheNewStates(TestStore store, String url)
      throws SQLException {
    StoreKind kind = StoreKind.of(url);
    Flyway.configure()
        .dataSource(url, store.user(), "")
        .locations("classpath:io/twospeed/journal/migration")
        .placeholders(kind.placeholders())
        .table("journal_migration")
        .target("1")
        .load()
        .migrate();
    TestStore old = new TestStore(url, store.user());
    String id = "0".repeat(32);
    byte[] sealed = new Sealer(JournalContract.KEYS).seal("payload", id, new byte[] {1}).bytes();
    String hex = HexFormat.of().formatHex(sealed);
    String bytes = kind == StoreKind.SQLITE ? "x'" + hex + "'" : "'\\x" + hex + "'";
    String reference = "1".repeat(32);
    old.execute(
        "INSERT INTO interaction (id, client, key_digest, payload, payload_key, product,"
            + " product_version, operation, trace_id, deadline, state, created_at, changed_at,"
            + " owner, lease_until) VALUES ('"
            + id
            + "', 'c', 'k', "
            + bytes
            + ", 'k1', 'p', '1', 'o', 't', 0, 'RUNNING', 0, 0, 'a', 1)",
        "INSERT INTO core_call (reference, interaction_id, operation, product, product_version,"
            + " core_system, state, created_at, state_since, claims, owner, lease_until, evidence,"
            + " request, request_key) VALUES ('"
            + reference
            + "', '"
            + id
            + "', 'o', 'p', '1', 's', 'SENT', 0, 0, 0, 'a', 1, '', "
            + bytes
            + ", 'k1')");
    Journal journal =
        Journal.open(
            JournalSettings.of(url, "a", JournalContract.KEYS).login(store.user(), "").build());
    try {
      StoredCall claimed =
          JournalContract.result(journal.takeover().claimCalls(1)).stream()
              .findFirst()
              .orElseThrow();
      assertThat(claimed.reference()).isEqualTo(reference);
      assertThat(claimed.history()).isEqualTo(new CallHistory(1, null, 0));
      for (CoreCallState state : CoreCallState.values()) {
        old.execute("UPDATE core_call SET state = '" + state + "'");
      }
      for (String state : new String[] {"UNDONE", "LEFT_STANDING"}) {
        old.execute("UPDATE interaction SET state = '" + state + "'");
      }
      assertThat(refuses(old)).isTrue();
      if (kind == StoreKind.SQLITE) {
        assertThat(integrity(old)).isEqualTo("ok");
      }
    } finally {
      journal.close();
    }
  }

  private static String integrity(TestStore store) throws SQLException {
    try (Connection connection = store.connect();
        Statement statement = connection.createStatement();
        ResultSet check = statement.executeQuery("PRAGMA integrity_check")) {
      check.next();
      return check.getString(1);
    }
  }

  private static boolean refuses(TestStore store) throws SQLException {
    try (Connection connection = store.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("UPDATE core_call SET state = 'ANYTHING'");
      return false;
    } catch (SQLException e) {
      return true;
    }
  }
}
