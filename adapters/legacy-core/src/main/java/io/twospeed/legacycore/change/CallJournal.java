package io.twospeed.legacycore.change;

import io.twospeed.journal.calls.CallMove;
import io.twospeed.journal.calls.CallPlan;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.CoreCalls;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.failure.TransitionRefusedException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One call in the journal, which is the judge of every race: what it refuses is answered by what it
 * has. Writes are retried while it cannot be reached. Thread-safe.
 */
final class CallJournal {
  /** More of a reply is not kept with the call; it is read all the same. */
  private static final int KEPT_BYTES = 900_000;

  private final CallOwner owner;
  private final CallPlan plan;

  /** Whether the journal has it, once that is known: nothing is settled before. */
  private final CompletableFuture<Boolean> written = new CompletableFuture<>();

  CallJournal(CallOwner owner, CallPlan plan) {
    this.owner = owner;
    this.plan = plan;
  }

  /** From now on it is known whether the journal has the call, and settling is asked for. */
  void isWritten(boolean known) {
    written.complete(known);
  }

  private CoreCalls calls() {
    return owner.journal().calls();
  }

  /**
   * Plans it and says that it is being sent; once only, as the caller is still there to be told.
   */
  CompletionStage<Void> planAndSend(byte[] wire) {
    return calls().planAndSend(plan, wire);
  }

  /** What may have been planned was certainly not sent. */
  void neverSent() {
    CallMove move =
        CallMove.to(CoreCallState.NOT_DONE, plan.reference(), EvidenceKind.NOT_PUT, "not-written")
            .ifSent(1);
    var unused = owner.surely(() -> calls().move(move));
  }

  /** A message more is about to leave. */
  CompletionStage<Void> resend() {
    return owner.surely(() -> calls().resend(plan.reference()));
  }

  /** It is in doubt; from now on it is for this instance to resolve, unless that is closing. */
  CompletionStage<Void> doubt(Learned learned) {
    CallMove move =
        new CallMove(
            plan.reference(),
            CoreCallState.SENT,
            CoreCallState.IN_DOUBT,
            learned.kind(),
            learned.code());
    return owner.surely(() -> owner.isClosed() ? calls().move(move) : calls().doubt(move));
  }

  /** Whether the journal refused to say so because it says so already. */
  static boolean isInDoubt(Throwable failure) {
    return failure instanceof TransitionRefusedException refused
        && refused.actual().filter(CoreCallState.IN_DOUBT.name()::equals).isPresent();
  }

  /**
   * Asks for its end.
   *
   * @param sends of how many messages it is known; a reply that it is done needs none of the others
   * @param askAgainAt when the core is to be asked once more whether that is so, or null
   */
  CallMove end(CoreCallState to, Learned learned, int sends, @Nullable Instant askAgainAt) {
    CallMove move = CallMove.to(to, plan.reference(), learned.kind(), learned.code());
    return (to == CoreCallState.CONFIRMED ? move : move.ifSent(sends)).askAgain(askAgainAt);
  }

  /** Completes once the answer is durable. */
  CompletionStage<JournalAnswer> ask(CallMove move, byte @Nullable [] wire) {
    return written.thenCompose(
        known ->
            known
                ? answered(move, wire)
                : CompletableFuture.completedFuture(JournalAnswer.neverWritten()));
  }

  private CompletionStage<JournalAnswer> answered(CallMove move, byte @Nullable [] wire) {
    boolean kept = wire != null && wire.length <= KEPT_BYTES;
    return owner
        .surely(() -> kept && wire != null ? calls().move(move, wire) : calls().move(move))
        .handle(
            (done, failure) -> {
              if (failure == null) {
                return JournalAnswer.settled(move);
              }
              if (failure instanceof TransitionRefusedException refusal) {
                return JournalAnswer.refused(refusal, move);
              }
              owner.log().failed(plan, failure);
              throw new CompletionException(failure);
            });
  }

  /** Keeps a piece of evidence with the call; a failure is logged. */
  CompletionStage<Void> note(EvidenceKind kind, String code) {
    return owner
        .surely(() -> calls().note(plan.reference(), kind, EvidenceCode.of(code)))
        .handle(
            (done, failure) -> {
              if (failure != null) {
                owner.log().failed(plan, failure);
              }
              return null;
            });
  }
}
