package io.twospeed.legacycore.change;

import io.twospeed.journal.calls.CallMove;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.EvidenceKind;

/** Whether what is learned of a settled call goes with what it was settled as. */
final class Agreement {
  private Agreement() {}

  /**
   * Whether the core says otherwise. That it has done what was settled as not done always does. Of
   * what it has done only its own refusal does: that a message expired, was not sent, or is unknown
   * says nothing of another sending of the same call. Whether it was sent once only is for the
   * journal to say.
   */
  static boolean isContradicted(CoreCallState settled, CallMove said) {
    return switch (settled) {
      case CONFIRMED, REVERSING, REVERSED ->
          said.to() == CoreCallState.REJECTED && said.kind() == EvidenceKind.REPLY;
      case REJECTED, NOT_DONE -> said.to() == CoreCallState.CONFIRMED;
      // Open, with a person, or known to be contradicted: it is owned.
      case PLANNED, SENT, IN_DOUBT, PARKED, CONTRADICTED -> false;
    };
  }

  /** Whether it does not go with it all the same, and is kept with the call. */
  static boolean isNews(CoreCallState settled, CallMove said) {
    return switch (settled) {
      case CONFIRMED, REVERSING, REVERSED ->
          said.to() != CoreCallState.CONFIRMED && said.to() != CoreCallState.PARKED;
      case PLANNED, SENT, IN_DOUBT, REJECTED, NOT_DONE, PARKED, CONTRADICTED -> false;
    };
  }
}
