package io.twospeed.legacycore.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.twospeed.journal.Journal;
import io.twospeed.journal.calls.CallMove;
import io.twospeed.journal.calls.CallPlan;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.calls.StoredCall;
import io.twospeed.legacycore.call.CallResult;
import io.twospeed.legacycore.call.CoreCall;
import io.twospeed.legacycore.call.CoreCallException;
import io.twospeed.legacycore.change.EvidenceCode;
import io.twospeed.legacycore.change.Waiter;
import io.twospeed.legacycore.operation.BoundOperation;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reverses calls of one interaction, one after the other: calls the declared reversal, again after
 * a pause, until the core says that it is done, or leaves the call to a person.
 */
final class CallReversal {
  private static final String REASON = "undone";

  private final StepChain chain;
  private final Settler settler;
  private final String interactionId;
  private final AtomicInteger tries = new AtomicInteger();
  private volatile Instant nextTry = Instant.MIN;

  /** The core said no to reversals of one call, and not because it is closed. */
  private volatile TriedTime refused;

  CallReversal(StepChain chain, String interactionId) {
    this.chain = chain;
    this.settler = chain.settler();
    this.interactionId = interactionId;
    this.refused = settler.triedTime(null);
  }

  private Journal journal() {
    return settler.journal();
  }

  void next(int mine, StoredCall call, Reversals reversals) {
    String name = call.plan().settling().reversal();
    BoundOperation operation = name == null ? null : settler.operation(name);
    Instant now = settler.now();
    if (reversals.done()) {
      done(mine, call, reversals);
    } else if (operation == null) {
      giveUp(mine, call, name == null ? "no-reversal-declared" : "no-such-operation");
    } else if (refused.reaches(settler.settings().parkAfter())) {
      giveUp(mine, call, reversals.code());
    } else if (now.isBefore(nextTry)) {
      chain.later(mine, Duration.between(now, nextTry).plusMillis(1));
    } else {
      nextTry = now.plus(settler.settings().pauseAfter(tries.getAndIncrement()));
      mark(mine, call, "begun", () -> begin(mine, call, operation));
    }
  }

  private void done(int mine, StoredCall call, Reversals reversals) {
    chain.on(
        mine,
        () -> settler.reversed(call.reference(), reversals.code()),
        done -> {
          settler.log().state(call.plan(), CoreCallState.REVERSED);
          settler.meters().settled(call.plan().operation(), "reversal", CoreCallState.REVERSED);
          tries.set(0);
          nextTry = Instant.MIN;
          refused = settler.triedTime(null);
          chain.step(mine);
        });
  }

  /** That it is being reversed is written down before the reversal. */
  private void mark(int mine, StoredCall call, String code, Runnable then) {
    if (call.state() == CoreCallState.REVERSING) {
      then.run();
      return;
    }
    chain.on(
        mine,
        () ->
            journal()
                .calls()
                .move(
                    CallMove.to(
                        CoreCallState.REVERSING,
                        call.reference(),
                        EvidenceKind.REVERSAL,
                        EvidenceCode.of(code))),
        done -> {
          settler.log().state(call.plan(), CoreCallState.REVERSING);
          then.run();
        });
  }

  private void begin(int mine, StoredCall call, BoundOperation operation) {
    CallPlan reversal = settler.reversalOf(call, interactionId, operation);
    JsonNode request =
        JsonNodeFactory.instance
            .objectNode()
            .put("reference", call.reference())
            .put("reason", REASON);
    Waiter waiter =
        new Waiter(
            operation,
            null,
            null,
            new CallResult() {
              @Override
              public void answered(CoreCall ended, JsonNode canonical) {
                chain.wake();
              }

              @Override
              public void failed(CoreCall ended, CoreCallException problem) {
                said(Met.byRefusal(problem));
                chain.wake();
              }
            },
            settler.aside());
    settler.begin(
        operation, reversal, request, waiter, settler.now(), operation.timeout().toNanos());
    // The result wakes it; this is for the case that none comes, as after a takeover.
    chain.waitOn(mine);
  }

  private void said(Met met) {
    switch (met) {
      case YES -> refused.inVain(settler.now());
      case NO -> refused.away();
      case NOTHING_LEARNED -> {
        // The next try tells.
      }
    }
  }

  private void giveUp(int mine, StoredCall call, String code) {
    mark(mine, call, code, () -> park(mine, call, code));
  }

  private void park(int mine, StoredCall call, String code) {
    chain.on(
        mine,
        () ->
            journal()
                .calls()
                .move(
                    CallMove.to(
                        CoreCallState.PARKED,
                        call.reference(),
                        EvidenceKind.GAVE_UP,
                        EvidenceCode.of(code))),
        done -> {
          settler.log().state(call.plan(), CoreCallState.PARKED);
          settler.meters().parked(call.plan().operation());
          chain.step(mine);
        });
  }
}
