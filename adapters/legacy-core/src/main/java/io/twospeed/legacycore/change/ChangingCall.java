package io.twospeed.legacycore.change;

import io.twospeed.journal.calls.CallMove;
import io.twospeed.journal.calls.CallPlan;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.calls.StoredCall;
import io.twospeed.legacycore.call.CallProblem;
import io.twospeed.legacycore.call.MqReport;
import io.twospeed.legacycore.operation.BoundOperation;
import io.twospeed.legacycore.operation.Translation;
import io.twospeed.legacycore.transport.Fate;
import io.twospeed.mappings.operation.wire.CoreReply;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One changing call, written down before it is sent and owned until its outcome is known: by a
 * route that waits for it, or taken over from an instance that died. What happens to it becomes an
 * event; {@link CallLife} says what follows. The journal is the judge of every race: what happens
 * here is asked of it first, and believed once it is durable. Thread-safe.
 */
public final class ChangingCall {
  private final CallOwner owner;
  private final CallPlan plan;
  private final @Nullable BoundOperation operation;
  private final @Nullable Waiter waiter;
  private final CallLife life;
  private final SendHistory sends;
  private final CallJournal journal;
  private final InDoubt doubt;

  private final CallSender sender;
  private final CallEnd end;

  private volatile Verdict.@Nullable Refused refusal;

  private ChangingCall(
      CallOwner owner,
      CallPlan plan,
      @Nullable BoundOperation operation,
      @Nullable Waiter waiter,
      CallStage stage,
      SendHistory sends) {
    this.owner = owner;
    this.plan = plan;
    this.operation = operation;
    this.waiter = waiter;
    this.life = owner.life(stage);
    this.sends = sends;
    this.journal = new CallJournal(owner, plan);
    this.sender = new CallSender(owner, this, life, journal, sends);
    this.end = new CallEnd(owner, this, life);
    this.doubt = owner.inDoubt(this);
  }

  /** A call that somebody waits for; not yet written down. */
  static ChangingCall planned(
      CallOwner owner, CallPlan plan, BoundOperation operation, Waiter waiter, long limitNanos) {
    SendHistory sends = SendHistory.first(owner.now().plusNanos(limitNanos));
    return new ChangingCall(owner, plan, operation, waiter, CallStage.NEW, sends);
  }

  /** A call as the journal has it. */
  public static ChangingCall stored(CallOwner owner, StoredCall stored) {
    BoundOperation operation = owner.operation(stored.plan().operation());
    SendHistory sends = SendHistory.of(stored, operation);
    ChangingCall call =
        new ChangingCall(owner, stored.plan(), operation, null, CallStage.LOOKED_UP, sends);
    call.journal.isWritten(true);
    return call;
  }

  public CallPlan plan() {
    return plan;
  }

  public String reference() {
    return plan.reference();
  }

  public @Nullable BoundOperation operation() {
    return operation;
  }

  public @Nullable Waiter waiter() {
    return waiter;
  }

  /** After this moment no message of it lies unread on a queue. */
  public Instant lastExpiry() {
    return sends.lastExpiry();
  }

  /** Whether this process is done with it. */
  public boolean isSettled() {
    return life.stage() == CallStage.ENDED;
  }

  /** A refusal of one of several messages, where there was one. */
  public Verdict.@Nullable Refused refusal() {
    return refusal;
  }

  /** What the journal has of it: another instance may have sent it once more meanwhile. */
  public void learn(StoredCall stored) {
    sends.learn(stored, operation);
  }

  /** Runs it once the call is settled, at once where it is. */
  public void onSettled(Runnable task) {
    end.then(task);
  }

  /** Writes it down; only then it leaves. */
  void begin(ChangeSend send, byte[] wire) {
    sender.begin(send, wire);
  }

  /** The same bytes again, under the same reference. That is written down before they leave. */
  public void resend(BoundOperation to, byte[] wire, long limitNanos) {
    sendAgain(new ChangeSend(this, to, false, owner.window(limitNanos), limitNanos), wire);
  }

  void sendAgain(ChangeSend again, byte[] wire) {
    sender.resend(again, wire);
  }

  /** It was not written down, so that it was not sent. */
  void neverBegan(CallProblem problem) {
    end.come(CoreCallState.NOT_DONE, null, problem);
  }

  /** How a sending of it ended that was not answered. */
  void sent(Learned learned) {
    if (learned.event() == CallEvent.RESEND_NOT_SENT) {
      sends.didNotLeave();
    }
    var unused = on(learned);
  }

  /** A reply to it, by whatever way. Completes once what it says is durable. */
  public CompletionStage<Fate> hear(Function<Translation, CoreReply> read, byte[] wire) {
    BoundOperation known = operation;
    if (known == null) {
      return noted(EvidenceKind.GARBLED_REPLY, "operation-unknown").thenApply(x -> Fate.GARBLED);
    }
    return hear(Verdict.of(known.plan(), plan.reverses() != null, read), wire);
  }

  public CompletionStage<Fate> hear(Verdict verdict, byte @Nullable [] wire) {
    CallEvent refused = CallEvent.REFUSED;
    if (verdict instanceof Verdict.Refused no && isOneOfSeveral()) {
      refusal = no;
      refused = CallEvent.ONE_REFUSED;
    }
    CompletionStage<Fate> heard = on(Learned.by(verdict, refused), wire);
    return verdict instanceof Verdict.Garbled ? heard.thenApply(x -> Fate.GARBLED) : heard;
  }

  /**
   * Of several messages one was refused: another may have been booked a moment before, and may be
   * the very reason. Then only the inquiry knows.
   */
  private boolean isOneOfSeveral() {
    return !sends.isOneOnly() && plan.settling().inquiry() != null;
  }

