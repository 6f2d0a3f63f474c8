package io.twospeed.app.settings;

import io.twospeed.app.data.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key that is made beside a journal in the data folder. Until that journal is there it has a
 * name of its own: so a start that was killed half-way is told from a journal, or a key, that was
 * lost.
 */
final class MadeKeys {
  private static final Logger LOG = LoggerFactory.getLogger(MadeKeys.class);
  private static final int KEY_BYTES = 32;

  private final Path journal;
  private final Path keys;
  private final Path fresh;

  private MadeKeys(Path data) {
    this.journal = data.resolve("journal.db");
    this.keys = data.resolve("journal.keys");
    this.fresh = data.resolve("journal.keys.new");
  }

  static MadeKeys in(Path data) {
    return new MadeKeys(data);
  }

  /**
   * The file of the keys; made where there is no journal yet.
   *
   * @throws IllegalArgumentException where one of the two is there without the other
   */
  Path file() {
    if (Files.exists(keys)) {
      if (!Files.exists(journal)) {
        throw new IllegalArgumentException(
            "%s: is missing beside %s; expected the journal, which knows what money is in doubt; fix: restore it from a backup; or, to begin without what it knew, move %s away"
                .formatted(journal, keys.getFileName(), keys.getFileName()));
      }
      SecretFile.narrow(keys);
      return keys;
    }
    if (Files.exists(journal)) {
      if (Files.exists(fresh)) {
        return fresh;
      }
      throw new IllegalArgumentException(
          "%s: is missing beside %s; expected the keys that the journal was written with; fix: restore it from a backup, or give the keys by TWOSPEED_JOURNAL_KEYS; or, to begin without what the journal knew, move %s away"
              .formatted(keys, journal.getFileName(), journal.getFileName()));
    }
    String made = made();
    if (!isWhole(made)) {
      SecretFile.make(fresh, made);
    }
    return fresh;
  }

  /** A start that was killed while it wrote has left less, under which nothing was written. */
  private boolean isWhole(String like) {
    try {
      if (Files.exists(fresh) && Files.size(fresh) < like.length()) {
        Files.delete(fresh);
      }
      return Files.exists(fresh);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s: cannot be replaced (%s); expected a folder to write in; fix: check --data"
              .formatted(fresh, DataFolder.reason(e)),
          e);
    }
  }

  /** The journal is there: from now on its keys have to be. */
  void keep() {
    if (!Files.exists(fresh)) {
      return;
    }
    try {
      Files.move(fresh, keys, StandardCopyOption.ATOMIC_MOVE);
      LOG.info("Generated journal encryption key {}; back it up with the journal", keys);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s: cannot be renamed to %s (%s); expected a folder to write in; fix: check --data"
              .formatted(fresh, keys.getFileName(), DataFolder.reason(e)),
          e);
    }
  }

  private static String made() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return "made:" + Base64.getEncoder().encodeToString(key);
  }
}
