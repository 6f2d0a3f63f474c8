package io.twospeed.app;

import io.twospeed.journal.Journal;
import io.twospeed.journal.common.References;
import io.twospeed.journal.encryption.JournalKeys;
import io.twospeed.journal.interactions.Interaction;
import io.twospeed.journal.interactions.InteractionStart;
import io.twospeed.journal.settings.JournalSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A journal that knows of a request, as an installation left it. */
record LeftJournal(Path database, Path keys) {
  private static final byte[] KEY = new byte[32];

  static LeftJournal in(Path data) throws Exception {
    LeftJournal left = new LeftJournal(data.resolve("journal.db"), data.resolve("journal.keys"));
    left.keyIs("made", 0);
    Files.setPosixFilePermissions(left.keys, PosixFilePermissions.fromString("rw-------"));
    JournalSettings settings =
        JournalSettings.of(
                "jdbc:sqlite:" + left.database,
                "local",
                JournalKeys.of("made", Map.of("made", KEY)))
            .build();
    try (Journal journal = Journal.open(settings)) {
      Interaction interaction =
          new Interaction(
              References.next(Clock.systemUTC()),
              "shop",
              "savings",
              "0".repeat(32),
              Clock.systemUTC().instant());
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
    return left;
  }

  /** The journal was written with a key whose first byte is 0. */
  void keyIs(String name, int firstByte) throws Exception {
    byte[] key = KEY.clone();
    key[0] = (byte) firstByte;
    Files.writeString(keys, name + ":" + Base64.getEncoder().encodeToString(key));
  }
}
