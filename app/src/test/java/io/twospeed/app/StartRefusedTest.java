package io.twospeed.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
  private static final String LOST = "the journal, which knows what money is in doubt";

  @TempDir static Path folder;
  @TempDir Path data;
  private static Program program;

  @BeforeAll
  static void build() throws IOException {
    program = Program.in(folder);
  }

  @Test
  void aJournalWithoutItsKeysIsNotGivenNewOnes() throws Exception {
    LeftJournal journal = LeftJournal.in(data);
    Files.delete(journal.keys());
    assertRefused("journal.keys: is missing beside journal.db", "TWOSPEED_JOURNAL_KEYS");
    assertThat(journal.keys()).doesNotExist();
  }

  @Test
  void keysWithoutTheirJournalAreNotGivenANewOne() throws Exception {
    LeftJournal journal = LeftJournal.in(data);
    Files.delete(journal.database());
    assertRefused("journal.db: is missing beside journal.keys", LOST);
    assertThat(journal.database()).doesNotExist();
  }

  @Test
  void anEmptyJournalIsOneThatWasLost() throws Exception {
    LeftJournal journal = LeftJournal.in(data);
    Files.write(journal.database(), new byte[0]);
    assertRefused("journal.db: is empty", LOST, "restore it from a backup");
    assertThat(journal.database()).isEmptyFile();
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

  private void assertRefused(String... expected) throws IOException {
    List<String> start = new ArrayList<>(List.of("up", "--port", "0", "--ops-port", "0"));
    start.addAll(List.of("--data", data.toString(), "--core", "tcp://127.0.0.1:1"));
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
