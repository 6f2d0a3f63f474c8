package io.twospeed.legacycore.change;

import io.twospeed.journal.calls.CallMove;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.failure.TransitionRefusedException;
import org.jspecify.annotations.Nullable;

/**
 * What the journal says to a move that would settle a call.
 *
 * @param state where the call stands; null where the journal does not have it
 */
record JournalAnswer(Kind kind, @Nullable CoreCallState state) {

  enum Kind {
    /** It is settled by this move. */
    SETTLED,
    /** It is not settled: it was sent more often than this move knows of. */
    OPEN,
    /** It was settled before, and the core says otherwise. */
    CONTRADICTS,
    /** It was settled before, and this does not go with it: it is kept with the call. */
    DIFFERS,
    /** It was settled before, and this says the same. */
    AGREES,
    /** There is no such call. */
    UNKNOWN_CALL,
    /** It was never written down, so that there is nothing to settle. */
    NEVER_WRITTEN
  }

  static JournalAnswer neverWritten() {
    return new JournalAnswer(Kind.NEVER_WRITTEN, null);
  }

  static JournalAnswer settled(CallMove move) {
    return new JournalAnswer(Kind.SETTLED, move.to());
  }

  /** Of a move that was refused. */
  static JournalAnswer refused(TransitionRefusedException refusal, CallMove move) {
    return refusal
        .actual()
        .map(CoreCallState::valueOf)
        .map(actual -> new JournalAnswer(kind(actual, move), actual))
        .orElseGet(() -> new JournalAnswer(Kind.UNKNOWN_CALL, null));
  }

  /**
   * That the core has done what was settled as not done contradicts. Of what it has done only its
   * own refusal does: that a message expired, was not sent, or is unknown says nothing of another
   * sending of the same call. Whether it was sent once only is for the journal to say.
   */
  private static Kind kind(CoreCallState settled, CallMove said) {
    return switch (settled) {
      case PLANNED, SENT, IN_DOUBT -> Kind.OPEN;
      case CONFIRMED, REVERSING, REVERSED -> kindOfDone(said);
      case REJECTED, NOT_DONE ->
          said.to() == CoreCallState.CONFIRMED ? Kind.CONTRADICTS : Kind.AGREES;
      // A person has it, or it is known to be contradicted: it is owned.
      case PARKED, CONTRADICTED -> Kind.DIFFERS;
    };
  }

  private static Kind kindOfDone(CallMove said) {
    if (said.to() == CoreCallState.CONFIRMED || said.to() == CoreCallState.PARKED) {
      return Kind.AGREES;
    }
    boolean refusal = said.to() == CoreCallState.REJECTED && said.kind() == EvidenceKind.REPLY;
    return refusal ? Kind.CONTRADICTS : Kind.DIFFERS;
  }
}
