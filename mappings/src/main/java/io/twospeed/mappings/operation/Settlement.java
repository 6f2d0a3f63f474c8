package io.twospeed.mappings.operation;

import java.util.Optional;

/**
 * How a changing call that got no answer is settled, and how a confirmed one is undone.
 *
 * @param inquiry the operation that asks the core by our reference
 * @param resendSameReference whether the core refuses a reference it has booked, so that sending
 *     the very request again is safe
 * @param reversal the operation that undoes a confirmed call
 * @param deferrable whether the call may be kept while the core's window is closed
 */
public record Settlement(
    Optional<String> inquiry,
    boolean resendSameReference,
    Optional<String> reversal,
    boolean deferrable) {

  static final Settlement NONE = new Settlement(Optional.empty(), false, Optional.empty(), false);
}
