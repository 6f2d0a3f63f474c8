package io.twospeed.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever follows folders only to read them is never told what was half written. */
class FileWatchTest {
  private static final Duration QUIET = Duration.ofMillis(20);

  private final Path folder;
  private final Path file;
  private final List<String> told = new CopyOnWriteArrayList<>();
  private @Nullable FileWatch watch;

  FileWatchTest(@TempDir Path folder) {
    this.folder = folder;
    this.file = folder.resolve("a.yaml");
  }

  /** Whoever writes goes on while this one reads. */
  private String read() {
    try {
      String text = Files.readString(file);
      if (text.equals("half")) {
        save("half and the rest");
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void save(String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void follow() {
    watch =
        FileWatch.ofReader(
            "test",
            folder,
            Map.of("files", folder),
            this::read,
            told::add,
            QUIET,
            Duration.ofMillis(200));
  }

  private void awaitLast(String text) {
    await("the reader is told of '" + text + "'")
        .atMost(Duration.ofMinutes(1))
        .until(() -> !told.isEmpty() && told.get(told.size() - 1).equals(text));
  }

  @AfterEach
  void close() {
    if (watch != null) {
      watch.close();
    }
  }

  @Test
  void whatThereIsIsToldAtOnceAndAnewAtEachSave() {
    save("one");
    follow();
    assertThat(told).containsExactly("one");

    save("two");

    awaitLast("two");
  }

  @Test
  void whatWasReadWhileSomebodyWroteIsToldToNobody() {
    save("one");
    follow();
    assertThat(told).containsExactly("one");

    save("half");

    awaitLast("half and the rest");
    assertThat(told).doesNotContain("half");
  }

  @Test
  void theFirstReadToo() {
    save("half");
    follow();

    awaitLast("half and the rest");
    assertThat(told).doesNotContain("half");
  }
}
