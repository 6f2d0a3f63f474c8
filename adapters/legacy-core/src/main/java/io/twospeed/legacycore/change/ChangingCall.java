package io.twospeed.legacycore.change;

import io.twospeed.journal.calls.CallMove;
import io.twospeed.journal.calls.CallPlan;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.CoreCalls;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.calls.StoredCall;
import io.twospeed.journal.failure.JournalUnavailableException;
import io.twospeed.journal.failure.TransitionRefusedException;
import io.twospeed.legacycore.call.CallProblem;
import io.twospeed.legacycore.call.MqReport;
import io.twospeed.legacycore.operation.BoundOperation;
import io.twospeed.legacycore.operation.Translation;
import io.twospeed.legacycore.transport.Fate;
import io.twospeed.mappings.operation.wire.CoreReply;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One changing call, written down before it is sent and owned until it is settled: by a route that
 * waits for it, or taken over from an instance that died. The journal is the judge of every race:
 * what happens here is asked of it first, and believed once it is durable.
 */
public final class ChangingCall {
  /** More is not kept with the call; it is read all the same. */
  private static final int KEPT_BYTES = 900_000;

  private final CallOwner owner;
  private final CallPlan plan;
  private final @Nullable BoundOperation operation;
  private final @Nullable Waiter waiter;

  /** Its messages that may be on their way. */
  private final AtomicInteger sends = new AtomicInteger(1);

  /** Its sendings as the journal has them: one that did not leave counts there all the same. */
  private final AtomicInteger recorded = new AtomicInteger(1);

  /** Its messages that nobody read, by the reports that say so: one may come again. */
  private final Set<String> unread = ConcurrentHashMap.newKeySet();

  private final AtomicBoolean settled = new AtomicBoolean();
  private final AtomicBoolean doubted = new AtomicBoolean();

  /** One reply settles; which of two is told so first is a race, and the other one is counted. */
  private final AtomicBoolean replied = new AtomicBoolean();

  private final InDoubt doubt;
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private final CompletableFuture<Boolean> planned = new CompletableFuture<>();
  private volatile boolean writing;
  private volatile Instant lastExpiry;
  private volatile Verdict.@Nullable Refused refusal;

  private ChangingCall(
      CallOwner owner,
      CallPlan plan,
      @Nullable BoundOperation operation,
      @Nullable Waiter waiter,
      Instant lastExpiry) {
    this.owner = owner;
    this.plan = plan;
    this.operation = operation;
    this.waiter = waiter;
    this.lastExpiry = lastExpiry;
    this.doubt = owner.inDoubt(this);
  }

  /** A call that somebody waits for; not yet written down. */
  static ChangingCall planned(
      CallOwner owner, CallPlan plan, BoundOperation operation, Waiter waiter, long limitNanos) {
    Instant now = owner.now();
    return new ChangingCall(owner, plan, operation, waiter, now.plusNanos(limitNanos));
  }

  /** A call as the journal has it. */
  public static ChangingCall stored(CallOwner owner, StoredCall stored) {
    BoundOperation operation = owner.operation(stored.plan().operation());
    Sendings sendings = Sendings.of(stored, operation);
    ChangingCall call =
        new ChangingCall(owner, stored.plan(), operation, null, sendings.lastExpiry());
    call.sends.set(sendings.count());
    call.recorded.set(stored.history().sends());
    call.unread.addAll(sendings.unread());
    call.planned.complete(true);
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
    return lastExpiry;
  }

  public boolean isSettled() {
    return settled.get();
  }

  /** In which what is sent of it now may leave. */
  SendWindow window(long limitNanos) {
    return owner.window(limitNanos);
  }

  /** What the journal has of it: another instance may have sent it once more meanwhile. */
  public void learn(StoredCall stored) {
    Sendings sendings = Sendings.of(stored, operation);
    recorded.accumulateAndGet(stored.history().sends(), Math::max);
    sends.accumulateAndGet(sendings.count(), Math::max);
    unread.addAll(sendings.unread());
    if (sendings.lastExpiry().isAfter(lastExpiry)) {
      lastExpiry = sendings.lastExpiry();
    }
  }

  /** Runs it once the call is settled, at once where it is. */
  public void onSettled(Runnable task) {
    var unused = end.thenRun(task);
  }

  void guarded() {
    if (waiter != null) {
      waiter.guarded();
    }
  }

  void aboutToBegin() {
    if (waiter != null) {
      waiter.sent();
    }
  }

  void didNotBegin() {
    if (waiter != null) {
      waiter.notSent();
    }
  }

