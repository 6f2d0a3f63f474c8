package io.twospeed.mappings.operation.declaration;

import java.util.Optional;
import java.util.Set;

/**
 * How a changing call that got no answer is settled, and how a confirmed one is undone.
 *
 * @param inquiry the operation that asks the core by our reference
 * @param resendSameReference whether the core refuses a reference it has booked, so that sending
 *     the very request again is safe
 * @param reversal the operation that undoes a confirmed call
 * @param deferrable whether the call may be kept while the core's window is closed
 * @param duplicate the core's codes for a reference that is booked already: to a call of ours they
 *     say that it was done
 * @param done the core's codes by which a reversal says that there is nothing left to undo
 */
public record Settlement(
    Optional<String> inquiry,
    boolean resendSameReference,
    Optional<String> reversal,
    boolean deferrable,
    Set<String> duplicate,
    Set<String> done) {

  /** Nothing is declared. */
  public static final Settlement NONE =
      new Settlement(Optional.empty(), false, Optional.empty(), false, Set.of(), Set.of());

  public Settlement {
    duplicate = Set.copyOf(duplicate);
    done = Set.copyOf(done);
  }
}
