package io.twospeed.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.interactions.InteractionState;
import io.twospeed.journal.settings.JournalSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Everything that SQLite acknowledged is there after the process was killed in mid-load. */
@Tag("slow")
class SqliteCrashTest {
  private static final int ACKNOWLEDGED = 3000;

  @RepeatedTest(2)
  void everythingAcknowledgedIsThereAfterAKill(@TempDir Path folder) throws Exception {
    TestStore store = TestStore.sqlite(folder);
    List<String> acknowledged = linesUntilKilled(store.url());
    assertThat(acknowledged).as("it wrote").hasSizeGreaterThanOrEqualTo(ACKNOWLEDGED);

    try (Journal journal = open(store.url())) {
      assertThat(acknowledged).allSatisfy(line -> assertThat(isThere(journal, line)).isTrue());
    }
  }

  /** SIGKILL, after some lines; what was in the pipe by then was acknowledged as well. */
  private static List<String> linesUntilKilled(String url)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                CrashingWriter.class.getName(),
                url)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      String line = output.readLine();
      while (line != null) {
        lines.add(line);
        if (lines.size() == ACKNOWLEDGED + 1) {
          // Not the process itself: that would close the pipe, with lines in it.
          process.toHandle().destroyForcibly();
        }
        line = output.readLine();
      }
    } finally {
      process.destroyForcibly();
    }
    // The last line may be cut off by the kill.
    lines.remove(lines.size() - 1);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it is dead").isTrue();
    return lines;
  }

  private static boolean isThere(Journal journal, String line) {
    String id = line.substring(0, 32);
    String state = line.substring(33);
    if (state.equals("FINISHED")) {
      return JournalContract.result(journal.interactions().find(id))
          .filter(it -> it.state() == InteractionState.FINISHED)
          .isPresent();
    }
    return JournalContract.result(journal.calls().find(id))
        .filter(call -> call.state().compareTo(CoreCallState.valueOf(state)) >= 0)
        .isPresent();
  }

  private static Journal open(String url) {
    return Journal.open(JournalSettings.of(url, "after", JournalContract.KEYS).build());
  }
}
