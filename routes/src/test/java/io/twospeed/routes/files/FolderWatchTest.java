package io.twospeed.routes.files;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The watch goes on, whatever one look ends with. */
class FolderWatchTest {
  private final AtomicInteger told = new AtomicInteger();
  private final Path folder;

  FolderWatchTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Set<String> failAtFirst(Set<String> names) {
    int before = told.getAndIncrement();
    List<Error> failures =
        List.of(new OutOfMemoryError("of a test"), new StackOverflowError("of a test"));
    if (before < failures.size()) {
      throw failures.get(before);
    }
    return Set.of();
  }

  @Test
  void aProductThatTakesTheHeapOrTheStackEndsOneLookAndNotTheWatch() throws IOException {
    Duration poll = Duration.ofMillis(50);
    try (FolderWatch watch =
        new FolderWatch("test", folder, () -> Map.of("a", folder), this::failAtFirst, poll, poll)) {
      watch.start();
      Files.writeString(folder.resolve("a.yaml"), "changed");
      await("the watch tells a third time")
          .atMost(Duration.ofMinutes(1))
          .until(() -> told.get() >= 3);
    }
  }
}
