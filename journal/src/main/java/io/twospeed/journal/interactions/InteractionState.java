package io.twospeed.journal.interactions;

import java.util.Set;

/** Where one interaction stands. The table below is the only one. */
public enum InteractionState {
  /** A route works on it, or waits for the core. */
  RUNNING,
  /** Its response is owed, and kept. */
  FINISHED,
  /** It ended with a problem, and nothing was done. */
  FAILED,
  /** It failed after calls that may stand; settlement owns it. */
  TO_BE_UNDONE,
  /** Everything it did was undone. */
  UNDONE,
  /** It failed, and a confirmed call of it stays in the core for good. */
  LEFT_STANDING;

  /** The states that may follow this one: the table of legal transitions. */
  public Set<InteractionState> next() {
    return switch (this) {
      case RUNNING -> Set.of(FINISHED, FAILED, TO_BE_UNDONE);
      case TO_BE_UNDONE -> Set.of(UNDONE, LEFT_STANDING);
      case FINISHED, FAILED, UNDONE, LEFT_STANDING -> Set.of();
    };
  }

  /** Whether its response is owed, and kept. */
  public boolean ended() {
    return next().isEmpty();
  }
}
