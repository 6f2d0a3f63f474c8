package io.twospeed.journal.calls;

import io.twospeed.journal.common.Limits;
import io.twospeed.journal.common.References;
import java.time.Instant;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A change of state that is asked for, with the evidence for it.
 *
 * @param from the states in which the call has to be; each may legally go to {@code to}
 * @param kind what was learned
 * @param code the core's or the queue manager's code, empty where there is none; nothing personal
 * @param ifSent of how many sendings this was learned: where the call was sent more often, it is
 *     refused; empty where it does not matter
 * @param askAgainAt when the core is to be asked again whether that is so, or null
 */
public record CallMove(
    String reference,
    Set<CoreCallState> from,
    CoreCallState to,
    EvidenceKind kind,
    String code,
    OptionalInt ifSent,
    @Nullable Instant askAgainAt) {

  /**
   * Checks it against the table of transitions.
   *
   * @throws IllegalStateException where the table has no such transition
   */
  public CallMove {
    References.require("reference", reference);
    Limits.code("evidence code", code);
    if (from.isEmpty()) {
      throw new IllegalArgumentException("A move needs a state to come from");
    }
    for (CoreCallState state : from) {
      state.to(to);
    }
    from = Set.copyOf(from);
  }

  /** A move however often the call was sent, and for good. */
  public CallMove(
      String reference, Set<CoreCallState> from, CoreCallState to, EvidenceKind kind, String code) {
    this(reference, from, to, kind, code, OptionalInt.empty(), null);
  }

  /** A move from exactly this state. */
  public CallMove(
      String reference, CoreCallState from, CoreCallState to, EvidenceKind kind, String code) {
    this(reference, Set.of(from), to, kind, code);
  }

  /** A move from whatever state may legally go there: what a reply of the core does. */
  public static CallMove to(CoreCallState to, String reference, EvidenceKind kind, String code) {
    EnumSet<CoreCallState> from = EnumSet.noneOf(CoreCallState.class);
    for (CoreCallState state : CoreCallState.values()) {
      if (state.next().contains(to)) {
        from.add(state);
      }
    }
    return new CallMove(reference, from, to, kind, code);
  }

  /** The same, refused where the call was sent more often than that. */
  public CallMove ifSent(int sends) {
    return new CallMove(reference, from, to, kind, code, OptionalInt.of(sends), askAgainAt);
  }

  /** The same, and the core is to be asked again then whether that is so. */
  public CallMove askAgain(@Nullable Instant at) {
    return new CallMove(reference, from, to, kind, code, ifSent, at);
  }

  /**
   * Whether it may move a call that the core is known to contradict: what a reply or an inquiry
   * says does not settle such a call once more.
   */
  public boolean movesAContradictedCall() {
    return switch (kind) {
      case CONTRADICTION, REVERSAL, GAVE_UP, DECIDED -> true;
      case PLANNED,
          SENT,
          REPLY,
          DUPLICATE_REPLY,
          GARBLED_REPLY,
          NOT_PUT,
          PUT_BROKEN,
          EXPIRED_UNREAD,
          EXCEPTION_REPORT,
          NO_REPLY,
          NOT_ADMITTED,
          INQUIRED,
          RESENT,
          ASKED_AGAIN,
          TAKEN_OVER ->
          false;
    };
  }
}
