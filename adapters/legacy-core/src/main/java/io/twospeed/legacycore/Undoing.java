package io.twospeed.legacycore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.twospeed.journal.CallMove;
import io.twospeed.journal.CallPlan;
import io.twospeed.journal.CoreCallState;
import io.twospeed.journal.EvidenceKind;
import io.twospeed.journal.InteractionState;
import io.twospeed.journal.Journal;
import io.twospeed.journal.OwedResponse;
import io.twospeed.journal.StoredCall;
import io.twospeed.journal.StoredInteraction;
import io.twospeed.journal.TransitionRefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Ends one interaction that failed or whose instance died: waits until its calls are settled,
 * reverses those that stand, last first, one after the other, and says so. Each step reads anew
 * what there is, so that it does not matter who did the steps before.
 */
final class Undoing {
  static final String INSTANCE_DIED = "instance-died";

  private static final String REASON = "undone";

  private final StoredInteraction interaction;
  private final Settler settler;

  /** Who wakes begins a new chain of steps; an older one finds so and stops. */
  private final AtomicInteger chain = new AtomicInteger();

  private final AtomicInteger waits = new AtomicInteger();
  private final AtomicInteger tries = new AtomicInteger();
  private volatile Instant nextTry = Instant.MIN;

  /** The core said no to reversals of one call, and not because it is closed. */
  private volatile TriedTime refused;

  Undoing(StoredInteraction interaction, Settler settler) {
    this.interaction = interaction;
    this.settler = settler;
    this.refused = settler.triedTime(null);
  }

  String id() {
    return interaction.interaction().id();
  }

  /** The first step, or the next at once, because something it waited for has happened. */
  void wake() {
    int mine = chain.incrementAndGet();
    settler.aside().execute(() -> step(mine));
  }

  /** Another one took its place. */
  void retire() {
    chain.incrementAndGet();
  }

  private boolean isOver(int mine) {
    return chain.get() != mine || settler.isClosed();
  }

  private void later(int mine, Duration pause) {
    settler.after(pause, () -> step(mine));
  }

  private void waitOn(int mine) {
    later(mine, settler.settings().waitAfter(waits.getAndIncrement()));
  }

  private Journal journal() {
    return settler.journal();
  }

  private void step(int mine) {
    on(
        mine,
        () -> journal().takeover().holdInteraction(id()),
        held -> {
          if (held) {
            on(mine, () -> journal().calls().of(id()), calls -> next(mine, calls));
          } else {
            settler.forget(this);
          }
        });
  }

  /** What is asked of the journal, and what follows; a fault does not leave the undoing stuck. */
  private <T> void on(int mine, Supplier<CompletionStage<T>> asked, Consumer<T> then) {
    if (isOver(mine)) {
      return;
    }
    settler
        .surely(asked)
        .thenAcceptAsync(
            answer -> {
              if (!isOver(mine)) {
                then.accept(answer);
              }
            },
            settler.aside())
        .exceptionally(
            failure -> {
              failed(mine, SureWrites.unwrapped(failure));
              return null;
            });
  }

  private void failed(int mine, Throwable why) {
    if (isOver(mine)) {
      return;
    }
    if (why instanceof TransitionRefusedException) {
      settler.log().undoingWaits(id(), String.valueOf(why.getMessage()));
    } else {
      settler.log().undoingFailed(id(), why);
    }
    waitOn(mine);
  }

  private void next(int mine, List<StoredCall> calls) {
    if (calls.stream().anyMatch(Undoing::isUnsettled)) {
      waitOn(mine);
    } else if (interaction.state() == InteractionState.RUNNING) {
      takeFromTheDead(mine, calls);
    } else {
      List<StoredCall> standing = Pivot.standing(interaction, calls);
      if (standing.isEmpty()) {
        undoLast(mine, calls);
      } else {
        leave(mine, standing);
      }
    }
  }

  /** One after the other, the last one last: it is what the next step goes by. */
  private void leave(int mine, List<StoredCall> standing) {
    StoredCall call = standing.get(0);
    on(
        mine,
        () -> journal().calls().leaveStanding(call.reference(), Pivot.WHY),
        left -> {
          settler.log().leftStanding(call.plan(), Pivot.WHY);
          step(mine);
        });
  }

  private static boolean isUnsettled(StoredCall call) {
    return switch (call.state()) {
      case PLANNED, SENT, IN_DOUBT -> true;
      case CONFIRMED, REJECTED, NOT_DONE, REVERSING, REVERSED, PARKED -> false;
    };
  }