  /** Writes it down; only then it leaves. */
  void begin(ChangeSend send, byte[] wire) {
    writing = true;
    // Not before the window in which it may leave was opened: belief goes by the later one.
    lastExpiry = owner.now().plusNanos(send.limitNanos());
    owner.own(this);
    owner.wheel().add(send);
    CompletionStage<Void> written;
    try {
      written = owner.journal().calls().planAndSend(plan, wire);
    } catch (RuntimeException e) {
      notWritten(send, e);
      return;
    }
    written.whenCompleteAsync(
        (done, failure) -> {
          if (failure == null) {
            planned.complete(true);
            owner.log().state(plan, CoreCallState.SENT);
            send.putBy(wire);
          } else {
            notWritten(send, SureWrites.unwrapped(failure));
          }
        },
        owner.aside());
  }

  private void notWritten(ChangeSend send, Throwable failure) {
    boolean refused = failure instanceof TransitionRefusedException;
    String why = String.valueOf(failure.getMessage());
    if (finish(
        CoreCallState.NOT_DONE,
        null,
        refused ? CallProblem.interactionOver(why) : CallProblem.notWritten(why, failure))) {
      send.end();
    }
    planned.complete(false);
    if (failure instanceof JournalUnavailableException) {
      // It may have been written all the same; it was certainly not sent.
      var unused =
          owner.surely(
              () ->
                  owner
                      .journal()
                      .calls()
                      .move(move(CoreCallState.NOT_DONE, EvidenceKind.NOT_PUT, "not-written")));
    }
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
    if (verdict instanceof Verdict.Answered) {
      return settle(
          CoreCallState.CONFIRMED,
          EvidenceKind.REPLY,
          EvidenceCode.ANSWERED,
          verdict,
          wire,
          "reply");
    }
    if (verdict instanceof Verdict.Booked booked) {
      return settle(
          CoreCallState.CONFIRMED, EvidenceKind.REPLY, booked.code(), verdict, wire, "reply");
    }
    if (verdict instanceof Verdict.Refused refused) {
      return refused(refused, wire);
    }
    if (verdict instanceof Verdict.Unclear unclear) {
      return inDoubt(EvidenceKind.REPLY, unclear.code(), unclear.problem())
          .thenApply(x -> Fate.NOTED);
    }
    Verdict.Garbled garbled = (Verdict.Garbled) verdict;
    return inDoubt(EvidenceKind.GARBLED_REPLY, "", garbled.problem()).thenApply(x -> Fate.GARBLED);
  }

  /**
   * Of several sendings one was refused: another may have been booked a moment before, and may be
   * the very reason. Then only the inquiry knows.
   */
  private CompletionStage<Fate> refused(Verdict.Refused refused, byte @Nullable [] wire) {
    if (sends.get() == 1 || plan.settling().inquiry() == null) {
      return settle(
          CoreCallState.REJECTED, EvidenceKind.REPLY, refused.code(), refused, wire, "reply");
    }
    refusal = refused;
    return noted(EvidenceKind.REPLY, refused.code())
        .thenApply(
            x -> {
              if (owner.owns(this)) {
                doubt.resume();
              }
              return Fate.NOTED;
            });
  }

  /**
   * A message of it expired unread.
   *
   * @param key of what says so, the same when that comes again
   */
  public CompletionStage<Fate> expiredUnread(String key) {
    return unread(EvidenceKind.EXPIRED_UNREAD, key, "expiry");
  }

  /** Word of a message of it, from the queue manager or from a program. */
  public CompletionStage<Fate> reported(MqReport report) {
    return switch (report.kind()) {
      case EXPIRED -> expiredUnread(report.key());
      case UNDELIVERABLE -> undelivered(report);
      case FROM_A_PROGRAM ->
          inDoubt(EvidenceKind.EXCEPTION_REPORT, report.feedback(), problem(report))
              .thenApply(x -> Fate.NOTED);
      case PROGRESS -> CompletableFuture.completedFuture(Fate.NOTED);
    };
  }

  /** It is on no queue only where the queue manager was asked to discard it: else it is kept. */
  private CompletionStage<Fate> undelivered(MqReport report) {
    if (operation == null || !operation.plan().isDiscardedUndelivered()) {
      return inDoubt(EvidenceKind.EXCEPTION_REPORT, report.feedback(), problem(report))
          .thenApply(x -> Fate.NOTED);
    }
    Waiter waiting = waiter;
    if (waiting != null) {
      waiting.problem(problem(report));
    }
    String code = Sendings.DISCARDED + report.key() + "/" + report.feedback();
    return unread(EvidenceKind.EXCEPTION_REPORT, code, "undelivered");
  }

  private CallProblem problem(MqReport report) {
    return CallProblem.undelivered(operation == null ? "" : operation.address(), report);
  }

  private CompletionStage<Fate> unread(EvidenceKind kind, String code, String how) {
    unread.add(EvidenceCode.of(code));
    if (unread.size() < sends.get()) {
      return noted(kind, code).thenApply(x -> Fate.NOTED);
    }
    return settle(CoreCallState.NOT_DONE, kind, code, null, null, how);
  }

