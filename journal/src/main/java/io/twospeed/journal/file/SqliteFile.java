package io.twospeed.journal.file;

import io.twospeed.journal.failure.JournalFileException;
import io.twospeed.journal.failure.JournalUnavailableException;
import io.twospeed.journal.jdbc.commit.SqlFault;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * The file of an embedded journal, looked at before SQLite opens it. SQLite takes an empty file for
 * a new database; here it is a journal that was lost, with the money in doubt that it knew of. A
 * new journal gets its name only once it is whole, so that a file that is there is always one.
 */
public final class SqliteFile {
  private static final String PREFIX = "jdbc:sqlite:";
  private static final byte[] HEADER = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final List<String> BESIDE = List.of("-wal", "-shm", "-journal");
  private static final long LEAST_ROOM_BYTES = 256 << 10;
  private static final String TABLES =
      "SELECT count(*) FROM sqlite_master WHERE name IN ('interaction', 'core_call')";

  private final Path file;

  private SqliteFile(Path file) {
    this.file = file;
  }

  public static SqliteFile of(String url) {
    String name = url.substring(PREFIX.length());
    return new SqliteFile(
        name.startsWith("file:/")
            ? Path.of(URI.create(name))
            : Path.of(name.replaceFirst("^file:", "")));
  }

  public Path path() {
    return file;
  }

  /**
   * Sees to it that the file is there, a database, and its owner's alone.
   *
   * @param creator makes a journal in the empty file of the URL it is given
   */
  public void prepare(Consumer<String> creator) {
    if (Files.isDirectory(file)) {
      throw refused("is a directory", "the journal's file", "move it away, or correct the path");
    }
    if (Files.exists(file)) {
      requireDatabase();
    } else {
      requireNoRemains();
      create(creator);
    }
    OwnerOnly.narrow(file);
    BESIDE.forEach(each -> OwnerOnly.narrow(beside(each)));
  }

  private void requireDatabase() {
    byte[] begin = new byte[HEADER.length];
    try (InputStream in = Files.newInputStream(file)) {
      int read = in.readNBytes(begin, 0, begin.length);
      if (read == 0) {
        throw lost("is empty");
      }
    } catch (IOException e) {
      throw inaccessible("cannot be read", e);
    }
    if (!Arrays.equals(begin, HEADER)) {
      throw lost("is not a SQLite file");
    }
    if (!Files.isWritable(file)) {
      throw refused(
          "cannot be written by this user",
          "a file of the user that Twospeed runs as",
          "correct its owner and mode");
    }
  }

  private void requireNoRemains() {
    for (String each : BESIDE) {
      if (Files.exists(beside(each))) {
        throw lost("is missing, but " + beside(each).getFileName() + " is there");
      }
    }
  }

  private void create(Consumer<String> creator) {
    Path made = beside(".new-" + UUID.randomUUID());
    try {
      OwnerOnly.create(made);
      creator.accept(PREFIX + made);
      force(made);
      publish(made);
    } catch (IOException e) {
      throw inaccessible("cannot be created", e);
    } catch (JournalUnavailableException e) {
      // Here, as long as what was made takes its room.
      throw unusable(e);
    } finally {
      delete(made);
      BESIDE.forEach(each -> delete(Path.of(made + each)));
    }
  }

  /** Of two processes that make one, one is first; by a link, as a move would replace its file. */
  private void publish(Path made) throws IOException {
    try {
      Files.createLink(file, made);
    } catch (FileAlreadyExistsException anothersIsThere) {
      return;
    } catch (UnsupportedOperationException | IOException noLinksHere) {
      Files.move(made, file);
    }
    force(Objects.requireNonNull(file.toAbsolutePath().getParent()));
  }

  private static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path)) {
      channel.force(true);
    }
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // A few kilobytes stay; why it failed is told already.
      return;
    }
  }

  /** A database of SQLite's that is no journal is somebody else's. */
  public void requireJournal(DataSource database) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet tables = statement.executeQuery(TABLES)) {
      if (!tables.next() || tables.getInt(1) != 2) {
        throw lost("holds no journal");
      }
    } catch (SQLException e) {
      throw unusable(e);
    }
  }

  /** What SQLite said, with what to do about it. */
  public JournalFileException unusable(Throwable failure) {
    String code = SqlFault.told(failure);
    String told = "cannot be used (" + code + ")";
    if (code.startsWith("SQLITE_FULL") || code.startsWith("SQLITE_IOERR") || isDiskFull()) {
      return new JournalFileException(
          sentence(
              told,
              "room on its disk, and a disk that takes what is written",
              "free room in that file system, or move the data folder to another; then start again"),
          failure);
    }
    if (code.startsWith("SQLITE_CORRUPT") || code.startsWith("SQLITE_NOTADB")) {
      return lost("is damaged (" + code + ")");
    }
    if (code.startsWith("SQLITE_BUSY") || code.startsWith("SQLITE_LOCKED")) {
      return new JournalFileException(
          sentence(told, "no other process that holds it", "stop the other process"), failure);
    }
    return new JournalFileException(
        sentence(
            told,
            "a file and a folder that this user may write",
            "correct the path, the owner or the mode"),
        failure);
  }

  /** SQLite may call a file damaged that it could not write whole. */
  private boolean isDiskFull() {
    try {
      Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
      return Files.getFileStore(folder).getUsableSpace() < LEAST_ROOM_BYTES;
    } catch (IOException unknown) {
      return false;
    }
  }

  private JournalFileException lost(String what) {
    return refused(
        what,
        "the journal, which knows what money is in doubt",
        "restore it from a backup; or, if this installation never ran, delete it and"
            + " journal.keys beside it");
  }

  private JournalFileException inaccessible(String what, IOException cause) {
    return new JournalFileException(
        sentence(
            what + " (" + OwnerOnly.reason(cause) + ")",
            "a file and a folder that this user may write",
            "correct the path, the owner or the mode, or free room on the disk"),
        cause);
  }

  private JournalFileException refused(String what, String expected, String fix) {
    return new JournalFileException(sentence(what, expected, fix), null);
  }

  private String sentence(String what, String expected, String fix) {
    return "%s: %s; expected %s; fix: %s".formatted(file, what, expected, fix);
  }

  private Path beside(String suffix) {
    return Path.of(file + suffix);
  }
}
