package io.twospeed.legacycore.recovery;

import io.twospeed.journal.Journal;
import io.twospeed.journal.calls.CallMove;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.Evidence;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.calls.StoredCall;
import io.twospeed.journal.failure.TransitionRefusedException;
import io.twospeed.journal.interactions.InteractionState;
import io.twospeed.journal.interactions.StoredInteraction;
import java.util.List;
import java.util.Optional;

/**
 * Owns one call that was settled and of which the core then said otherwise. What the core has done
 * though its client was told that nothing happened is undone where a reversal is declared; all else
 * is a person's, with both evidences. Each step reads anew what there is.
 */
final class Contradiction extends StepChain {
  private final StoredCall first;
  private final CallReversal reversal;

  Contradiction(StoredCall first, Settler settler) {
    super(settler);
    this.first = first;
    this.reversal = new CallReversal(this, first.plan().interactionId());
  }

  /** How the evidence says what was settled, and what the core says. */
  static String code(CoreCallState settled, CoreCallState said) {
    return "is-%s-says-%s".formatted(settled, said);
  }

  private static final String SAYS_DONE = "-says-" + CoreCallState.CONFIRMED;

  String reference() {
    return first.reference();
  }

  private Journal journal() {
    return settler().journal();
  }

  @Override
  void failed(Throwable why) {
    if (why instanceof TransitionRefusedException) {
      settler().log().undoingWaits(first.plan().interactionId(), String.valueOf(why.getMessage()));
    } else {
      settler().log().failed(first.plan(), why);
    }
  }

  @Override
  void step(int mine) {
    on(
        mine,
        () -> journal().takeover().holdCall(reference()),
        held -> {
          if (held) {
            on(
                mine,
                () -> journal().interactions().find(first.plan().interactionId()),
                interaction ->
                    on(
                        mine,
                        () -> journal().calls().of(first.plan().interactionId()),
                        calls -> next(mine, interaction, calls)));
          } else {
            settler().forget(this);
          }
        });
  }

  private void next(int mine, Optional<StoredInteraction> interaction, List<StoredCall> calls) {
    StoredCall call = find(calls, reference()).orElse(first);
    if (!isOpen(call)) {
      settler().forget(this);
      settler().undoingOf(call.plan().interactionId());
    } else if (interaction.isPresent() && interaction.get().state() == InteractionState.RUNNING) {
      // Its route may still be told what it did not know; nothing is undone under its feet.
      waitOn(mine);
    } else {
      own(mine, call, calls);
    }
  }

  private void own(int mine, StoredCall call, List<StoredCall> calls) {
    if (!saysDone(call)) {
      park(mine, call, "core-says-it-is-not-done");
    } else if (call.plan().reverses() != null) {
      reversalWasDone(mine, call, calls);
    } else if (call.plan().settling().stands() != null) {
      confirm(mine, call, "left-standing");
    } else {
      Reversals reversals = Reversals.of(call, calls);
      if (reversals.waitForAPerson()) {
        waitOn(mine);
      } else {
        reversal.next(mine, call, reversals);
      }
    }
  }

  /** What it was to undo is undone by it, unless another reversal has done so already. */
  private void reversalWasDone(int mine, StoredCall call, List<StoredCall> calls) {
    String undone = String.valueOf(call.plan().reverses());
    List<StoredCall> others =
        calls.stream().filter(it -> undone.equals(it.plan().reverses())).toList();
    if (others.stream().anyMatch(Undoing::isUnsettled)) {
      // Whether it was undone twice is known once that one is.
      waitOn(mine);
      return;
    }
    boolean twice = others.stream().anyMatch(it -> it.state() == CoreCallState.CONFIRMED);
    boolean wanted =
        find(calls, undone)
            .map(StoredCall::state)
            .filter(it -> it == CoreCallState.REVERSING || it == CoreCallState.REVERSED)
            .isPresent();
    if (wanted && !twice) {
      confirm(mine, call, "it-undid");
    } else {
      park(mine, call, twice ? "undone-twice" : "undone-though-it-was-to-stay");
    }
  }

  private void confirm(int mine, StoredCall call, String code) {
    move(mine, call, CoreCallState.CONFIRMED, EvidenceKind.REVERSAL, code);
  }

  private void park(int mine, StoredCall call, String code) {
    settler().meters().parked(call.plan().operation());
    move(mine, call, CoreCallState.PARKED, EvidenceKind.GAVE_UP, code);
  }

  /** From where it was seen to be, and from nowhere else: another may have decided meanwhile. */
  private void move(int mine, StoredCall call, CoreCallState to, EvidenceKind kind, String code) {
    on(
        mine,
        () -> journal().calls().move(new CallMove(call.reference(), call.state(), to, kind, code)),
        done -> {
          settler().log().state(call.plan(), to);
          step(mine);
        });
  }

  private static Optional<StoredCall> find(List<StoredCall> calls, String reference) {
    return calls.stream().filter(it -> it.reference().equals(reference)).findFirst();
  }

  /** Still to be worked on, by a machine. */
  static boolean isOpen(StoredCall call) {
    return call.state() == CoreCallState.CONTRADICTED
        || (call.state() == CoreCallState.REVERSING && call.history().isContradicted());
  }

  /** Whether the core has done what was settled as not done, by the last evidence of it. */
  private static boolean saysDone(StoredCall call) {
    if (call.state() == CoreCallState.REVERSING) {
      return true;
    }
    return call.evidence().stream()
        .filter(it -> it.kind() == EvidenceKind.CONTRADICTION)
        .map(Evidence::code)
        .reduce((earlier, later) -> later)
        .filter(code -> code.endsWith(SAYS_DONE))
        .isPresent();
  }
}
