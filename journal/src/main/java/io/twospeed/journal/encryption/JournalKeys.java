package io.twospeed.journal.encryption;

import io.twospeed.journal.failure.JournalKeyException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys for what is kept encrypted: one to write with, and those that wrote before. To rotate,
 * make a new one active and keep the old one until {@code retention} is over.
 */
public final class JournalKeys {
  private final String active;
  private final Map<String, SecretKey> keys;

  private JournalKeys(String active, Map<String, SecretKey> keys) {
    this.active = active;
    this.keys = keys;
  }

  /**
   * AES keys of 16, 24 or 32 bytes by their ids.
   *
   * @param active the id of the one to write with
   * @throws IllegalArgumentException naming every fault, and no key
   */
  public static JournalKeys of(String active, Map<String, byte[]> keys) {
    StringBuilder faults = new StringBuilder();
    Map<String, SecretKey> secrets = new HashMap<>();
    keys.forEach(
        (id, bytes) -> {
          if (id.isEmpty() || id.length() > 32) {
            faults.append("\n- key id of %d characters, expected 1 to 32".formatted(id.length()));
          } else if (bytes.length != 16 && bytes.length != 24 && bytes.length != 32) {
            faults.append(
                "\n- key %s: %d bytes, expected 16, 24 or 32 (AES)".formatted(id, bytes.length));
          } else {
            secrets.put(id, new SecretKeySpec(bytes, "AES"));
          }
        });
    if (!keys.containsKey(active)) {
      faults.append(
          "\n- active key %s is not among the keys: %s"
              .formatted(active, new TreeSet<>(keys.keySet())));
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException("The journal's keys are refused:" + faults);
    }
    return new JournalKeys(active, Map.copyOf(secrets));
  }

  String active() {
    return active;
  }

  SecretKey key(String id) {
    SecretKey key = keys.get(id);
    if (key == null) {
      throw new JournalKeyException(
          "Written with key %s, but the keys configured are %s: give that one too, until the retention is over"
              .formatted(id, new TreeSet<>(keys.keySet())),
          id,
          null);
    }
    return key;
  }

  /** Names the keys; never shows one. */
  @Override
  public String toString() {
    return "JournalKeys[active=%s, %s]".formatted(active, new TreeSet<>(keys.keySet()));
  }
}
