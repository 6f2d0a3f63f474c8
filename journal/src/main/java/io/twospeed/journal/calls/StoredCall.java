package io.twospeed.journal.calls;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A core call as the journal has it. Times are UTC.
 *
 * @param sequence the order in which calls were planned
 * @param correlation by what a reply names it, where that differs from the reference
 * @param stateSince when it came to its state
 * @param claims how often it was claimed for settlement
 * @param owner the name of the instance that works on it; null where anyone may take it or nobody
 *     needs to
 * @param leaseUntil until when nobody else takes it; null where nobody needs to
 * @param evidence what was learned, the first first
 * @param history how often it was sent, and whether the core contradicts what was settled
 */
public record StoredCall(
    CallPlan plan,
    String product,
    String productVersion,
    long sequence,
    @Nullable String correlation,
    CoreCallState state,
    Instant createdAt,
    Instant stateSince,
    int claims,
    @Nullable String owner,
    @Nullable Instant leaseUntil,
    List<Evidence> evidence,
    CallHistory history) {

  /** Our reference. */
  public String reference() {
    return plan.reference();
  }
}
