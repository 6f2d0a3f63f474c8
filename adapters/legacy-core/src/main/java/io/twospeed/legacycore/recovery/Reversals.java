package io.twospeed.legacycore.recovery;

import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.Evidence;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.calls.StoredCall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One call of an interaction that is being undone, and what was tried to reverse it so far. */
record Reversals(StoredCall call, List<StoredCall> tried) {

  static Reversals of(StoredCall call, List<StoredCall> all) {
    return new Reversals(
        call, all.stream().filter(it -> call.reference().equals(it.plan().reverses())).toList());
  }

  /** It stands, and is not meant to. */
  boolean isNeeded() {
    return switch (call.state()) {
      case REVERSING, CONTRADICTED -> true;
      case CONFIRMED -> call.plan().settling().stands() == null && !isLeftByAPerson();
      case PLANNED, SENT, REJECTED, NOT_DONE, IN_DOUBT, REVERSED, PARKED -> false;
    };
  }

  /** The last reversal is in a person's hands. */
  boolean waitForAPerson() {
    StoredCall last = last();
    return call.state() == CoreCallState.REVERSING
        && last != null
        && last.state() == CoreCallState.PARKED;
  }

  boolean done() {
    StoredCall last = last();
    return last != null && last.state() == CoreCallState.CONFIRMED;
  }

  /** What was last learned of the last. */
  String code() {
    StoredCall last = last();
    if (last == null) {
      return "none";
    }
    List<Evidence> evidence = last.evidence();
    String code = evidence.isEmpty() ? "" : evidence.get(evidence.size() - 1).code();
    return code.isEmpty() ? last.state().name() : code;
  }

  private @Nullable StoredCall last() {
    return tried.isEmpty() ? null : tried.get(tried.size() - 1);
  }

  /**
   * A person decided it after its reversal was tried, or where none is declared. A decision from
   * before, that the call is done at all, does not mean that it may stay.
   */
  private boolean isLeftByAPerson() {
    int decided = lastOf(EvidenceKind.DECIDED);
    int reversed = lastOf(EvidenceKind.REVERSAL);
    return decided >= 0
        && (call.plan().settling().reversal() == null || (reversed >= 0 && decided > reversed));
  }

  private int lastOf(EvidenceKind kind) {
    int last = -1;
    for (int i = 0; i < call.evidence().size(); i++) {
      if (call.evidence().get(i).kind() == kind) {
        last = i;
      }
    }
    return last;
  }
}
