package io.twospeed.legacycore.recovery;

import io.twospeed.journal.Journal;
import io.twospeed.journal.calls.CallMove;
import io.twospeed.journal.calls.CallPlan;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.calls.StoredCall;
import io.twospeed.journal.failure.TransitionRefusedException;
import io.twospeed.journal.interactions.StoredInteraction;
import io.twospeed.legacycore.call.DeadlineWheel;
import io.twospeed.legacycore.call.References;
import io.twospeed.legacycore.change.CallOwner;
import io.twospeed.legacycore.change.ChangingCall;
import io.twospeed.legacycore.change.EvidenceCode;
import io.twospeed.legacycore.change.InDoubt;
import io.twospeed.legacycore.change.SettlementMeters;
import io.twospeed.legacycore.change.SureWrites;
import io.twospeed.legacycore.operation.BoundOperation;
import io.twospeed.legacycore.settings.SettlementSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Settles what its process does not know the end of: changing calls of its own, and those it takes
 * over from instances that died, with their interactions.
 */
public final class Settler extends CallOwner {
  private static final int START_SECONDS = 30;

  /** How many batches of what was taken over are worked on at once. */
  private static final int ROOM = 10;

  private final ConcurrentHashMap<String, Undoing> undoings = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, Contradiction> contradictions = new ConcurrentHashMap<>();
  private final AtomicInteger taken = new AtomicInteger();
  private final References references;
  private final Rounds rounds;
  private volatile Map<String, BoundOperation> operations = Map.of();

  public Settler(
      Journal journal,
      SettlementSettings settings,
      Clock clock,
      DeadlineWheel wheel,
      Executor aside,
      References references,
      SettlementMeters meters) {
    super(journal, settings, clock, wheel, aside, meters);
    this.references = references;
    this.rounds = new Rounds(this);
    meters.gaugeUndoing(undoings);
  }

  /**
   * Begins to own what is unfinished, first of all what this instance left when it died.
   *
   * @throws IllegalStateException where the journal does not answer
   */
  public void start(Map<String, BoundOperation> bound) {
    operations = bound;
    try {
      surely(() -> journal().takeover().releaseAll())
          .toCompletableFuture()
          .get(START_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the journal was asked", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(
          "The journal did not say within %d s what this instance left unfinished; fix: see whether its database answers"
              .formatted(START_SECONDS),
          e);
    }
    rounds.start();
  }

  /** Other operations; those that are no more settle the calls that were made to them. */
  public void offer(Map<String, BoundOperation> bound) {
    Map<String, BoundOperation> all = new HashMap<>(operations);
    all.putAll(bound);
    operations = Map.copyOf(all);
  }

  @Override
  protected @Nullable BoundOperation operation(String name) {
    return operations.get(name);
  }

  /** Measures tries of this operation; null: of one that is not known. */
  TriedTime triedTime(@Nullable BoundOperation tried) {
    Duration pause = settings().longestPause();
    return new TriedTime(tried == null ? pause : pause.plus(tried.timeout()));
  }

  @Override
  protected InDoubt inDoubt(ChangingCall call) {
    return new Doubt(call, this);
  }

  boolean knows(StoredCall call) {
    return owns(call.reference()) || contradictions.containsKey(call.reference());
  }

  boolean knows(StoredInteraction interaction) {
    return undoings.containsKey(interaction.interaction().id());
  }

  /** How many calls more may be taken over. */
  int roomForCalls() {
    return ROOM * settings().batch() - taken.get();
  }

  /** How many interactions more may be taken over. */
  int roomForInteractions() {
    return ROOM * settings().batch() - undoings.size();
  }

  /** A call that nobody works on any more is now this instance's. */
  void takeOver(StoredCall stored) {
    if (Contradiction.isOpen(stored)) {
      own(new Contradiction(stored, this));
      return;
    }
    // What is being reversed is worked on with its interaction.
    if (stored.state() == CoreCallState.REVERSING) {
      return;
    }
    ChangingCall call = ChangingCall.stored(this, stored);
    ChangingCall known = ownUnlessKnown(call);
    if (known != null) {
      known.learn(stored);
    } else {
      taken.incrementAndGet();
      call.onSettled(taken::decrementAndGet);
      call.takeOver(stored.state());
    }
  }

