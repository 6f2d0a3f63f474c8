package io.twospeed.legacycore.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.journal.calls.CallTally;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.legacycore.call.CallProblem;
import io.twospeed.legacycore.call.CallResult;
import io.twospeed.legacycore.call.CoreCall;
import io.twospeed.legacycore.call.CoreCallException;
import io.twospeed.legacycore.call.DeadlineWheel;
import io.twospeed.legacycore.transport.CorrelationId;
import io.twospeed.mappings.operation.wire.CoreReply;
import io.twospeed.mappings.operation.wire.Transport;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One call of which nothing is written down: one that reads, or any where there is no journal.
 * Reply, failure and deadline race for its end; the first takes it, the others are told that it is
 * over.
 */
public final class PlainCall implements CoreCall, DeadlineWheel.Due {
  private static final AtomicReferenceFieldUpdater<PlainCall, Phase> PHASE =
      AtomicReferenceFieldUpdater.newUpdater(PlainCall.class, Phase.class, "phase");

  private enum Phase {
    PLANNED(CoreCallState.PLANNED, CoreCallState.NOT_DONE),
    SENT(CoreCallState.SENT, CoreCallState.IN_DOUBT),
    REPLIED(CoreCallState.SENT, CoreCallState.IN_DOUBT),
    FAILED(CoreCallState.SENT, CoreCallState.IN_DOUBT);

    private final CoreCallState state;
    private final CoreCallState unanswered;

    Phase(CoreCallState state, CoreCallState unanswered) {
      this.state = state;
      this.unanswered = unanswered;
    }

    private boolean isOpen() {
      return this == PLANNED || this == SENT;
    }
  }

  private final BoundOperation operation;
  private final String reference;
  private final long startedNanos = System.nanoTime();
  private final long limitNanos;
  private volatile Phase phase = Phase.PLANNED;
  private volatile @Nullable CorrelationId correlation;
  // Let go at the end: a call is remembered for a while, the request it served is not.
  private @Nullable CallResult result;
  private @Nullable CallTally tally;
  private boolean guarded;

  /**
   * A call that is planned.
   *
   * @param tally of the interaction, which is told of a changing call; null: of none
   */
  public PlainCall(
      BoundOperation operation,
      String reference,
      long limitNanos,
      @Nullable CallTally tally,
      CallResult result) {
    this.operation = operation;
    this.reference = reference;
    this.limitNanos = limitNanos;
    this.tally = operation.changes() ? tally : null;
    this.result = result;
  }

  @Override
  public String operation() {
    return operation.name();
  }

  @Override
  public boolean changes() {
    return operation.changes();
  }

  @Override
  public boolean journalled() {
    return false;
  }

  @Override
  public String reference() {
    return reference;
  }

  @Override
  public String address() {
    return operation.address();
  }

  @Override
  public Transport transport() {
    return operation.plan().transport();
  }

  public @Nullable CorrelationId correlation() {
    return correlation;
  }

  /** It travels under this id, which its reply will name. */
  public void correlatedBy(CorrelationId id) {
    correlation = id;
  }

  @Override
  public long ageMillis() {
    return (System.nanoTime() - startedNanos) / 1_000_000;
  }

  @Override
  public long leftMillis() {
    return Math.max(1, (dueNanos() - System.nanoTime() + 999_999) / 1_000_000);
  }

  @Override
  public void guarded() {
    guarded = true;
  }

  @Override
  public boolean begin() {
    CallTally counted = tally;
    if (counted == null) {
      return PHASE.compareAndSet(this, Phase.PLANNED, Phase.SENT);
    }
    // Before the call can end, so that its end is never counted first.
    counted.sent();
    boolean begun = PHASE.compareAndSet(this, Phase.PLANNED, Phase.SENT);
    if (!begun) {
      counted.ended(CoreCallState.NOT_DONE);
    }
    return begun;
  }

  /** A read that comes late does no harm. */
  @Override
  public @Nullable CallProblem tooLate() {
    return null;
  }

