package io.twospeed.journal.calls;

import io.twospeed.journal.common.Limits;
import io.twospeed.journal.common.References;
import org.jspecify.annotations.Nullable;

/**
 * A call to the core that is about to be made. Product and version are its interaction's.
 *
 * @param reference ours, new for every call, see {@link References}
 * @param interactionId of the interaction that it belongs to
 * @param operation the core operation, such as {@code payments.transfer}
 * @param system the core system
 * @param settling what the operation declares for the case of doubt
 * @param reverses the reference of the call that this one undoes, or null
 */
public record CallPlan(
    String reference,
    String interactionId,
    String operation,
    String system,
    Settling settling,
    @Nullable String reverses) {

  /** Checks what the store has limits for. */
  public CallPlan {
    References.require("reference", reference);
    References.require("interaction id", interactionId);
    Limits.text("operation", operation, Limits.NAME);
    Limits.text("system", system, Limits.NAME);
    if (reverses != null) {
      References.require("reverses", reverses);
    }
  }

  /** A call that undoes nothing. */
  public CallPlan(
      String reference, String interactionId, String operation, String system, Settling settling) {
    this(reference, interactionId, operation, system, settling, null);
  }
}
