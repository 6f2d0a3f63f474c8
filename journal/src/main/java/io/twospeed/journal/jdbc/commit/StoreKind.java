package io.twospeed.journal.jdbc.commit;

import com.zaxxer.hikari.HikariConfig;
import io.twospeed.journal.settings.StoreUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

/** What is different between the two databases; nearly all the SQL is the same. */
public enum StoreKind {
  /** A file, for one host. */
  SQLITE("INTEGER PRIMARY KEY AUTOINCREMENT", "blob", "", "") {

    /**
     * WAL and FULL: a commit returns when the log is forced to the disk, and readers never wait.
     */
    @Override
    public void configure(HikariConfig pool, Duration timeout) {
      pool.addDataSourceProperty("journal_mode", "WAL");
      pool.addDataSourceProperty("synchronous", "FULL");
      pool.addDataSourceProperty("foreign_keys", "true");
      pool.addDataSourceProperty("busy_timeout", Long.toString(timeout.toMillis()));
      // Kibibytes, by the minus sign.
      pool.addDataSourceProperty("cache_size", "-16000");
      pool.addDataSourceProperty("journal_size_limit", "67108864");
    }

    /** One that reads first could find, when it writes, that another process wrote in between. */
    @Override
    void begin(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute("DELETE FROM interaction WHERE seq < 0");
      }
    }
  },

  /** A server. */
  POSTGRESQL(
      "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
      "bytea",
      " FOR UPDATE",
      " FOR UPDATE SKIP LOCKED") {

    @Override
    public void configure(HikariConfig pool, Duration timeout) {
      String seconds = Long.toString(Math.max(1, timeout.toSeconds()));
      pool.addDataSourceProperty("connectTimeout", seconds);
      pool.addDataSourceProperty("socketTimeout", seconds);
      pool.addDataSourceProperty("tcpKeepAlive", "true");
      pool.addDataSourceProperty("logServerErrorDetail", "false");
      pool.addDataSourceProperty("ApplicationName", "twospeed-journal");
      // A server may be set to acknowledge commits before they are on its disk. Not these. The
      // COMMIT is needed: a setting made in a transaction that is rolled back is undone with it.
      // A process that stands still inside a transaction holds its rows, and whoever else wants one
      // of them with its only writer: the server ends that transaction for it.
      pool.setConnectionInitSql(
          "SELECT set_config('synchronous_commit', 'on', false)"
              + " WHERE current_setting('synchronous_commit') = 'off'; "
              + "SELECT set_config('idle_in_transaction_session_timeout', '%d', false)"
                  .formatted(timeout.toMillis())
              + (pool.isAutoCommit() ? "" : "; COMMIT"));
    }

    @Override
    void begin(Connection connection) {
      // Rows are locked, not the database.
    }
  };

  private final String sequenceColumn;
  private final String bytesColumn;
  private final String lock;
  private final String lockFree;

  StoreKind(String sequenceColumn, String bytesColumn, String lock, String lockFree) {
    this.sequenceColumn = sequenceColumn;
    this.bytesColumn = bytesColumn;
    this.lock = lock;
    this.lockFree = lockFree;
  }

  /** Sets up a pool, for reading where it commits by itself and for writing where it does not. */
  public abstract void configure(HikariConfig pool, Duration timeout);

  /** Begins a transaction that will write, with the lock it needs for it. */
  abstract void begin(Connection connection) throws SQLException;

  /** Ends a query whose rows nobody else may change; SQLite has one writer at a time anyway. */
  public String lock() {
    return lock;
  }

  /** The same, and leaves out the rows that somebody else has. */
  public String lockFree() {
    return lockFree;
  }

  /** What the migrations say differently. */
  public Map<String, String> placeholders() {
    return Map.of("sequence", sequenceColumn, "bytes", bytesColumn);
  }

  public static StoreKind of(String url) {
    return StoreUrl.isSqlite(url) ? SQLITE : POSTGRESQL;
  }
}
