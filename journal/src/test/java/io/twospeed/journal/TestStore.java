package io.twospeed.journal;

import io.twospeed.mqstandin.HeldPort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A database for tests: one of each kind for all of them, started when it is first needed. */
public record TestStore(String url, String user) {
  /** Whoever works on the shared one: side by side they would take over each other's work. */
  public static final String POSTGRES = "the database of PostgreSQL";

  public static final String SQLITE = "the file of SQLite";

  private static final class SqliteHolder {
    static final TestStore STORE = sqlite(temporaryFolder());
  }

  private static final class PostgresHolder {
    static final HeldPort PORT = HeldPort.any();
    static final TestStore STORE = postgres(startPostgres(PORT));
  }

  public static TestStore sqlite() {
    return SqliteHolder.STORE;
  }

  public static TestStore sqlite(Path folder) {
    return new TestStore("jdbc:sqlite:" + folder.resolve("journal.db"), "");
  }

  public static TestStore postgres() {
    return PostgresHolder.STORE;
  }

  private static TestStore postgres(EmbeddedPostgres server) {
    String url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
    return new TestStore(url, "postgres");
  }

  /** With the server's own fsync, as in production; stopped when this process ends. */
  private static EmbeddedPostgres startPostgres(HeldPort port) {
    try {
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setPort(port.number())
              .setServerConfig("fsync", "on")
              .setServerConfig("listen_addresses", "127.0.0.1")
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(EmbeddedPostgres server) {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path temporaryFolder() {
    try {
      Path folder = Files.createTempDirectory("journal-test");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, "");
  }

  void execute(String... statements) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
