package io.twospeed.legacycore.recovery;

import io.twospeed.journal.Journal;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.StoredCall;
import io.twospeed.journal.failure.TransitionRefusedException;
import io.twospeed.journal.interactions.InteractionState;
import io.twospeed.journal.interactions.OwedResponse;
import io.twospeed.journal.interactions.StoredInteraction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Ends one interaction that failed or whose instance died: waits until its calls are settled,
 * reverses those that stand, last first, one after the other, and says so. Each step reads anew
 * what there is, so that it does not matter who did the steps before.
 */
final class Undoing extends StepChain {
  static final String INSTANCE_DIED = "instance-died";

  private final String id;
  private final Settler settler;
  private final CallReversal reversal;

  Undoing(String id, Settler settler) {
    super(settler);
    this.id = id;
    this.settler = settler;
    this.reversal = new CallReversal(this, id);
  }

  String id() {
    return id;
  }

  private Journal journal() {
    return settler.journal();
  }

  @Override
  void step(int mine) {
    on(
        mine,
        () -> journal().takeover().holdInteraction(id),
        held -> {
          if (held) {
            on(mine, () -> journal().interactions().find(id), found -> look(mine, found));
          } else {
            settler.forget(this);
          }
        });
  }

  /** Its route may be alive after all, and have ended it, or handed it over, meanwhile. */
  private void look(int mine, Optional<StoredInteraction> found) {
    if (found.filter(Undoing::isOpen).isPresent()) {
      on(mine, () -> journal().calls().of(id), calls -> next(mine, found.get(), calls));
    } else {
      settler.forget(this);
    }
  }

  private static boolean isOpen(StoredInteraction interaction) {
    return interaction.state() == InteractionState.RUNNING
        || interaction.state() == InteractionState.TO_BE_UNDONE;
  }

  @Override
  void failed(Throwable why) {
    if (why instanceof TransitionRefusedException) {
      settler.log().undoingWaits(id, String.valueOf(why.getMessage()));
    } else {
      settler.log().undoingFailed(id, why);
    }
  }

  private void next(int mine, StoredInteraction interaction, List<StoredCall> calls) {
    boolean running = interaction.state() == InteractionState.RUNNING;
    if (calls.stream().anyMatch(running ? Undoing::isUnsettled : Undoing::isWaitedFor)) {
      waitOn(mine);
    } else if (running) {
      takeFromTheDead(mine, interaction, calls);
    } else {
      List<StoredCall> standing = Pivot.standing(interaction, calls);
      if (standing.isEmpty()) {
        undoLast(mine, interaction, calls);
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

  static boolean isUnsettled(StoredCall call) {
    return switch (call.state()) {
      case PLANNED, SENT, IN_DOUBT -> true;
      case CONFIRMED, REJECTED, NOT_DONE, REVERSING, REVERSED, PARKED, CONTRADICTED -> false;
    };
  }

  /** What the core contradicts is owned by itself, and waits in its turn while this still runs. */
  private static boolean isWaitedFor(StoredCall call) {
    return isUnsettled(call) || Contradiction.isOpen(call);
  }

  /** Its route died with its instance: nothing happened, or what happened is undone. */
  private void takeFromTheDead(int mine, StoredInteraction interaction, List<StoredCall> calls) {
    OwedResponse problem = Owed.interrupted(interaction.interaction());
    if (calls.stream().allMatch(Undoing::isNothing)) {
      end(mine, interaction, () -> journal().interactions().fail(id, problem), "failed");
    } else {
      on(
          mine,
          () ->
              journal()
                  .interactions()
                  .toBeUndone(
                      id, INSTANCE_DIED, problem, Owed.leftStanding(interaction.interaction())),
          handedOver -> settler.forget(this));
    }
  }

  private static boolean isNothing(StoredCall call) {
    return call.state() == CoreCallState.REJECTED
        || call.state() == CoreCallState.NOT_DONE
        || call.state() == CoreCallState.REVERSED;
  }

  private void undoLast(int mine, StoredInteraction interaction, List<StoredCall> calls) {
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
        reversal.next(mine, call, reversals);
        return;
      }
      stands |= call.state() == CoreCallState.CONFIRMED;
    }
    OwedResponse problem =
        stands
            ? Owed.leftStanding(interaction.interaction())
            : Owed.interrupted(interaction.interaction());
    String how = stands ? "left-standing" : "undone";
    end(mine, interaction, () -> journal().interactions().undone(id, problem), how);
  }

  private void end(
      int mine, StoredInteraction interaction, Supplier<CompletionStage<Void>> write, String how) {
    on(
        mine,
        write,
        done -> {
          settler.log().ended(id, how);
          settler.meters().undone(how, Duration.between(interaction.changedAt(), settler.now()));
          settler.forget(this);
        });
  }

  /** A decision wakes it; so does this, should the decision have come a moment before. */
  private void leaveToAPerson(int mine) {
    Instant again = settler.now().plus(settler.settings().longestPause());
    on(
        mine,
        () -> journal().takeover().releaseInteraction(id, again),
        released -> settler.forget(this));
  }
}