  /** It was not handed over, for certain. */
  void notSent(ChangeSend send, CallProblem problem) {
    ended(problem);
    if (!send.isFirst()) {
      sends.decrementAndGet();
      doubt.resume();
      return;
    }
    if (!writing) {
      owner.log().notDone(plan, problem.detail());
      finish(CoreCallState.NOT_DONE, null, problem);
      return;
    }
    Waiter waiting = waiter;
    if (waiting != null) {
      waiting.problem(problem);
    }
    var unused =
        planned.thenCompose(
            written ->
                written
                    ? settle(
                        CoreCallState.NOT_DONE,
                        EvidenceKind.NOT_PUT,
                        problem.problem(),
                        null,
                        null,
                        "not-put")
                    : CompletableFuture.completedFuture(Fate.SETTLED));
  }

  /** The way broke under it. */
  void broken(ChangeSend send, CallProblem problem) {
    unanswered(send, EvidenceKind.PUT_BROKEN, problem);
  }

  /** Its time is over. */
  void silent(ChangeSend send, CallProblem problem) {
    unanswered(send, EvidenceKind.NO_REPLY, problem);
  }

  private void unanswered(ChangeSend send, EvidenceKind kind, CallProblem problem) {
    if (send.isFirst()) {
      var unused = inDoubt(kind, problem.problem(), problem);
    } else {
      ended(problem);
      doubt.resume();
    }
  }

  /** Completes once that is durable; settlement is at work then. */
  private CompletionStage<Void> inDoubt(EvidenceKind kind, String code, CallProblem problem) {
    ended(problem);
    Waiter waiting = waiter;
    if (waiting != null) {
      waiting.problem(problem);
    }
    if (!owner.owns(this)) {
      return noted(kind, code);
    }
    if (!doubted.compareAndSet(false, true)) {
      // The answer to what was sent again: with it the time limit is gone that led to the next
      // step.
      return noted(kind, code).thenRun(doubt::resume);
    }
    CallMove move =
        new CallMove(
            reference(), CoreCallState.SENT, CoreCallState.IN_DOUBT, kind, EvidenceCode.of(code));
    return owner
        .surely(
            () -> {
              CoreCalls calls = owner.journal().calls();
              return owner.isClosed() ? calls.move(move) : calls.doubt(move);
            })
        .handle(
            (done, failure) -> {
              if (failure == null) {
                owner.log().inDoubt(plan, problem.detail());
              }
              if (failure == null || isInDoubt(failure)) {
                doubt.begin();
              } else if (!isSettled()) {
                doubt.watch();
              }
              return null;
            });
  }

  private static boolean isInDoubt(Throwable failure) {
    return failure instanceof TransitionRefusedException refused
        && refused.actual().filter(CoreCallState.IN_DOUBT.name()::equals).isPresent();
  }

  /** Works on a call that was taken over. */
  public void takeOver(CoreCallState state) {
    if (state == CoreCallState.IN_DOUBT) {
      doubted.set(true);
      doubt.begin();
    } else if (state == CoreCallState.PLANNED) {
      var unused =
          settle(CoreCallState.NOT_DONE, EvidenceKind.NOT_PUT, "planned", null, null, "not-put");
    } else {
      var unused = inDoubt(EvidenceKind.TAKEN_OVER, "", CallProblem.parked(plan.system()));
    }
  }

  /** The same bytes again, under the same reference. That is written down before they leave. */
  public void resend(BoundOperation to, byte[] wire, long limitNanos) {
    ChangeSend again = new ChangeSend(this, to, false, limitNanos);
    sends.incrementAndGet();
    Instant expiry = owner.now().plusNanos(limitNanos);
    if (expiry.isAfter(lastExpiry)) {
      lastExpiry = expiry;
    }
    var unused =
        owner
            .surely(() -> owner.journal().calls().resend(reference()))
            .whenCompleteAsync(
                (noted, failure) -> {
                  if (failure == null) {
                    recorded.incrementAndGet();
                    owner.wheel().add(again);
                    again.putBy(wire);
                  } else {
                    again.notDone(CallProblem.notWritten(failure.toString(), failure));
                  }
                },
                owner.aside());
  }

  public Verdict.@Nullable Refused refusal() {
    return refusal;
  }

  /** Asks the journal to settle it; whoever was first has settled it. */
  public CompletionStage<Fate> settle(
      CoreCallState to,
      EvidenceKind kind,
      String code,
      @Nullable Verdict verdict,
      byte @Nullable [] wire,
      String how) {
    return settle(move(to, kind, code), verdict, wire, how);
  }