  /** Its route died with its instance: nothing happened, or what happened is undone. */
  private void takeFromTheDead(int mine, List<StoredCall> calls) {
    OwedResponse problem = Owed.interrupted(interaction.interaction());
    if (calls.stream().allMatch(Undoing::isNothing)) {
      end(mine, () -> journal().interactions().fail(id(), problem), "failed");
    } else {
      on(
          mine,
          () ->
              journal()
                  .interactions()
                  .toBeUndone(
                      id(), INSTANCE_DIED, problem, Owed.leftStanding(interaction.interaction())),
          handedOver -> settler.forget(this));
    }
  }

  private static boolean isNothing(StoredCall call) {
    return call.state() == CoreCallState.REJECTED
        || call.state() == CoreCallState.NOT_DONE
        || call.state() == CoreCallState.REVERSED;
  }

  private void undoLast(int mine, List<StoredCall> calls) {
    boolean stands = false;
    for (int i = calls.size() - 1; i >= 0; i--) {
      StoredCall call = calls.get(i);
      if (call.plan().reverses() != null) {
        continue;
      }
      Reversals reversals = Reversals.of(call, calls);
      if (call.state() == CoreCallState.PARKED || reversals.waitForAPerson()) {
        leaveToAPerson(mine);
        return;
      }
      if (reversals.isNeeded()) {
        reverse(mine, call, reversals);
        return;
      }
      stands |= call.state() == CoreCallState.CONFIRMED;
    }
    OwedResponse problem =
        stands
            ? Owed.leftStanding(interaction.interaction())
            : Owed.interrupted(interaction.interaction());
    String how = stands ? "left-standing" : "undone";
    end(mine, () -> journal().interactions().undone(id(), problem), how);
  }

  private void end(int mine, Supplier<CompletionStage<Void>> write, String how) {
    on(
        mine,
        write,
        done -> {
          settler.log().ended(id(), how);
          settler.meters().undone(how, Duration.between(interaction.changedAt(), settler.now()));
          settler.forget(this);
        });
  }

  /** A decision wakes it; so does this, should the decision have come a moment before. */
  private void leaveToAPerson(int mine) {
    Instant again = settler.now().plus(settler.settings().longestPause());
    on(
        mine,
        () -> journal().takeover().releaseInteraction(id(), again),
        released -> settler.forget(this));
  }

  private void reverse(int mine, StoredCall call, Reversals reversals) {
    String name = call.plan().settling().reversal();
    BoundOperation operation = name == null ? null : settler.operation(name);
    Instant now = settler.now();
    if (reversals.done()) {
      on(
          mine,
          () -> settler.reversed(call.reference(), reversals.code()),
          done -> {
            settler.log().state(call.plan(), CoreCallState.REVERSED);
            settler.meters().settled(call.plan().operation(), "reversal", CoreCallState.REVERSED);
            tries.set(0);
            nextTry = Instant.MIN;
            refused = settler.triedTime(null);
            step(mine);
          });
    } else if (operation == null) {
      giveUp(mine, call, name == null ? "no-reversal-declared" : "no-such-operation");
    } else if (refused.reaches(settler.settings().parkAfter())) {
      giveUp(mine, call, reversals.code());
    } else if (now.isBefore(nextTry)) {
      later(mine, Duration.between(now, nextTry).plusMillis(1));
    } else {
      nextTry = now.plus(settler.settings().pauseAfter(tries.getAndIncrement()));
      mark(mine, call, "begun", () -> begin(mine, call, operation));
    }
  }

  /** That it is being reversed is written down before the reversal. */
  private void mark(int mine, StoredCall call, String code, Runnable then) {
    if (call.state() == CoreCallState.REVERSING) {
      then.run();
      return;
    }
    on(
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
    CallPlan reversal = settler.reversalOf(call, id(), operation);
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
                wake();
              }

              @Override
              public void failed(CoreCall ended, CoreCallException problem) {
                said(Met.byRefusal(problem));
                wake();
              }
            },
            settler.aside());
    operation.change(
        settler, reversal, request, waiter, settler.now(), operation.timeout().toNanos());
    // The result wakes it; this is for the case that none comes, as after a takeover.
    waitOn(mine);
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
    mark(
        mine,
        call,
        code,
        () ->
            on(
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
                  step(mine);
                }));
  }
}
