package io.twospeed.legacycore.change;

import io.twospeed.journal.calls.CallTally;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.legacycore.call.CallProblem;
import io.twospeed.legacycore.call.CallResult;
import io.twospeed.legacycore.call.CoreCallException;
import io.twospeed.legacycore.operation.BoundOperation;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Who waits for a changing call: a suspended route, or the undoing that made it. */
public final class Waiter {
  private final BoundOperation operation;
  private final @Nullable Instant deadline;
  private final TallyEntry tally;
  private final CallResult result;
  private final Executor aside;
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile @Nullable ChangeSend first;
  private volatile byte[] wire = {};
  private volatile @Nullable CallProblem problem;
  private volatile boolean guarded;

  /**
   * Somebody who waits.
   *
   * @param deadline after it the call is not wanted any more; null: it is wanted for ever
   */
  public Waiter(
      BoundOperation operation,
      @Nullable Instant deadline,
      @Nullable CallTally tally,
      CallResult result,
      Executor aside) {
    this.operation = operation;
    this.deadline = deadline;
    this.tally = new TallyEntry(tally);
    this.result = result;
    this.aside = aside;
  }

  void sending(ChangeSend send) {
    first = send;
  }

  private ChangeSend first() {
    return Objects.requireNonNull(first, "asked before the call was made");
  }

  void wire(byte[] bytes) {
    wire = bytes;
  }

  public byte[] wire() {
    return wire;
  }

  /** Whether the call is still wanted, so that it may be sent again. */
  public @Nullable Instant deadline() {
    return deadline;
  }

  void guarded() {
    guarded = true;
  }

  /** Before the call can end, so that its end is never counted first. */
  void sent() {
    tally.sent();
  }

  void notSent() {
    tally.ended(CoreCallState.NOT_DONE);
  }

  /** What the caller is told where the call ends without an answer. */
  void problem(CallProblem why) {
    problem = why;
  }

  @Nullable CallProblem problem() {
    return problem;
  }

  void ended(@Nullable CallProblem why) {
    if (ended.compareAndSet(false, true)) {
      operation.ended(why, first().ageNanos(), guarded);
    }
  }

  void settled(
      ChangingCall call,
      CoreCallState state,
      @Nullable Verdict verdict,
      @Nullable CallProblem given) {
    tally.ended(state);
    if (state == CoreCallState.CONFIRMED && verdict instanceof Verdict.Answered answered) {
      ended(null);
      aside.execute(() -> result.answered(first(), answered.canonical()));
      return;
    }
    CallProblem why = given == null ? why(call, state, verdict) : given;
    ended(why);
    aside.execute(() -> result.failed(first(), new CoreCallException(why, first(), state)));
  }

  private CallProblem why(ChangingCall call, CoreCallState state, @Nullable Verdict verdict) {
    String system = call.plan().system();
    CallProblem known = problem;
    return switch (state) {
      case REJECTED ->
          verdict instanceof Verdict.Refused refused
              ? refused.problem()
              : CallProblem.answerLost(system);
      case NOT_DONE -> known == null ? CallProblem.expiredUnread(system) : known;
      case PARKED -> CallProblem.parked(system);
      case PLANNED, SENT, IN_DOUBT, CONFIRMED, REVERSING, REVERSED, CONTRADICTED ->
          CallProblem.answerLost(system);
    };
  }
}
