package io.twospeed.journal.calls;

import java.time.Instant;
import java.util.List;

/**
 * Something that was learned about a call.
 *
 * @param at UTC
 * @param code a code of a protocol, or empty
 */
public record Evidence(Instant at, EvidenceKind kind, String code) {

  /** How the store keeps it: one line, only ever appended. */
  public static String line(Instant at, EvidenceKind kind, String code) {
    return at + " " + kind + " " + code + "\n";
  }

  public static List<Evidence> parse(String lines) {
    return lines.lines().map(Evidence::parseLine).toList();
  }

  private static Evidence parseLine(String line) {
    String[] parts = line.split(" ", 3);
    return new Evidence(Instant.parse(parts[0]), EvidenceKind.valueOf(parts[1]), parts[2]);
  }
}