  /**
   * A message of it expired unread.
   *
   * @param key of what says so, the same when that comes again
   */
  public CompletionStage<Fate> expiredUnread(String key) {
    return unread(Learned.expired(key));
  }

  /** Word of a message of it, from the queue manager or from a program. */
  public CompletionStage<Fate> reported(MqReport report) {
    return switch (report.kind()) {
      case EXPIRED -> expiredUnread(report.key());
      // It is on no queue only where the queue manager was asked to discard it: else it is kept.
      case UNDELIVERABLE ->
          operation != null && operation.plan().isDiscardedUndelivered()
              ? unread(Learned.discarded(report, problem(report)))
              : on(Learned.unclear(report, problem(report)));
      case FROM_A_PROGRAM -> on(Learned.unclear(report, problem(report)));
      case PROGRESS -> CompletableFuture.completedFuture(Fate.NOTED);
    };
  }

  private CallProblem problem(MqReport report) {
    return CallProblem.undelivered(operation == null ? "" : operation.address(), report);
  }

  private CompletionStage<Fate> unread(Learned learned) {
    return on(sends.isLastUnread(learned.code()) ? learned.ofTheLast() : learned);
  }

  /** Works on a call that was taken over. */
  public void takeOver(CoreCallState state) {
    var unused = on(Learned.takeover(state, CallProblem.parked(plan.system())));
  }

  /** What the table says follows from it, done. */
  CompletionStage<Fate> on(Learned learned) {
    return on(learned, null);
  }

  /** The same of a reply, whose bytes are kept with the call that it settles. */
  private CompletionStage<Fate> on(Learned learned, byte @Nullable [] wire) {
    told(learned);
    CallAction action = life.take(learned.event());
    return switch (action) {
      case SETTLE_CONFIRMED -> settle(CoreCallState.CONFIRMED, learned, wire, null);
      case SETTLE_REJECTED -> settle(CoreCallState.REJECTED, learned, wire, null);
      case SETTLE_NOT_DONE -> settle(CoreCallState.NOT_DONE, learned, wire, null);
      case ENTER_DOUBT -> enterDoubt(learned);
      case NOTE -> noted(learned).thenApply(x -> Fate.NOTED);
      case NOTE_AND_RESUME -> noted(learned).thenApply(x -> next(doubt::resume));
      case NOTE_AND_WATCH -> noted(learned).thenApply(x -> next(doubt::watch));
      case RESUME -> CompletableFuture.completedFuture(next(doubt::resume));
      case RESOLVE -> CompletableFuture.completedFuture(next(doubt::begin));
      case END -> {
        owner.log().settled(plan, CoreCallState.NOT_DONE, learned.problem());
        end.come(CoreCallState.NOT_DONE, null, learned.problem());
        yield CompletableFuture.completedFuture(Fate.SETTLED);
      }
      case NOTHING -> CompletableFuture.completedFuture(Fate.NOTED);
      case WRITE_DOWN, PUT ->
          throw new IllegalStateException("%s does not follow from %s".formatted(action, learned));
    };
  }

  private static Fate next(Runnable step) {
    step.run();
    return Fate.NOTED;
  }

  /**
   * Who waits hears of it, should the call end without an answer; guards learn the first end: what
   * recovery does later says nothing of this call's way.
   */
  private void told(Learned learned) {
    CallProblem problem = learned.problem();
    if (waiter == null || problem == null) {
      return;
    }
    switch (learned.event()) {
      case NOT_SENT, NO_ANSWER, UNCLEAR -> {
        waiter.ended(problem);
        waiter.problem(problem);
      }
      case RESEND_NOT_SENT, RESEND_UNANSWERED -> waiter.ended(problem);
      default -> waiter.problem(problem);
    }
  }

  /** Completes once that is durable; its resolution is at work then. */
  private CompletionStage<Fate> enterDoubt(Learned learned) {
    return journal
        .doubt(learned)
        .handle(
            (done, failure) -> {
              if (failure == null) {
                owner.log().inDoubt(plan, Objects.requireNonNull(learned.problem()).detail());
              }
              if (failure == null || CallJournal.isInDoubt(failure)) {
                doubt.begin();
              } else if (!isSettled()) {
                doubt.watch();
              }
              return Fate.NOTED;
            });
  }

  private CompletionStage<Void> noted(Learned learned) {
    return noted(learned.kind(), learned.code());
  }

  /** Keeps a piece of evidence with the call. */
  public CompletionStage<Void> noted(EvidenceKind kind, String code) {
    return journal.note(kind, code);
  }

  /** Asks the journal to settle it by what the core says when asked. */
  public void settleByInquiry(CoreCallState to, String said) {
    // Where only an UNKNOWN says so, the core is asked again later whether that is so.
    Instant again =
        to == CoreCallState.CONFIRMED ? null : owner.settings().askAgainAt(owner.now(), 0);
    var unused = settle(to, Learned.inquiry(said, refusal), null, again);
  }

  /** Leaves it to a person. */
  public void park(String code) {
    var unused = settle(CoreCallState.PARKED, Learned.gaveUp(code), null, null);
  }

  private CompletionStage<Fate> settle(
      CoreCallState to, Learned learned, byte @Nullable [] wire, @Nullable Instant askAgainAt) {
    CallMove move = journal.end(to, learned, sends.recorded(), askAgainAt);
    return journal.ask(move, wire).thenApply(answer -> end.judged(answer, move, learned));
  }

  /**
   * It is settled so, and the journal has it: by another instance, by a person, or by two steps.
   */
  public void settledAs(CoreCallState state, @Nullable Verdict verdict) {
    end.settled(state, verdict);
  }
}
