package io.twospeed.journal;

import java.util.EnumSet;
import java.util.Set;

/**
 * A change of state that is asked for, with the evidence for it.
 *
 * @param from the states in which the call has to be; each may legally go to {@code to}
 * @param kind what was learned
 * @param code the core's or the queue manager's code, empty where there is none; nothing personal
 */
public record CallMove(
    String reference, Set<CoreCallState> from, CoreCallState to, EvidenceKind kind, String code) {

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
}
