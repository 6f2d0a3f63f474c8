package io.twospeed.legacycore.change;

import io.twospeed.journal.calls.CallMove;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.legacycore.call.CallProblem;
import io.twospeed.legacycore.transport.Fate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** How one call ends in this process, by what the journal answers. */
final class CallEnd {
  private final CallOwner owner;
  private final ChangingCall call;
  private final CallLife life;
  private final CompletableFuture<Void> come = new CompletableFuture<>();

  /** One reply settles; which of two is told so first is a race, and the other one is counted. */
  private final AtomicBoolean replied = new AtomicBoolean();

  CallEnd(CallOwner owner, ChangingCall call, CallLife life) {
    this.owner = owner;
    this.call = call;
    this.life = life;
  }

  /** Runs it once the end has come, at once where it has. */
  void then(Runnable task) {
    var unused = come.thenRun(task);
  }

  /** What the journal answered to what was learned. */
  Fate judged(JournalAnswer answer, CallMove move, Learned learned) {
    CoreCallState state = answer.state();
    if (state == null) {
      return answer.kind() == JournalAnswer.Kind.NEVER_WRITTEN ? Fate.SETTLED : Fate.UNMATCHED;
    }
    return switch (answer.kind()) {
      case SETTLED -> settledBy(move, learned);
      case CONTRADICTS -> {
        owner.contradicted(call.plan(), state, move.to());
        settled(state, null);
        yield Fate.CONTRADICTS;
      }
      case OPEN -> {
        var unused = call.on(learned.openElsewhere());
        yield Fate.NOTED;
      }
      case DIFFERS -> {
        var unused = call.noted(learned.kind(), learned.code());
        yield known(state, move, learned);
      }
      case AGREES, UNKNOWN_CALL, NEVER_WRITTEN -> known(state, move, learned);
    };
  }

  private Fate settledBy(CallMove move, Learned learned) {
    owner.log().settled(call.plan(), move.to(), learned.problem());
    boolean late = life.stage() == CallStage.IN_DOUBT || call.waiter() == null;
    String way = late && move.kind() == EvidenceKind.REPLY ? "late-reply" : learned.way();
    owner.meters().settled(call.plan().operation(), way, move.to());
    settled(move.to(), learned.verdict());
    return firstOf(move);
  }

  private Fate known(CoreCallState state, CallMove move, Learned learned) {
    boolean news = settled(state, learned.verdict()) && call.waiter() != null;
    return news ? firstOf(move) : Fate.DUPLICATE;
  }

  /** What settled it, unless another reply was told so a moment before. */
  private Fate firstOf(CallMove move) {
    boolean second = move.kind() == EvidenceKind.REPLY && !replied.compareAndSet(false, true);
    return second ? Fate.DUPLICATE : Fate.SETTLED;
  }

  /** The journal has its outcome. False where it had ended before for this process. */
  boolean settled(CoreCallState state, @Nullable Verdict verdict) {
    boolean first = life.take(CallEvent.SETTLED) == CallAction.END;
    if (first) {
      come(state, verdict == null ? call.refusal() : verdict, null);
    }
    return first;
  }

  /** The end has come: who waits is told, and nobody works on it here any more. */
  void come(CoreCallState state, @Nullable Verdict verdict, @Nullable CallProblem problem) {
    owner.forget(call);
    come.complete(null);
    Waiter waiter = call.waiter();
    if (waiter != null) {
      waiter.settled(call, state, verdict, problem);
    }
    owner.undoingOf(call.plan().interactionId());
  }
}
