package io.twospeed.legacycore.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.journal.interactions.Interaction;
import io.twospeed.legacycore.call.CallResult;
import io.twospeed.legacycore.call.CoreCall;
import io.twospeed.legacycore.call.CoreCallException;
import io.twospeed.legacycore.call.CoreCallException.Kind;
import io.twospeed.legacycore.settings.Protection;
import org.jspecify.annotations.Nullable;

/** A read that is tried again after a technical failure, as long as the caller's time allows. */
final class Attempts implements CallResult {
  private final BoundOperation operation;
  private final JsonNode canonical;
  private final @Nullable Interaction interaction;
  private final Protection retry;
  private final Shared shared;
  private final CallResult result;
  private int begun;

  Attempts(
      BoundOperation operation,
      JsonNode canonical,
      @Nullable Interaction interaction,
      Protection retry,
      Shared shared,
      CallResult result) {
    this.operation = operation;
    this.canonical = canonical;
    this.interaction = interaction;
    this.retry = retry;
    this.shared = shared;
    this.result = result;
  }

  /** Attempts follow each other: there is never more than one thread in here. */
  void next() {
    begun++;
    operation.attempt(canonical, interaction, this);
  }

  @Override
  public void answered(CoreCall call, JsonNode reply) {
    result.answered(call, reply);
  }

  @Override
  public void failed(CoreCall call, CoreCallException problem) {
    if (begun < retry.attempts() && isTechnical(problem.kind()) && timeIsLeft()) {
      shared.wheel().after(retry.retryAfter(), shared.aside(), this::next);
    } else {
      result.failed(call, problem);
    }
  }

  private static boolean isTechnical(Kind kind) {
    return kind == Kind.TIMEOUT || kind == Kind.UNAVAILABLE;
  }

  private boolean timeIsLeft() {
    return interaction == null
        || shared.clock().instant().plus(retry.retryAfter()).isBefore(interaction.deadline());
  }
}
