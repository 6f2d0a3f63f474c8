package io.twospeed.routes.history;

import java.util.List;

/**
 * The history of a product's releases, the first first.
 *
 * @param verified whether every line of the log, of whatever product, is as it was written
 * @param fault the first that is not; empty where all are
 */
public record ReleaseHistory(boolean verified, String fault, List<Entry> entries) {

  /**
   * One event.
   *
   * @param line of the log
   * @param hash SHA-256 of the line without its hash, and so of all before it
   */
  public record Entry(long line, ReleaseEvent event, String hash) {}

  /** Copies what could change under the reader's hands. */
  public ReleaseHistory {
    entries = List.copyOf(entries);
  }

  ReleaseHistory broken(String why) {
    return new ReleaseHistory(false, why, entries);
  }
}
