package io.twospeed.journal.instance;

import com.zaxxer.hikari.HikariDataSource;
import io.twospeed.journal.failure.JournalUnavailableException;
import io.twospeed.journal.file.OwnerOnly;
import io.twospeed.journal.file.SqliteFile;
import io.twospeed.journal.jdbc.commit.StoreKind;
import io.twospeed.journal.jdbc.commit.WriteKind;
import io.twospeed.journal.settings.JournalSettings;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an instance's name to one process: two of one name would take each other's replies and free
 * each other's leases. It ends with the process, also with one that is killed, and is held by one
 * that is stopped.
 */
public interface NameLock extends AutoCloseable {

  /** Of the instance that these settings name: each kind of database keeps names in its own way. */
  static NameLock of(HikariDataSource database, JournalSettings settings) {
    return switch (StoreKind.of(settings.url())) {
      case SQLITE -> new OfFile(SqliteFile.of(settings.url()).path(), settings.instance());
      case POSTGRESQL -> new OfSession(database, settings.instance());
    };
  }

  /** Takes it; false where another process has it. */
  boolean take() throws SQLException;

  /** Takes it again where it was lost with its connection. */
  void keep();

  @Override
  void close();

  /** A lock of the operating system on a file beside the journal's. */
  final class OfFile implements NameLock {
    private final Path file;
    private @Nullable FileChannel channel;

    OfFile(Path journal, String name) {
      String plain = name.replaceAll("[^A-Za-z0-9._-]", "_");
      this.file = journal.resolveSibling(journal.getFileName() + "." + plain + ".lock");
    }

    @Override
    public boolean take() throws SQLException {
      try {
        if (!Files.exists(file)) {
          create();
        }
        FileChannel opened = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = lock(opened);
        if (lock == null) {
          opened.close();
          return false;
        }
        channel = opened;
        return true;
      } catch (IOException e) {
        throw new SQLException("The lock file %s cannot be used".formatted(file), e);
      }
    }

    private void create() throws IOException {
      try {
        OwnerOnly.create(file);
      } catch (FileAlreadyExistsException byAnother) {
        // As good: who has the lock is what counts.
      }
    }

    private static @Nullable FileLock lock(FileChannel opened) throws IOException {
      try {
        return opened.tryLock();
      } catch (OverlappingFileLockException ofThisProcess) {
        return null;
      }
    }

    @Override
    public void keep() {
      // Nothing but the process's end takes it away.
    }

    @Override
    public void close() {
      FileChannel held = channel;
      channel = null;
      if (held != null) {
        try {
          held.close();
        } catch (IOException e) {
          throw new JournalUnavailableException(
              "The lock file %s cannot be closed".formatted(file), e);
        }
      }
    }
  }

  /** An advisory lock of the server's, held by a connection that is used for nothing else. */
  final class OfSession implements NameLock {
    private static final String TRY = "SELECT pg_try_advisory_lock(hashtextextended(?, 0))";

    /** A host that lost its power must not keep the name for hours. */
    private static final String KEPT_ALIVE =
        "SELECT set_config('tcp_keepalives_idle', '10', false),"
            + " set_config('tcp_keepalives_interval', '5', false),"
            + " set_config('tcp_keepalives_count', '3', false)";

    private final HikariDataSource database;
    private final String key;
    private @Nullable Connection session;

    OfSession(HikariDataSource database, String name) {
      this.database = database;
      this.key = "twospeed-instance:" + name;
    }

    @Override
    public synchronized boolean take() throws SQLException {
      Connection opened = database.getConnection();
      boolean taken = false;
      try {
        taken = WriteKind.query(opened, TRY, List.of(key), row -> row.getBoolean(1)).get(0);
        if (taken) {
          WriteKind.query(opened, KEPT_ALIVE, List.of(), row -> row.getString(1));
          session = opened;
        }
        return taken;
      } finally {
        if (!taken) {
          opened.close();
        }
      }
    }

    /** Where another took the name meanwhile its epoch says so: that is the judge. */
    @Override
    public synchronized void keep() {
      Connection held = session;
      try {
        if (held == null || !held.isValid(1)) {
          close();
          take();
        }
      } catch (SQLException | RuntimeException e) {
        // The database is away; the next time.
      }
    }

    @Override
    public synchronized void close() {
      Connection held = session;
      session = null;
      if (held != null) {
        // Not given back to the pool: its lock ends with it.
        database.evictConnection(held);
        try {
          held.close();
        } catch (SQLException e) {
          // It is gone already, and its lock with it.
        }
      }
    }
  }
}
