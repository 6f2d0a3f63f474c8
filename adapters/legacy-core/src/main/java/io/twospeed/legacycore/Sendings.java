package io.twospeed.legacycore;

import io.twospeed.journal.Evidence;
import io.twospeed.journal.EvidenceKind;
import io.twospeed.journal.StoredCall;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often a stored call may have been sent, how many of its messages expired unread, and when the
 * last has certainly expired: an operation's time limit is the longest a message of it lives.
 */
record Sendings(int count, int expired, Instant lastExpiry) {
  /** Where the operation is in the catalogue no more. */
  private static final Duration UNKNOWN_LIMIT = Duration.ofSeconds(60);

  static Sendings of(StoredCall stored, @Nullable BoundOperation operation) {
    int count = 1;
    int expired = 0;
    Instant last = stored.createdAt();
    for (Evidence evidence : stored.evidence()) {
      if (evidence.kind() == EvidenceKind.RESENT) {
        count++;
        last = evidence.at();
      } else if (evidence.kind() == EvidenceKind.EXPIRED_UNREAD) {
        expired++;
      }
    }
    Duration limit = operation == null ? UNKNOWN_LIMIT : operation.timeout();
    return new Sendings(count, expired, last.plus(limit));
  }
}
