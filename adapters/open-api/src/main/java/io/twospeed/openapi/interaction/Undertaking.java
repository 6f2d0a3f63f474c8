package io.twospeed.openapi.interaction;

import io.twospeed.journal.failure.JournalOverloadedException;
import io.twospeed.journal.interactions.Begun;
import io.twospeed.journal.interactions.InteractionStart;
import io.twospeed.journal.interactions.OwedResponse;
import io.twospeed.openapi.answer.Outcome;
import io.twospeed.openapi.answer.Outgoing;
import io.twospeed.openapi.answer.PendingAnswer;
import io.twospeed.openapi.answer.RouteEnd;
import io.twospeed.openapi.answer.RouteEnds;
import io.twospeed.openapi.answer.TemporaryProblem;
import io.twospeed.openapi.context.Desk;
import io.twospeed.openapi.context.DoorMeters.End;
import io.twospeed.openapi.context.Mount;
import io.twospeed.openapi.product.ApiProblem;
import io.twospeed.openapi.product.ApiReply;
import io.twospeed.openapi.product.ApiRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request that may change the core, from the journal's first word on it to its last: nothing is
 * dispatched before its begin is durable, nothing is told before its end is. The caller's
 * connection may be over long before.
 */
final class Undertaking
    implements PendingAnswer.Work, BiConsumer<@Nullable ApiReply, @Nullable Throwable> {
  private static final Logger log = LoggerFactory.getLogger(Undertaking.class);

  private static final ApiProblem NOT_SETTLED =
      new ApiProblem(
          "not-settled",
          500,
          "A call to the core had no known end; what the request had begun was undone.");

  private enum Phase {
    /** The journal is asked whether it is new. */
    BEGINNING,
    /** The caller's time was over before the journal had it: it must not be dispatched. */
    ABANDONED,
    /** The route works on it. */
    RUNNING,
    /** The route has ended, or its time: what is owed is being made durable. */
    ENDING,
    /** What is owed is durable and known. */
    OVER
  }

  private final Desk desk;
  private final Keeping keeping;
  private final PendingAnswer answer;
  private final Mount mount;
  private final ApiRequest request;
  private final String id;
  private final RouteEnds ends;
  private final BegunAnswers begunAnswers;
  private boolean callback;
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.BEGINNING);

  Undertaking(Desk desk, Keeping keeping, PendingAnswer answer, Mount mount, ApiRequest request) {
    this.desk = desk;
    this.keeping = keeping;
    this.answer = answer;
    this.mount = mount;
    this.request = request;
    this.id = answer.id();
    this.ends = new RouteEnds(desk, mount, id, answer.traceId());
    this.begunAnswers = new BegunAnswers(desk.settings(), ends);
  }

  void begin(String key, String payloadDigest, @Nullable String notifyAt) {
    callback = notifyAt != null;
    answer.workedOnBy(this);
    if (isHeldUp()) {
      tellUnavailable();
      return;
    }
    try {
      InteractionStart start =
          new InteractionStart(
              request.interaction(),
              request.operationId(),
              mount.product().version(),
              key,
              payloadDigest,
              notifyAt);
      keeping
          .interactions()
          .begin(start)
          .thenCompose(begun -> orAgain(begun, start))
          .whenComplete(this::begun);
    } catch (RuntimeException failed) {
      begun(null, failed);
    }
  }

  /**
   * What came to nothing, for a reason that passes, is tried anew by whoever asks for it again. A
   * copy of the first request that was held up is none who asks again: it came before the end, or
   * lay in the buffers of a process that stood still.
   */
  private CompletionStage<Begun> orAgain(Begun begun, InteractionStart start) {
    return begun instanceof Begun.Ended ended && isOpenToANewTry(ended)
        ? keeping.interactions().beginAgain(start, ended.id())
        : CompletableFuture.completedStage(begun);
  }

  private boolean isOpenToANewTry(Begun.Ended ended) {
    return TemporaryProblem.has(ended.response().status())
        && !answer.received().isBefore(ended.at().plus(keeping.newTryAfter()))
        && !keeping.fence().pausedWithin(keeping.newTryAfter());
  }

  /**
   * Whether something paused between its coming and now: it must not run behind its caller's back.
   */
  private boolean isHeldUp() {
    return answer.isLate() || !keeping.fence().isOpen();
  }

  private void begun(@Nullable Begun begun, @Nullable Throwable failure) {
    if (begun == null) {
      notBegun(failure);
    } else if (begun instanceof Begun.Fresh) {
      fresh();
    } else if (phase.compareAndSet(Phase.BEGINNING, Phase.OVER)) {
      mount.meters().interaction(endOf(begun));
      answer.answer(begunAnswers.of(begun));
    }
  }

  private static End endOf(Begun begun) {
    return begun.fold(
        fresh -> End.FINISHED,
        running -> End.IN_PROGRESS,
        ended -> End.REPLAYED,
        other -> End.KEY_REUSED);
  }

  /** It may have been written all the same, unless there was no room for it in the queue. */
  private void notBegun(@Nullable Throwable failure) {
    Throwable cause = failure == null ? null : Insistence.cause(failure);
    log.warn("Interaction {} of {} could not begin: {}", id, mount.place(), String.valueOf(cause));
    if (!(cause instanceof JournalOverloadedException)) {
      keeping.leftovers().add(id, begunAnswers.unavailable().owed());
    }
    tellUnavailable();
  }

  private void tellUnavailable() {
    if (phase.compareAndSet(Phase.BEGINNING, Phase.OVER)) {
      mount.meters().interaction(End.JOURNAL_UNAVAILABLE);
      answer.answer(begunAnswers.unavailable());
    }
  }

  private void fresh() {
    if (isHeldUp()) {
      keeping.leftovers().add(id, begunAnswers.unavailable().owed());
      tellUnavailable();
      return;
    }
    if (!phase.compareAndSet(Phase.BEGINNING, Phase.RUNNING)) {
      keeping.leftovers().add(id, begunAnswers.unavailable().owed());
      return;
    }
    if (answer.isOver()) {
      callerLeft();
    }
    try {
      mount.product().serve(request).whenComplete(this);
    } catch (RuntimeException | StackOverflowError failed) {
      accept(null, failed);
    }
  }

  /** The route's answer, or its failure. */
  @Override
  public void accept(@Nullable ApiReply reply, @Nullable Throwable failure) {
    if (!phase.compareAndSet(Phase.RUNNING, Phase.ENDING)) {
      desk.meters().late();
      return;
    }
    RouteEnd end = ends.of(reply, failure);
    if (end instanceof RouteEnd.Well well) {
      finish(well.response());
    } else {
      fail(((RouteEnd.Failed) end).problem());
    }
  }

  private void finish(Outgoing response) {
    OwedResponse owed;
    try {
      owed = response.owed();
    } catch (IllegalArgumentException tooLarge) {
      log.error("Interaction {} of {}: {}", id, mount.place(), tooLarge.getMessage());
      fail(new ApiProblem("response-too-large", 500, "The answer is too large to be kept."));
      return;
    }
    settle(
        keeping.finish(id, owed),
        End.FINISHED,
        response,
        () -> handOver("not-settled", NOT_SETTLED));
  }

  private void fail(ApiProblem problem) {
    Outgoing outgoing = nothingHappened(problem);
    settle(
        keeping.fail(id, outgoing.owed()),
        End.FAILED,
        outgoing,
        () -> handOver("route-failed", problem));
  }

  /** What is true once it is owed: nothing stands, or what stood was undone. */
  private Outgoing nothingHappened(ApiProblem problem) {
    ApiProblem known = problem.with(Outcome.NOTHING_HAPPENED);
    return ends.render(
        TemporaryProblem.has(problem.status())
            ? TemporaryProblem.until(known, keeping.newTryAfter())
            : known);
  }

  private void settle(CompletionStage<Void> write, End end, Outgoing owed, Runnable refused) {
    write.whenComplete(
        (done, refusal) -> {
          if (refusal == null) {
            over(end, owed);
          } else {
            log.debug("Handed over to be undone: {}", Insistence.cause(refusal).getMessage());
            refused.run();
          }
        });
  }

  /** Refused too where somebody else has it by now: then what that one ends it with is owed. */
  private void handOver(String reason, ApiProblem problem) {
    OwedResponse whereACallStands = ends.leftStanding(problem).owed();
    keeping
        .toBeUndone(id, reason, nothingHappened(problem).owed(), whereACallStands)
        .whenComplete((done, refusal) -> handedOver(refusal == null, whereACallStands));
  }

  private void handedOver(boolean byUs, OwedResponse whereACallStands) {
    if (byUs) {
      mount.meters().interaction(End.HANDED_OVER);
    }
    CompletableFuture<OwedResponse> end = keeping.interactions().ended(id);
    var unused =
        end.thenAccept(owed -> over(endOf(byUs, owed.equals(whereACallStands)), Outgoing.of(owed)));
    // It may take a person days; whoever asks then, asks the journal.
    keeping.wheel().run(() -> end.cancel(false), keeping.finishWithin());
  }

  private static End endOf(boolean byUs, boolean stands) {
    if (!byUs) {
      return End.ENDED_ELSEWHERE;
    }
    return stands ? End.LEFT_STANDING : End.UNDONE;
  }

  private void over(End end, Outgoing owed) {
    phase.set(Phase.OVER);
    mount.meters().interaction(end);
    if (!answer.answer(owed)) {
      mount.meters().owed(answer.timeLeft().negated());
      if (callback) {
        keeping.notice().look();
      }
    } else if (callback) {
      keeping.notice().notNeeded(id);
    }
  }

  /** Where the journal has not taken it yet, it never begins; else it goes on. */
  @Override
  public Outgoing atDeadline() {
    if (phase.compareAndSet(Phase.BEGINNING, Phase.ABANDONED)) {
      mount.meters().interaction(End.JOURNAL_UNAVAILABLE);
      return begunAnswers.unavailable();
    }
    callerLeft();
    mount.meters().interaction(End.ACCEPTED);
    return begunAnswers.accepted(request, desk.clock().instant().minus(answer.elapsed()));
  }

  /** From here on only the route's own time limit ends it. */
  @Override
  public void callerLeft() {
    Duration left = keeping.finishWithin().minus(answer.elapsed());
    keeping.wheel().run(this::takesTooLong, left.isNegative() ? Duration.ZERO : left);
  }

  private void takesTooLong() {
    if (phase.compareAndSet(Phase.RUNNING, Phase.ENDING)) {
      handOver(
          "route-timed-out",
          new ApiProblem(
              "route-timed-out", 504, "The request took too long; what it had begun was undone."));
    }
  }
}