  /** The same where only the core's UNKNOWN says so: it is asked again later whether that is so. */
  public CompletionStage<Fate> settleByUnknown(
      CoreCallState to, String said, @Nullable Verdict verdict) {
    CallMove move = move(to, EvidenceKind.INQUIRED, said);
    Instant again = owner.settings().askAgainAt(owner.now(), 0);
    return settle(move.askAgain(again), verdict, null, "inquiry");
  }

  private CompletionStage<Fate> settle(
      CallMove move, @Nullable Verdict verdict, byte @Nullable [] wire, String how) {
    boolean kept = wire != null && wire.length <= KEPT_BYTES;
    return owner
        .surely(
            () ->
                kept && wire != null
                    ? owner.journal().calls().move(move, wire)
                    : owner.journal().calls().move(move))
        .handle(
            (done, failure) ->
                failure == null ? done(move, verdict, how) : refusedBy(failure, move, verdict));
  }

  /** That it is not done is known of those sendings only of which this process knows. */
  private CallMove move(CoreCallState to, EvidenceKind kind, String code) {
    CallMove move = CallMove.to(to, reference(), kind, EvidenceCode.of(code));
    return to == CoreCallState.CONFIRMED ? move : move.ifSent(recorded.get());
  }

  private Fate done(CallMove move, @Nullable Verdict verdict, String how) {
    told(move.to());
    boolean late = doubted.get() || waiter == null;
    boolean reply = move.kind() == EvidenceKind.REPLY;
    owner.meters().settled(plan.operation(), late && reply ? "late-reply" : how, move.to());
    finish(move.to(), verdict, null);
    return news(move);
  }

  private void told(CoreCallState state) {
    CallProblem why = waiter == null ? null : waiter.problem();
    if (state == CoreCallState.NOT_DONE && why != null) {
      owner.log().notDone(plan, why.detail());
    } else {
      owner.log().state(plan, state);
    }
  }

  private Fate refusedBy(Throwable failure, CallMove move, @Nullable Verdict verdict) {
    if (!(failure instanceof TransitionRefusedException refused)) {
      owner.log().failed(plan, failure);
      throw new CompletionException(failure);
    }
    if (refused.actual().isEmpty()) {
      return Fate.UNMATCHED;
    }
    CoreCallState to = move.to();
    CoreCallState actual = CoreCallState.valueOf(refused.actual().get());
    if (actual == CoreCallState.PARKED || actual == CoreCallState.CONTRADICTED) {
      var unused = noted(move.kind(), move.code());
    }
    if (isUnsettled(actual)) {
      return sentAgainElsewhere(move);
    }
    if (Agreement.isContradicted(actual, move)) {
      owner.contradicted(plan, actual, to);
      finish(actual, null, null);
      return Fate.CONTRADICTS;
    }
    if (Agreement.isNews(actual, move)) {
      var unused = noted(move.kind(), move.code());
    }
    return finish(actual, verdict, null) && waiter != null ? news(move) : Fate.DUPLICATE;
  }

  /** What settled it, unless another reply was told so a moment before. */
  private Fate news(CallMove move) {
    boolean second = move.kind() == EvidenceKind.REPLY && !replied.compareAndSet(false, true);
    return second ? Fate.DUPLICATE : Fate.SETTLED;
  }

  private static boolean isUnsettled(CoreCallState state) {
    return state == CoreCallState.PLANNED
        || state == CoreCallState.SENT
        || state == CoreCallState.IN_DOUBT;
  }

  /** Another instance took it over and sent it once more: what was learned here is its evidence. */
  private Fate sentAgainElsewhere(CallMove move) {
    var unused = noted(move.kind(), move.code());
    doubt.watch();
    return Fate.NOTED;
  }

  public CompletionStage<Void> noted(EvidenceKind kind, String code) {
    return owner
        .surely(() -> owner.journal().calls().note(reference(), kind, EvidenceCode.of(code)))
        .handle(
            (done, failure) -> {
              if (failure != null) {
                owner.log().failed(plan, failure);
              }
              return null;
            });
  }

  /**
   * It is settled so, and the journal has it: by another instance, by a person, or by two steps.
   */
  public void settledAs(CoreCallState state, @Nullable Verdict verdict) {
    finish(state, verdict, null);
  }

  /** The end, for this process. False where it had ended before. */
  private boolean finish(
      CoreCallState state, @Nullable Verdict verdict, @Nullable CallProblem problem) {
    if (!settled.compareAndSet(false, true)) {
      return false;
    }
    owner.forget(this);
    end.complete(null);
    Waiter waiting = waiter;
    if (waiting != null) {
      waiting.settled(this, state, verdict == null ? refusal : verdict, problem);
    }
    owner.undoingOf(plan.interactionId());
    return true;
  }

  /** Guards learn the first end: what settlement does later says nothing of this call's way. */
  private void ended(CallProblem problem) {
    if (waiter != null) {
      waiter.ended(problem);
    }
  }
}
