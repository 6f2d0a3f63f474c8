package io.twospeed.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.journal.Interaction;
import io.twospeed.journal.InteractionStart;
import io.twospeed.journal.Journal;
import io.twospeed.journal.JournalKeys;
import io.twospeed.journal.JournalSettings;
import io.twospeed.journal.References;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a start can trip over, each as a process: one message, exit 2, and nothing changed. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class StartRefusedTest {
  private static final byte[] KEY = new byte[32];
  private static final String LOST = "the journal, which knows what money is in doubt";

  @TempDir static Path folder;
  @TempDir Path data;
  private static Program program;

  private Path database = folder;
  private Path keys = folder;

  @BeforeAll
  static void build() throws IOException {
    program = Program.in(folder);
  }

  /** A journal that knows of a request, as an installation left it. */
  private void journal() throws Exception {
    database = data.resolve("journal.db");
    keys = data.resolve("journal.keys");
    Files.writeString(keys, "made:" + Base64.getEncoder().encodeToString(KEY));
    Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-------"));
    JournalSettings settings =
        JournalSettings.of(
                "jdbc:sqlite:" + database, "local", JournalKeys.of("made", Map.of("made", KEY)))
            .build();
    try (Journal journal = Journal.open(settings)) {
      String id = References.next(Clock.systemUTC());
      Interaction interaction =
          new Interaction(id, "shop", "savings", "0".repeat(32), Clock.systemUTC().instant());
      journal
          .interactions()
          .begin(
              new InteractionStart(
                  interaction,
                  "openPot",
                  "1.0",
                  References.next(Clock.systemUTC()),
                  "ab".repeat(32)))
          .toCompletableFuture()
          .get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void aJournalWithoutItsKeysIsNotGivenNewOnes() throws Exception {
    journal();
    Files.delete(keys);
    assertRefused("journal.keys: is missing beside journal.db", "TWOSPEED_JOURNAL_KEYS");
    assertThat(keys).doesNotExist();
  }

  @Test
  void keysWithoutTheirJournalAreNotGivenANewOne() throws Exception {
    journal();
    Files.delete(database);
    assertRefused("journal.db: is missing beside journal.keys", LOST);
    assertThat(database).doesNotExist();
  }

  @Test
  void anEmptyJournalIsOneThatWasLost() throws Exception {
    journal();
    Files.write(database, new byte[0]);
    assertRefused("journal.db: is empty", LOST, "restore it from a backup");
    assertThat(database).isEmptyFile();
  }

  @Test
  void aDatabaseOfSqlitesThatHoldsNoJournalIsSomebodyElses() throws Exception {
    journal();
    Files.delete(database);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE other (x)");
    }
    assertRefused("journal.db: holds no journal", LOST);
  }

  @Test
  void aFileThatIsNoDatabaseIsNotTaken() throws Exception {
    journal();
    Files.writeString(database, "not a database, but longer than its header would be\n");
    assertRefused("journal.db: is not a SQLite file", LOST);
    assertThat(database).content().startsWith("not a database");
  }

  @Test
  void aJournalThatWasCutShortIsDamaged() throws Exception {
    journal();
    byte[] whole = Files.readAllBytes(database);
    Files.write(database, Arrays.copyOf(whole, whole.length / 3));
    assertRefused("journal.db: ", "SQLITE_CORRUPT", "restore it from a backup");
  }

  @Test
  void aFolderIsNoJournalAndNoKeys() throws Exception {
    journal();
    Files.delete(database);
    Files.createDirectory(database);
    assertRefused("journal.db: is a directory", "the journal's file");
    Files.delete(database);
    journal();
    Files.delete(keys);
    Files.createDirectory(keys);
    assertRefused("journal.keys: the secret cannot be read", "Is a directory");
  }

  @Test
  void keysThatAreEmptyOrCutShortAreNotTaken() throws Exception {
    journal();
    Files.write(keys, new byte[0]);
    assertRefused("journal.keys: is empty", "restore it from a backup");
    Files.writeString(keys, "made:AAA");
    assertRefused("key made: 2 bytes, expected 16, 24 or 32");
    assertThat(keys).hasContent("made:AAA");
  }

  @Test
  void theKeysOfAnotherJournalAreNotWrittenWith() throws Exception {
    journal();
    byte[] other = KEY.clone();
    other[0] = 1;
    Files.writeString(keys, "made:" + Base64.getEncoder().encodeToString(other));
    assertRefused("The journal was written with another key made", "restore journal.keys");
    Files.writeString(keys, "else:" + Base64.getEncoder().encodeToString(KEY));
    assertRefused("The journal was written with another key made", "restore journal.keys");
  }

  @Test
  void whatThisUserMayNotReadIsNamed() throws Exception {
    journal();
    Files.setPosixFilePermissions(database, PosixFilePermissions.fromString("---------"));
    Assumptions.assumeFalse(Files.isReadable(database), "this user may read everything");
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
  void aFullDiskIsSaidToBeFull() throws Exception {
    assertFull("512k", "cannot be written (No space left on device)", "free room");
    assertFull("1200k", "room", "free room");
    assertFull("6m", "No space left on device", "free room");
  }

  private void assertFull(String size, String... expected) throws Exception {
    Path disk = Files.createDirectories(data.resolve("disk"));
    Assumptions.assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=" + size, "none", disk.toString()) == 0,
        "a small disk cannot be mounted here");
    try {
      List<String> start = new ArrayList<>(List.of("up", "--port", "0", "--ops-port", "0"));
      start.addAll(List.of("--data", disk + "/var"));
      assertRefusal(start, Stream.concat(Stream.of(disk + "/var"), Stream.of(expected)).toList());
    } finally {
      run("umount", disk.toString());
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor();
    } catch (IOException noSuchCommand) {
      return -1;
    }
  }

  @Test
  void aFileThatMayNotGrowIsSaidSo() throws Exception {
    try (Started limited =
        Started.of(
            program.root(),
            List.of("bash", "-c", "ulimit -f 512; exec ./twospeed up --data " + data + "/var"))) {
      assertThat(limited.exit()).isEqualTo(2);
      assertMessage(limited, List.of(data + "/var: cannot be written (File too large)"));
    }
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
    start.addAll(options);
    assertRefusal(start, List.of(expected));
  }

  private static void assertRefusal(List<String> start, List<String> expected) throws IOException {
    try (Started process = program.start(start.toArray(String[]::new))) {
      assertThat(process.exit()).as(process.out() + process.err()).isEqualTo(2);
      assertMessage(process, expected);
    }
  }

  private static void assertMessage(Started process, List<String> expected) {
    assertThat(process.err())
        .contains(expected)
        .contains("expected")
        .doesNotContain("Exception", "\tat ", "creating bean");
  }
}
