package io.twospeed.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What else a start can trip over, in this process: the same message and the same end. */
@Tag("slow")
class StartFindingsTest {
  private static final String LOST = "the journal, which knows what money is in doubt";

  @TempDir Path data;

  @Test
  void aDatabaseOfSqlitesThatHoldsNoJournalIsSomebodyElses() throws Exception {
    LeftJournal journal = LeftJournal.in(data);
    Files.delete(journal.database());
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + journal.database());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE other (x)");
    }
    assertRefused("journal.db: holds no journal", LOST);
  }

  @Test
  void aFileThatIsNoDatabaseIsNotTaken() throws Exception {
    LeftJournal journal = LeftJournal.in(data);
    Files.writeString(journal.database(), "not a database, but longer than its header would be\n");
    assertRefused("journal.db: is not a SQLite file", LOST);
    assertThat(journal.database()).content().startsWith("not a database");
  }

  @Test
  void aJournalThatWasCutShortIsDamaged() throws Exception {
    LeftJournal journal = LeftJournal.in(data);
    byte[] whole = Files.readAllBytes(journal.database());
    Files.write(journal.database(), Arrays.copyOf(whole, whole.length / 3));
    assertRefused("journal.db: ", "SQLITE_CORRUPT", "restore it from a backup");
  }

  @Test
  void aFolderIsNoJournalAndNoKeys() throws Exception {
    LeftJournal journal = LeftJournal.in(data);
    Files.delete(journal.database());
    Files.createDirectory(journal.database());
    assertRefused("journal.db: is a directory", "the journal's file");
    Files.delete(journal.database());
    LeftJournal.in(data);
    Files.delete(journal.keys());
    Files.createDirectory(journal.keys());
    assertRefused("journal.keys: the secret cannot be read", "Is a directory");
  }

  @Test
  void keysThatAreEmptyOrCutShortAreNotTaken() throws Exception {
    LeftJournal journal = LeftJournal.in(data);
    Files.write(journal.keys(), new byte[0]);
    assertRefused("journal.keys: is empty", "restore it from a backup");
    Files.writeString(journal.keys(), "made:AAA");
    assertRefused("key made: 2 bytes, expected 16, 24 or 32");
    assertThat(journal.keys()).hasContent("made:AAA");
  }

  @Test
  void theKeysOfAnotherJournalAreNotWrittenWith() throws Exception {
    LeftJournal journal = LeftJournal.in(data);
    journal.keyIs("made", 1);
    assertRefused("The journal was written with another key made", "restore journal.keys");
    journal.keyIs("else", 0);
    assertRefused("The journal was written with another key made", "restore journal.keys");
  }

  @Test
  void whatThisUserMayNotReadIsNamed() throws Exception {
    LeftJournal journal = LeftJournal.in(data);
    Files.setPosixFilePermissions(journal.database(), PosixFilePermissions.fromString("---------"));
    Assumptions.assumeFalse(Files.isReadable(journal.database()), "this user may read everything");
    assertRefused("journal.db: cannot be read (permission denied)", "correct the path");
  }

  @Test
  void aDataFolderThatIsNoneIsNamed() throws Exception {
    Path file = Files.writeString(data.resolve("file"), "x");
    assertRefusedWith(List.of("--data", file.toString()), file + ": cannot be written", "--data");
    assertRefusedWith(
        List.of("--data", file + "/below"), file + "/below: cannot be written", "--data");
  }

  @Test
  void aPortThatIsTakenIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      String said = "port " + port + " is in use";
      assertRefusedWith(
          List.of("--data", data + "/a", "--port", port), said, "--port or --ops-port");
      assertRefusedWith(
          List.of("--data", data + "/b", "--ops-port", port), said, "--port or --ops-port");
    }
  }

  @Test
  void settingsThatCannotBeReadAreNamedWithTheirLine() throws Exception {
    Path config = Files.createDirectories(data.resolve("config"));
    Path file = config.resolve("application.yaml");
    List<String> start = List.of("--data", data + "/var", "--config", config.toString());

    assertRefusedWith(start, file + ":0: no settings", "--config");
    Files.createDirectory(file);
    assertRefusedWith(start, file + ":0: no settings", "--config");
    Files.delete(file);
    Files.writeString(file, "twospeed:\n  door: [1, 2\n");
    assertRefusedWith(start, file + ":3: is not YAML that can be read", "correct it there");
    Files.write(file, new byte[] {'a', ':', ' ', (byte) 0xC3, (byte) 0x28});
    assertRefusedWith(start, file + ":", "fix: ");
    String good = Files.readString(Installation.REPOSITORY.resolve("config/application.yaml"));
    Files.writeString(file, good + "\n  hosts: x\n");
    assertRefusedWith(start, "application.yaml", "hosts", "not known");
    String hosts = "allowed-hosts: ['http://x:1', '*', '127.1']";
    Files.writeString(file, good.replace("allowed-hosts: []", hosts));
    assertRefusedWith(
        start, "allowed-hosts: 'http://x:1' is not a host", "'*' is not", "'127.1' is not");
  }

  private void assertRefused(String... expected) throws IOException {
    assertRefusedWith(List.of("--data", data.toString(), "--core", "tcp://127.0.0.1:1"), expected);
  }

  private static void assertRefusedWith(List<String> options, String... expected)
      throws IOException {
    List<String> start = new ArrayList<>(List.of("up"));
    for (String port : List.of("--port", "--ops-port")) {
      if (!options.contains(port)) {
        start.addAll(List.of(port, "0"));
      }
    }
    for (String files : List.of("routes", "mappings", "config")) {
      if (!options.contains("--" + files)) {
        start.addAll(List.of("--" + files, Installation.REPOSITORY.resolve(files).toString()));
      }
    }
    start.addAll(options);
    assertRefusal(start, List.of(expected));
  }

  private static void assertRefusal(List<String> start, List<String> expected) throws IOException {
    Ran ran = Ran.of(start);
    assertThat(ran.exit()).as(ran.out() + ran.err()).isEqualTo(2);
    assertMessage(ran.err(), expected);
  }

  private static void assertMessage(String said, List<String> expected) {
    assertThat(said)
        .contains(expected)
        .contains("expected")
        .doesNotContain("Exception", "\tat ", "creating bean");
  }
}