  /** An interaction that nobody works on any more is now this instance's. */
  void takeOver(StoredInteraction stored) {
    Undoing undoing = new Undoing(stored.interaction().id(), this);
    Undoing before = undoings.put(undoing.id(), undoing);
    if (before != null) {
      before.retire();
    }
    log().takenOver(undoing.id(), stored.state());
    undoing.wake();
  }

  private void own(Contradiction contradiction) {
    Contradiction before = contradictions.put(contradiction.reference(), contradiction);
    if (before != null) {
      before.retire();
    }
    contradiction.wake();
  }

  void forget(Contradiction contradiction) {
    contradictions.remove(contradiction.reference(), contradiction);
  }

  /** The core says otherwise than this settled call: from now on somebody owns that. */
  void contradicted(StoredCall call, CoreCallState said) {
    contradicted(call.plan(), call.state(), said);
  }

  /** What is being reversed has its next step already: there it is only noted. */
  @Override
  protected void contradicted(CallPlan plan, CoreCallState settled, CoreCallState said) {
    meters().contradicted(plan.operation());
    log().contradiction(plan, settled, said);
    String code = Contradiction.code(settled, said);
    EvidenceKind kind = EvidenceKind.CONTRADICTION;
    var unused =
        surely(
                () ->
                    settled.next().contains(CoreCallState.CONTRADICTED)
                        ? journal().calls().move(contradiction(plan, settled, said))
                        : journal().calls().note(plan.reference(), kind, code))
            .thenRun(rounds::wake)
            .exceptionally(failure -> contradictionRefused(plan, code, failure));
  }

  /** A refusal of one of several sendings says nothing of the others. */
  private static CallMove contradiction(CallPlan plan, CoreCallState settled, CoreCallState said) {
    CallMove move =
        new CallMove(
            plan.reference(),
            settled,
            CoreCallState.CONTRADICTED,
            EvidenceKind.CONTRADICTION,
            Contradiction.code(settled, said));
    return said == CoreCallState.CONFIRMED ? move : move.ifSent(1);
  }

  /** Somebody moved it meanwhile, or it was sent more often: it is kept with the call. */
  private @Nullable Void contradictionRefused(CallPlan plan, String code, Throwable failure) {
    if (SureWrites.unwrapped(failure) instanceof TransitionRefusedException) {
      var unused =
          surely(() -> journal().calls().note(plan.reference(), EvidenceKind.CONTRADICTION, code));
    } else {
      log().failed(plan, SureWrites.unwrapped(failure));
    }
    return null;
  }

  void forget(Undoing undoing) {
    undoings.remove(undoing.id(), undoing);
  }

  @Override
  protected void undoingOf(String interactionId) {
    Undoing undoing = undoings.get(interactionId);
    if (undoing != null) {
      undoing.wake();
    }
  }

  /** Takes a confirmed call to its end where it is known to be undone. */
  CompletionStage<Void> reversed(String reference, String code) {
    return moved(reference, CoreCallState.REVERSING, code)
        .thenCompose(x -> moved(reference, CoreCallState.REVERSED, code));
  }

  /** Where it is so already, that is as good. */
  private CompletionStage<Void> moved(String reference, CoreCallState to, String code) {
    CallMove move = CallMove.to(to, reference, EvidenceKind.REVERSAL, EvidenceCode.of(code));
    return surely(() -> journal().calls().move(move))
        .exceptionally(
            failure -> {
              if (SureWrites.unwrapped(failure) instanceof TransitionRefusedException refused
                  && refused.actual().filter(to.name()::equals).isPresent()) {
                return null;
              }
              throw new CompletionException(SureWrites.unwrapped(failure));
            });
  }

  /** A call that is to undo another. */
  CallPlan reversalOf(StoredCall call, String interactionId, BoundOperation reversal) {
    return new CallPlan(
        references.next(),
        interactionId,
        reversal.name(),
        reversal.system(),
        reversal.plan().settling(null),
        call.reference());
  }
}
