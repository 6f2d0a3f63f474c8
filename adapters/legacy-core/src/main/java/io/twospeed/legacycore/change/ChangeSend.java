package io.twospeed.legacycore.change;

import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.legacycore.call.CallProblem;
import io.twospeed.legacycore.call.CoreCall;
import io.twospeed.legacycore.call.DeadlineWheel;
import io.twospeed.legacycore.operation.BoundOperation;
import io.twospeed.legacycore.operation.Translation;
import io.twospeed.mappings.operation.wire.CoreReply;
import io.twospeed.mappings.operation.wire.Transport;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One sending of a changing call: the first, or the very bytes again. It says how far the bytes
 * came; what that means for the call is the call's to say.
 */
public final class ChangeSend implements CoreCall, DeadlineWheel.Due {

  private enum Phase {
    WAITING,
    BEGUN,
    ENDED
  }

  private final ChangingCall call;
  private final BoundOperation operation;
  private final boolean first;
  private final SendWindow window;
  private final long limitNanos;
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.WAITING);

  ChangeSend(
      ChangingCall call,
      BoundOperation operation,
      boolean first,
      SendWindow window,
      long limitNanos) {
    this.call = call;
    this.operation = operation;
    this.first = first;
    this.window = window;
    this.limitNanos = limitNanos;
  }

  public ChangingCall call() {
    return call;
  }

  long limitNanos() {
    return limitNanos;
  }

  /** Hands the bytes over; whatever goes wrong is told to the call. */
  void putBy(byte[] wire) {
    try {
      operation.transport().send(this, wire);
    } catch (RuntimeException e) {
      // A transport tells the call; one that is closed or broken beyond that throws.
      lost(CallProblem.unavailable("the transport failed: " + e.getMessage(), e));
    }
  }

  /** Nothing is sent any more. */
  void end() {
    phase.set(Phase.ENDED);
  }

  @Override
  public String operation() {
    return operation.name();
  }

  @Override
  public boolean changes() {
    return true;
  }

  @Override
  public boolean journalled() {
    return true;
  }

  @Override
  public String reference() {
    return call.reference();
  }

  @Override
  public String address() {
    return operation.address();
  }

  @Override
  public Transport transport() {
    return operation.plan().transport();
  }

  long ageNanos() {
    return System.nanoTime() - window.openedNanos();
  }

  @Override
  public long ageMillis() {
    return ageNanos() / 1_000_000;
  }

  @Override
  public long leftMillis() {
    return Math.max(1, (window.leftNanos() + 999_999) / 1_000_000);
  }

  @Override
  public void guarded() {
    if (call.waiter() != null) {
      call.waiter().guarded();
    }
  }

  /** Asked last of all: whatever could have paused this process lies before it. */
  @Override
  public boolean begin() {
    CallProblem tooLate = tooLate();
    if (tooLate != null) {
      notDone(tooLate);
      return false;
    }
    Waiter waiter = first ? call.waiter() : null;
    if (waiter != null) {
      waiter.sent();
    }
    boolean begun = phase.compareAndSet(Phase.WAITING, Phase.BEGUN);
    if (waiter != null && !begun) {
      waiter.notSent();
    }
    return begun;
  }

  @Override
  public @Nullable CallProblem tooLate() {
    return window.whyClosed().map(CallProblem::tooLate).orElse(null);
  }

  @Override
  public boolean over() {
    return phase.get() == Phase.ENDED || call.isSettled();
  }

  @Override
  public boolean replied(byte[] wire) {
    return heard(translation -> translation.reply(wire), wire);
  }

  @Override
  public boolean faulted(byte[] detail) {
    return heard(translation -> translation.fault(detail), detail);
  }

  @Override
  public boolean expired() {
    phase.set(Phase.ENDED);
    var unused =
        call.hear(
            new Verdict.Unclear(
                EvidenceCode.MESSAGE_EXPIRED, CallProblem.refusedAsLate(operation.system())),
            null);
    return true;
  }

  @Override
  public boolean garbled(String detail) {
    phase.set(Phase.ENDED);
    var unused = call.hear(new Verdict.Garbled(CallProblem.garbled(detail, null)), null);
    return true;
  }

  private boolean heard(Function<Translation, CoreReply> read, byte[] wire) {
    phase.set(Phase.ENDED);
    var unused = call.hear(read, wire);
    return true;
  }

  @Override
  public void notDone(CallProblem problem) {
    if (phase.getAndSet(Phase.ENDED) != Phase.ENDED) {
      notSent(problem);
    }
  }

  @Override
  public boolean lost(CallProblem problem) {
    Phase before = phase.getAndSet(Phase.ENDED);
    if (before == Phase.WAITING) {
      notSent(problem);
    } else if (before == Phase.BEGUN) {
      unanswered(EvidenceKind.PUT_BROKEN, problem);
    }
    return before != Phase.ENDED;
  }

  /** It was not handed over, for certain. */
  private void notSent(CallProblem problem) {
    CallEvent event = first ? CallEvent.NOT_SENT : CallEvent.RESEND_NOT_SENT;
    call.sent(Learned.sending(event, EvidenceKind.NOT_PUT, problem));
  }

  private void unanswered(EvidenceKind kind, CallProblem problem) {
    CallEvent event = first ? CallEvent.NO_ANSWER : CallEvent.RESEND_UNANSWERED;
    call.sent(Learned.sending(event, kind, problem));
  }

  @Override
  public long dueNanos() {
    return window.openedNanos() + limitNanos;
  }

  @Override
  public void due() {
    Phase before = phase.getAndSet(Phase.ENDED);
    if (before == Phase.ENDED) {
      return;
    }
    CallProblem problem = CallProblem.timeout(operation.system(), limitNanos / 1_000_000);
    if (before == Phase.WAITING) {
      notSent(problem);
    } else {
      unanswered(EvidenceKind.NO_REPLY, problem);
    }
  }
}
