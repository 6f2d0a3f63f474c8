package io.twospeed.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What helps to understand a round that failed, once its processes are gone. */
final class Records {
  private Records() {}

  static void keep(Path folder, List<String> timeline, List<String> journal) {
    try {
      Files.write(folder.resolve("blows.txt"), timeline);
      Files.write(folder.resolve("journal.txt"), journal);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
