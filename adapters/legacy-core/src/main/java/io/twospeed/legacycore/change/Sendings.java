package io.twospeed.legacycore.change;

import io.twospeed.journal.calls.Evidence;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.calls.StoredCall;
import io.twospeed.legacycore.operation.BoundOperation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How often a stored call may have been sent, which of its messages nobody read, and when the last
 * has certainly expired: an operation's time limit is the longest a message of it lives.
 */
public record Sendings(int count, Set<String> unread, Instant lastExpiry) {
  /** In the code of an exception report: the message it tells of is on no queue. */
  static final String DISCARDED = "discarded/";

  /** Where the operation is in the catalogue no more. */
  private static final Duration UNKNOWN_LIMIT = Duration.ofSeconds(60);

  public static Sendings of(StoredCall stored, @Nullable BoundOperation operation) {
    int count = 1;
    Set<String> unread = new HashSet<>();
    Instant last = stored.createdAt();
    for (Evidence evidence : stored.evidence()) {
      if (evidence.kind() == EvidenceKind.RESENT) {
        count++;
        last = evidence.at();
      } else if (saysUnread(evidence)) {
        unread.add(evidence.code());
      }
    }
    Duration limit = operation == null ? UNKNOWN_LIMIT : operation.timeout();
    return new Sendings(count, unread, last.plus(limit));
  }

  private static boolean saysUnread(Evidence evidence) {
    return evidence.kind() == EvidenceKind.EXPIRED_UNREAD
        || (evidence.kind() == EvidenceKind.EXCEPTION_REPORT
            && evidence.code().startsWith(DISCARDED));
  }
}
