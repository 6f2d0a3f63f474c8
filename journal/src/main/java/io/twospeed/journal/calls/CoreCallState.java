package io.twospeed.journal.calls;

import java.util.Set;

/** Where one changing call to the core stands. The table below is the only one. */
public enum CoreCallState {
  /** Written down, not yet handed to a transport. */
  PLANNED,
  /** Handed to a transport; the core may have it. */
  SENT,
  /** The core said yes: it is done. */
  CONFIRMED,
  /** The core said no: nothing is done. */
  REJECTED,
  /** It certainly never reached the core: nothing is done. */
  NOT_DONE,
  /** It may be done or not; something owns it until that is known. */
  IN_DOUBT,
  /** A confirmed call is being undone. */
  REVERSING,
  /** A confirmed call was undone. */
  REVERSED,
  /** No machine can settle it: a person has it, with the evidence. */
  PARKED,
  /**
   * It was settled, and then the core said otherwise: it is undone where the core has done it and a
   * reversal is declared, else a person has it, with both.
   */
  CONTRADICTED;

  /** The states that may follow this one: the table of legal transitions. */
  public Set<CoreCallState> next() {
    return switch (this) {
      case PLANNED -> Set.of(SENT, NOT_DONE);
      case SENT -> Set.of(CONFIRMED, REJECTED, NOT_DONE, IN_DOUBT);
      case IN_DOUBT -> Set.of(CONFIRMED, REJECTED, NOT_DONE, PARKED);
      case CONFIRMED -> Set.of(REVERSING, CONTRADICTED);
      case REVERSING -> Set.of(REVERSED, PARKED);
      case PARKED -> Set.of(CONFIRMED, REJECTED);
      case REJECTED, NOT_DONE, REVERSED -> Set.of(CONTRADICTED);
      case CONTRADICTED -> Set.of(REVERSING, PARKED, CONFIRMED);
    };
  }

  /**
   * The one way from a state to another.
   *
   * @throws IllegalStateException where the table has no such transition
   */
  public CoreCallState to(CoreCallState target) {
    if (!next().contains(target)) {
      throw new IllegalStateException(
          "A core call cannot go from %s to %s; legal from %s: %s"
              .formatted(this, target, this, next()));
    }
    return target;
  }
}
