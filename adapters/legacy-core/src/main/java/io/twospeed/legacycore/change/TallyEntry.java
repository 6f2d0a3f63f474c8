package io.twospeed.legacycore.change;

import io.twospeed.journal.calls.CallTally;
import io.twospeed.journal.calls.CoreCallState;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One call in the tally of its interaction: counted once, and ended at most once, whichever of
 * those who find out comes first. A process may stop between the count and the sending, and the
 * call's time limit ends it there. Thread-safe.
 */
final class TallyEntry {
  private final @Nullable CallTally tally;
  private final AtomicBoolean open = new AtomicBoolean();

  TallyEntry(@Nullable CallTally tally) {
    this.tally = tally;
  }

  void sent() {
    if (tally != null) {
      open.set(true);
      tally.sent();
    }
  }

  /** What is not known to have ended stays open. */
  void ended(CoreCallState state) {
    switch (state) {
      case CONFIRMED, REVERSING -> end(CoreCallState.CONFIRMED);
      case REJECTED, NOT_DONE, REVERSED -> end(CoreCallState.NOT_DONE);
      case PLANNED, SENT, IN_DOUBT, PARKED, CONTRADICTED -> {
        // Open it stays.
      }
    }
  }

  private void end(CoreCallState as) {
    if (tally != null && open.compareAndSet(true, false)) {
      tally.ended(as);
    }
  }
}
