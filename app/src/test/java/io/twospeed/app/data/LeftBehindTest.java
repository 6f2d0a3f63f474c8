package io.twospeed.app.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.app.Program;
import io.twospeed.app.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a process leaves on the disk, above all one that is killed, and who may read it. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class LeftBehindTest {
  @TempDir Path folder;
  @TempDir Path data;

  @Test
  void aKilledProcessLeavesNothingThatTheNextStartDoesNotClean() throws IOException {
    Program program = Program.in(folder);
    Path temporary = Files.createDirectory(data.resolve("tmp"));
    Path kept = data.resolve("var");
    String[] start = {"up", "--port", "0", "--ops-port", "0", "--data", kept.toString()};

    try (Started first = program.startWithTemporary(temporary, start)) {
      first.awaitPrinted("operations  (http\\S+)");
      assertOwnersAlone(kept);
      assertThat(natives(kept)).hasSize(1);
      first.kill();
    }
    assertThat(natives(kept)).as("left by the kill").hasSize(1);
    assertThat(list(temporary)).noneMatch(each -> each.matches(".*(sqlite|tomcat).*"));

    Files.setPosixFilePermissions(
        kept.resolve("journal.db"), PosixFilePermissions.fromString("rw-r--r--"));
    Files.setPosixFilePermissions(
        kept.resolve("journal.keys"), PosixFilePermissions.fromString("rw-rw-r--"));
    try (Started second = program.startWithTemporary(temporary, start)) {
      second.awaitPrinted("operations  (http\\S+)");
      assertThat(natives(kept)).as("of the live one alone").hasSize(1);
      assertOwnersAlone(kept);
      assertThat(second.out())
          .contains("journal.db was open to others (rw-r--r--)")
          .contains("journal.keys was open to others (rw-rw-r--)");

      ProcessFolder another = ProcessFolder.make(kept);
      assertThat(another.path()).isDirectory();
      assertThat(natives(kept)).as("a live process keeps its own").hasSize(1);
    }
  }

  private static void assertOwnersAlone(Path kept) throws IOException {
    assertThat(mode(kept)).isEqualTo("rwx------");
    for (String each : List.of("journal.db", "journal.db-wal", "journal.db-shm", "journal.keys")) {
      assertThat(mode(kept.resolve(each))).as(each).isEqualTo("rw-------");
    }
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static List<String> natives(Path kept) throws IOException {
    return list(kept.resolve("run")).stream()
        .filter(each -> each.endsWith("sqlitejdbc.so") || each.contains("sqlitejdbc.dylib"))
        .toList();
  }

  private static List<String> list(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.map(Path::toString).toList();
    }
  }
}
