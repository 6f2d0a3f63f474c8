package io.twospeed.openapi;

import io.twospeed.journal.Journal;
import io.twospeed.journal.encryption.JournalKeys;
import io.twospeed.journal.settings.JournalSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Real journals, on SQLite in a folder of their own. */
final class TestJournal {
  private TestJournal() {}

  static Path folder() {
    try {
      return Files.createTempDirectory("journal");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  static Journal open() {
    return open(folder(), "one");
  }

  /** Several instances may open the same folder. */
  static Journal open(Path folder, String instance) {
    JournalKeys keys = JournalKeys.of("k1", Map.of("k1", new byte[32]));
    return Journal.open(
        JournalSettings.of("jdbc:sqlite:" + folder.resolve("journal.db"), instance, keys).build());
  }
}
