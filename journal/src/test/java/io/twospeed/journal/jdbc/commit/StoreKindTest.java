package io.twospeed.journal.jdbc.commit;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.twospeed.journal.TestStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What is different between the two databases. */
@ResourceLock(TestStore.POSTGRES)
class StoreKindTest {
  private static final String SHOW = "SHOW synchronous_commit";

  @Test
  void aServerThatAcknowledgesBeforeItsDiskHasItIsOverruled() throws SQLException {
    TestStore store = TestStore.postgres();
    try (Connection raw = store.connect()) {
      assertThat(ask(raw, SHOW)).as("the embedded server's default").containsExactly("off");
    }
    try (HikariDataSource pool = writing(StoreKind.POSTGRESQL, store);
        Connection connection = pool.getConnection()) {
      connection.rollback();
      assertThat(ask(connection, SHOW)).containsExactly("on");
    }
  }

  /** In a file of its own: where a journal is to be, what holds none is refused. */
  @Test
  void aFileIsForcedAtEveryCommit(@TempDir Path folder) throws SQLException {
    try (HikariDataSource pool = writing(StoreKind.SQLITE, TestStore.sqlite(folder));
        Connection connection = pool.getConnection()) {
      assertThat(ask(connection, "PRAGMA journal_mode")).containsExactly("wal");
      assertThat(ask(connection, "PRAGMA synchronous")).as("FULL").containsExactly("2");
      assertThat(ask(connection, "PRAGMA foreign_keys")).containsExactly("1");
    }
  }

  private static HikariDataSource writing(StoreKind kind, TestStore store) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(store.url());
    config.setUsername(store.user());
    config.setAutoCommit(false);
    config.setMaximumPoolSize(1);
    kind.configure(config, Duration.ofSeconds(5));
    return new HikariDataSource(config);
  }

  private static List<String> ask(Connection connection, String sql) throws SQLException {
    return WriteKind.query(connection, sql, List.of(), row -> row.getString(1));
  }
}
