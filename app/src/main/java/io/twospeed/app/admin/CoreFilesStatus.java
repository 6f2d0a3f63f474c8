package io.twospeed.app.admin;

import java.time.Instant;
import java.util.List;

/**
 * Which mappings and contracts calls go by.
 *
 * @param hash of the files in force
 * @param since when they came into force
 * @param findings why the files as they are now are not in force; empty where they are
 */
public record CoreFilesStatus(String hash, Instant since, List<String> findings) {

  /** Copies what could change under the reader's hands. */
  public CoreFilesStatus {
    findings = List.copyOf(findings);
  }
}
