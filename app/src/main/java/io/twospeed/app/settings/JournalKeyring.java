package io.twospeed.app.settings;

import io.twospeed.journal.encryption.JournalKeys;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The keys of the journal, from settings or a file. Where the journal is a file of this
 * installation's own a key is made beside it; a database that others share needs keys that they
 * share too.
 */
final class JournalKeyring {
  private JournalKeyring() {}

  static JournalKeys of(JournalOptions options, TwospeedSettings all) {
    List<String> lines = lines(options, all);
    Map<String, byte[]> keys = new LinkedHashMap<>();
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      add(lines.get(i), i + 1, keys, faults);
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", faults));
    }
    try {
      return JournalKeys.of(keys.keySet().iterator().next(), keys);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s; fix: restore journal.keys from a backup, or correct twospeed.journal.keys"
              .formatted(String.valueOf(e.getMessage()).replace("\n-", "")),
          e);
    }
  }

  private static List<String> lines(JournalOptions options, TwospeedSettings all) {
    if (!options.keys().isEmpty()) {
      return options.keys();
    }
    Path file = options.keysFile();
    if (file == null && options.url().isEmpty()) {
      file = MadeKeys.in(all.data()).file();
    }
    if (file == null) {
      throw new IllegalArgumentException(
          "setting twospeed.journal.keys is missing; expected id:base64 of 32 random bytes; fix:"
              + " set TWOSPEED_JOURNAL_KEYS=k1:$(openssl rand -base64 32), or"
              + " twospeed.journal.keys-file");
    }
    List<String> lines = SecretFile.read(file).lines().toList();
    if (lines.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: is empty; expected the journal's keys, a line id:base64 each; fix: restore it from a backup"
              .formatted(file));
    }
    return lines;
  }

  /** Names the place of a fault, never what stands there. */
  private static void add(String line, int number, Map<String, byte[]> keys, List<String> faults) {
    String[] parts = line.split(":", 2);
    try {
      if (parts.length != 2) {
        throw new IllegalArgumentException("no colon");
      }
      if (keys.put(parts[0].strip(), Base64.getDecoder().decode(parts[1].strip())) != null) {
        faults.add(
            "the journal's key %d: its id is another's too; expected each once".formatted(number));
      }
    } catch (IllegalArgumentException e) {
      faults.add(
          "the journal's key %d cannot be read; expected id:base64; fix: make one by openssl rand -base64 32"
              .formatted(number));
    }
  }
}
