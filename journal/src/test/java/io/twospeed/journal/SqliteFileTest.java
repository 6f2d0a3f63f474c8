package io.twospeed.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twospeed.journal.encryption.JournalKeys;
import io.twospeed.journal.failure.JournalFileException;
import io.twospeed.journal.settings.JournalSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of an embedded journal: when it is begun, when it is refused, who may read it. */
class SqliteFileTest {
  private static final JournalKeys KEYS = JournalKeys.of("k1", Map.of("k1", new byte[32]));

  @TempDir Path folder;

  @Test
  void aNewJournalHasItsNameOnceItIsWholeAndIsItsOwnersAlone() throws IOException {
    try (Journal journal = open()) {
      assertThat(journal.stats().waiting()).isZero();
      assertThat(modes()).isNotEmpty().allMatch(each -> each.equals("rw-------"));
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(each -> String.valueOf(each.getFileName())))
          .as("nothing is left of how it was made")
          .containsExactlyInAnyOrder("journal.db", "journal.db.one.lock");
    }
    open().close();
  }

  @Test
  void oneThatOthersMayReadIsNarrowed() throws IOException {
    open().close();
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
    try (Journal journal = open()) {
      assertThat(journal.stats().waiting()).isZero();
      assertThat(modes()).isNotEmpty().allMatch(each -> each.equals("rw-------"));
    }
  }

  @Test
  void whatIsNoJournalIsRefusedAndLeftAsItIs() throws IOException {
    for (byte[] content :
        List.of(
            new byte[0],
            new byte[] {1, 2},
            "SQLite format 4 and more".getBytes(StandardCharsets.US_ASCII))) {
      Files.write(file(), content);
      assertThatThrownBy(this::open)
          .isInstanceOf(JournalFileException.class)
          .hasMessageContaining("journal.db: is ")
          .hasMessageContaining("restore it from a backup");
      assertThat(file()).hasBinaryContent(content);
    }
    Files.delete(file());
    Files.createDirectory(file());
    assertThatThrownBy(this::open)
        .isInstanceOf(JournalFileException.class)
        .hasMessageContaining("is a directory");
  }

  @Test
  void aLogWithoutItsDatabaseIsALostOne() throws IOException {
    Files.writeString(folder.resolve("journal.db-wal"), "x");
    assertThatThrownBy(this::open)
        .isInstanceOf(JournalFileException.class)
        .hasMessageContaining("journal.db: is missing, but journal.db-wal is there");
    assertThat(file()).doesNotExist();
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> open(folder.resolve("none").resolve("journal.db")))
        .isInstanceOf(JournalFileException.class)
        .hasMessageContaining("journal.db: cannot be created")
        .hasMessageContaining("fix: ");
  }

  private List<String> modes() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(SqliteFileTest::mode).toList();
    }
  }

  private static String mode(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file() {
    return folder.resolve("journal.db");
  }

  private Journal open() {
    return open(file());
  }

  private static Journal open(Path file) {
    return Journal.open(JournalSettings.of("jdbc:sqlite:" + file, "one", KEYS).readers(1).build());
  }
}
