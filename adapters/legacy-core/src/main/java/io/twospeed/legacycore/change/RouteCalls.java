package io.twospeed.legacycore.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.journal.calls.CallPlan;
import io.twospeed.journal.interactions.Interaction;
import io.twospeed.legacycore.call.CallProblem;
import io.twospeed.legacycore.call.CallResult;
import io.twospeed.legacycore.operation.BoundOperation;
import io.twospeed.legacycore.operation.PlainCall;
import io.twospeed.legacycore.operation.Shared;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes the calls of routes: one that changes something is written down before it leaves. */
public final class RouteCalls {
  private final @Nullable CallOwner owner;
  private final Shared shared;

  /**
   * Makes calls.
   *
   * @param owner of changing calls; null: there is no journal, and nothing is written down
   */
  public RouteCalls(@Nullable CallOwner owner, Shared shared) {
    this.owner = owner;
    this.shared = shared;
  }

  /**
   * Begins a call. Never blocks; tells the result on this or another thread.
   *
   * @param interaction whose deadline holds; null: the operation's own time limit is the only one
   * @param stands why a changing call is not undone with its interaction; null: it is
   */
  public void call(
      BoundOperation operation,
      JsonNode canonical,
      @Nullable Interaction interaction,
      @Nullable String stands,
      CallResult result) {
    CallOwner journalling = owner;
    if (journalling == null || !operation.changes()) {
      operation.call(canonical, interaction, result);
    } else if (interaction == null) {
      String detail = "it belongs to no interaction; fix: call it from a contract's operation";
      new PlainCall(operation, shared.references().next(), 0, null, result)
          .notDone(CallProblem.notWritten(detail, null));
    } else {
      change(journalling, operation, canonical, interaction, stands, result);
    }
  }

  private void change(
      CallOwner journalling,
      BoundOperation operation,
      JsonNode canonical,
      Interaction interaction,
      @Nullable String stands,
      CallResult result) {
    CallPlan call =
        new CallPlan(
            shared.references().next(),
            interaction.id(),
            operation.name(),
            operation.system(),
            operation.plan().settling(stands));
    Waiter waiter =
        new Waiter(operation, interaction.deadline(), interaction.calls(), result, shared.routes());
    Instant now = shared.clock().instant();
    journalling.begin(
        operation, call, canonical, waiter, now, operation.limitNanos(now, interaction));
  }
}