  @Override
  public boolean over() {
    return !phase.isOpen();
  }

  /** A second reply to an answered call is a duplicate; the first to one given up is late. */
  public boolean replyIsDuplicate() {
    return PHASE.getAndSet(this, Phase.REPLIED) == Phase.REPLIED;
  }

  @Override
  public boolean replied(byte[] wire) {
    return heard(translation -> translation.reply(wire));
  }

  @Override
  public boolean faulted(byte[] detail) {
    return heard(translation -> translation.fault(detail));
  }

  @Override
  public boolean expired() {
    boolean mine = take(Phase.REPLIED) != null;
    if (mine) {
      failed(CallProblem.refusedAsLate(operation.system()), Phase.SENT, CoreCallState.IN_DOUBT);
    }
    return mine;
  }

  @Override
  public boolean garbled(String detail) {
    boolean mine = take(Phase.REPLIED) != null;
    if (mine) {
      failed(CallProblem.garbled(detail, null), Phase.SENT, CoreCallState.IN_DOUBT);
    }
    return mine;
  }

  @Override
  public void notDone(CallProblem problem) {
    Phase before = take(Phase.FAILED);
    if (before != null) {
      failed(problem, before, CoreCallState.NOT_DONE);
    }
  }

  @Override
  public boolean lost(CallProblem problem) {
    Phase before = take(Phase.FAILED);
    if (before != null) {
      failed(problem, before, before.unanswered);
    }
    return before != null;
  }

  @Override
  public long dueNanos() {
    return startedNanos + limitNanos;
  }

  @Override
  public void due() {
    Phase before = take(Phase.FAILED);
    if (before == null) {
      return;
    }
    operation.overdue(this);
    CallProblem problem = CallProblem.timeout(operation.system(), limitNanos / 1_000_000);
    // A route that goes on here may block: it must not hold up the deadlines of others.
    operation.aside(() -> failed(problem, before, before.unanswered));
  }

  /** A reply, by whatever reads it. False where the call was over. */
  public boolean heard(Function<Translation, CoreReply> translate) {
    Phase before = take(Phase.REPLIED);
    if (before == null) {
      return false;
    }
    CoreReply reply;
    try {
      reply = translate.apply(operation.translation());
    } catch (RuntimeException e) {
      failed(CallProblem.garbled(e), Phase.SENT, CoreCallState.IN_DOUBT);
      return true;
    }
    if (reply instanceof CoreReply.Accepted accepted) {
      answered(accepted.canonical());
    } else if (reply instanceof CoreReply.Refused refused) {
      failed(
          CallProblem.refused(refused),
          Phase.SENT,
          refused.saysNothingWasDone() ? CoreCallState.REJECTED : CoreCallState.IN_DOUBT);
    }
    return true;
  }

  private @Nullable Phase take(Phase end) {
    while (true) {
      Phase before = phase;
      if (!before.isOpen()) {
        return null;
      }
      if (PHASE.compareAndSet(this, before, end)) {
        return before;
      }
    }
  }

  private void answered(JsonNode canonical) {
    CallResult to = end(null, Phase.SENT, CoreCallState.CONFIRMED);
    if (to != null) {
      to.answered(this, canonical);
    }
  }

  private void failed(CallProblem problem, Phase before, CoreCallState end) {
    CallResult to = end(problem, before, end);
    if (to != null) {
      to.failed(this, new CoreCallException(problem, this, changes() ? end : null));
    }
  }

  /** Tells all who count; gives who is to be told the result. */
  private @Nullable CallResult end(@Nullable CallProblem problem, Phase before, CoreCallState end) {
    CallTally counted = tally;
    if (counted != null && before == Phase.SENT) {
      counted.ended(before.state.to(end));
    }
    operation.ended(problem, System.nanoTime() - startedNanos, guarded);
    CallResult to = result;
    result = null;
    tally = null;
    return to;
  }
}
