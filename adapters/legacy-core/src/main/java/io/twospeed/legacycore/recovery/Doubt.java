package io.twospeed.legacycore.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.twospeed.journal.calls.CallMove;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.calls.StoredCall;
import io.twospeed.legacycore.call.CallProblem;
import io.twospeed.legacycore.call.CallResult;
import io.twospeed.legacycore.call.CoreCall;
import io.twospeed.legacycore.call.CoreCallException;
import io.twospeed.legacycore.change.ChangingCall;
import io.twospeed.legacycore.change.InDoubt;
import io.twospeed.legacycore.change.SureWrites;
import io.twospeed.legacycore.change.Verdict;
import io.twospeed.legacycore.change.Waiter;
import io.twospeed.legacycore.operation.BoundOperation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Settles one call in doubt, by what was declared for it when it was written down: asks the core,
 * sends again, waits, and at the end gives it to a person. One step leads to the next; no thread
 * waits in between. A reply, or a report of the queue manager, may settle the call meanwhile.
 */
final class Doubt implements InDoubt {
  private final ChangingCall call;
  private final Settler settler;

  /** Who resumes begins a new chain of steps; an older one finds so and stops. */
  private final AtomicInteger chain = new AtomicInteger();

  private final AtomicInteger tries = new AtomicInteger();
  private final TriedTime tried;
  private volatile String learned = "nothing-declared";

  Doubt(ChangingCall call, Settler settler) {
    this.call = call;
    this.settler = settler;
    this.tried = settler.triedTime(settler.operation(asked(call)));
  }

  /** The operation whose time limit holds for one try. */
  private static String asked(ChangingCall call) {
    String inquiry = call.plan().settling().inquiry();
    return inquiry == null ? call.plan().operation() : inquiry;
  }

  @Override
  public void begin() {
    step(chain.incrementAndGet());
  }

  @Override
  public void resume() {
    int mine = chain.incrementAndGet();
    if (call.plan().settling().inquiry() == null) {
      inVain(mine, isWayThere(), pause());
    } else {
      later(mine, pause());
    }
  }

  @Override
  public void watch() {
    watch(chain.incrementAndGet());
  }

  private boolean isOver(int mine) {
    return chain.get() != mine || call.isSettled() || settler.isClosed();
  }

  private void later(int mine, Duration pause) {
    settler.after(pause, () -> stepUnlessOver(mine));
  }

  private void stepUnlessOver(int mine) {
    if (!isOver(mine)) {
      step(mine);
    }
  }

  private Duration pause() {
    return settler.settings().pauseAfter(tries.getAndIncrement());
  }

  private void step(int mine) {
    on(
        mine,
        settler.surely(() -> settler.journal().takeover().holdCall(call.reference())),
        held -> {
          if (held) {
            tryNext(mine);
          } else {
            watch(mine);
          }
        });
  }

  /** What follows an answer of the journal; a fault does not leave the call without a next step. */
  private <T> void on(int mine, CompletionStage<T> asked, Consumer<T> then) {
    asked
        .thenAcceptAsync(
            answer -> {
              if (!isOver(mine)) {
                then.accept(answer);
              }
            },
            settler.aside())
        .exceptionally(
            failure -> {
              if (!isOver(mine)) {
                settler.log().failed(call.plan(), SureWrites.unwrapped(failure));
                later(mine, pause());
              }
              return null;
            });
  }

  private void tryNext(int mine) {
    String inquiry = call.plan().settling().inquiry();
    if (inquiry != null) {
      inquire(mine, inquiry);
    } else if (call.plan().settling().resend() != null) {
      resend(mine, settler.now());
    } else {
      awaitReply(mine);
    }
  }

  /** Nothing can be asked: only a late reply can settle it, while there is a way for one. */
  private void awaitReply(int mine) {
    Duration missing = tried.missingTo(settler.settings().parkAfter());
    Duration pause = pause();
    inVain(mine, isWayThere(), missing.compareTo(pause) < 0 ? missing : pause);
  }

  private boolean isWayThere() {
    BoundOperation operation = call.operation();
    return operation == null || operation.transport().health().up();
  }

  /**
   * One more try settled nothing. Where the core was asked for long enough, a person has it now:
   * just after a try, never because a clock went on while nobody asked.
   */
  private void inVain(int mine, boolean met, Duration pause) {
    if (met) {
      tried.inVain(settler.now());
    } else {
      tried.away();
    }
    if (met && tried.reaches(settler.settings().parkAfter())) {
      park();
    } else {
      later(mine, pause);
    }
  }

  private void inquire(int mine, String name) {
    BoundOperation inquiry = settler.operation(name);
    if (inquiry == null) {
      unanswered(mine, "no-such-operation", Met.YES);
      return;
    }
    Instant asked = settler.now();
    JsonNode question = JsonNodeFactory.instance.objectNode().put("reference", call.reference());
    inquiry.call(
        question,
        null,
        new CallResult() {
          @Override
          public void answered(CoreCall inquired, JsonNode canonical) {
            settler.aside().execute(() -> said(mine, asked, canonical.path("state").asText()));
          }

          @Override
          public void failed(CoreCall inquired, CoreCallException problem) {
            settler.aside().execute(() -> unanswered(mine, problem.problem(), Met.by(problem)));
          }
        });
  }

  private void said(int mine, Instant asked, String state) {
    if (isOver(mine)) {
      return;
    }
    switch (state) {
      case "DONE" -> settle(CoreCallState.CONFIRMED, state);
      case "REVERSED" -> reversed(mine);
      case "UNKNOWN" -> unknown(mine, asked);
      default -> unanswered(mine, "no-such-state", Met.YES);
    }
  }

  /** Believed only once no request of the call can be under way any more. */
  private void unknown(int mine, Instant asked) {
    learned = "UNKNOWN";
    Instant now = settler.now();
    if (isWanted(now) && call.plan().settling().resend() != null) {
      tried.inVain(now);
      if (tried.reaches(settler.settings().parkAfter())) {
        park();
      } else {
        resend(mine, now);
      }
      return;
    }
    Instant believed = call.lastExpiry().plus(settler.settings().grace());
    if (asked.isAfter(believed)) {
      Verdict.Refused refusal = call.refusal();
      settle(refusal == null ? CoreCallState.NOT_DONE : CoreCallState.REJECTED, "UNKNOWN");
      return;
    }
    Duration left = Duration.between(now, believed).plusMillis(1);
    Duration pause = pause();
    later(mine, left.isNegative() || left.compareTo(pause) > 0 ? pause : left);
  }

  private void settle(CoreCallState to, String said) {
    call.settleByInquiry(to, said);
  }

  /** Noted where it is news: an outage of hours must not fill the list of evidence. */
  private void unanswered(int mine, String why, Met met) {
    if (isOver(mine)) {
      return;
    }
    boolean news = !why.equals(learned);
    learned = why;
    var unused =
        (news
                ? call.noted(EvidenceKind.INQUIRED, why)
                : CompletableFuture.<Void>completedFuture(null))
            .thenRun(() -> triedAgainst(mine, met));
  }

  private void triedAgainst(int mine, Met met) {
    if (met == Met.NOTHING_LEARNED) {
      later(mine, pause());
    } else {
      inVain(mine, met == Met.YES, pause());
    }
  }

  /**
   * A reversal always is, another while its route waits and its caller's time is not over; but
   * never what the core has refused.
   */
  private boolean isWanted(Instant now) {
    if (call.refusal() != null) {
      return false;
    }
    if (call.plan().reverses() != null) {
      return true;
    }
    Waiter waiter = call.waiter();
    Instant deadline = waiter == null ? null : waiter.deadline();
    return deadline != null && now.isBefore(deadline);
  }

  private void resend(int mine, Instant now) {
    BoundOperation operation = call.operation();
    if (operation == null) {
      learned = "no-such-operation";
      later(mine, pause());
      return;
    }
    CallProblem refusal = operation.refusalNow();
    if (refusal != null) {
      learned = refusal.problem();
      later(mine, pause());
      return;
    }
    Waiter waiter = call.waiter();
    Instant deadline = waiter == null ? null : waiter.deadline();
    long limit = operation.timeout().toNanos();
    long left =
        deadline == null || !now.isBefore(deadline)
            ? limit
            : Math.min(limit, Duration.between(now, deadline).toNanos());
    if (waiter != null) {
      call.resend(operation, waiter.wire(), left);
      return;
    }
    on(
        mine,
        settler.surely(() -> settler.journal().calls().request(call.reference())),
        kept -> {
          if (kept.isPresent()) {
            call.resend(operation, kept.get(), left);
          } else {
            learned = "request-not-kept";
            later(mine, pause());
          }
        });
  }

  /** The core had done it, and it is undone already: it counts as settled, and does not stand. */
  private void reversed(int mine) {
    CallMove done =
        CallMove.to(CoreCallState.CONFIRMED, call.reference(), EvidenceKind.INQUIRED, "REVERSED");
    on(
        mine,
        settler
            .surely(() -> settler.journal().calls().move(done))
            .thenCompose(x -> settler.reversed(call.reference(), "REVERSED")),
        undone -> {
          settler.log().state(call.plan(), CoreCallState.REVERSED);
          settler.meters().settled(call.plan().operation(), "inquiry", CoreCallState.REVERSED);
          call.settledAs(CoreCallState.REVERSED, null);
        });
  }

  private void park() {
    settler.meters().parked(call.plan().operation());
    call.park(learned);
  }

  private void watch(int mine) {
    on(
        mine,
        settler.surely(() -> settler.journal().calls().find(call.reference())),
        found -> seen(mine, found));
  }

  private void seen(int mine, Optional<StoredCall> found) {
    CoreCallState state = found.map(StoredCall::state).orElse(CoreCallState.NOT_DONE);
    switch (state) {
      // The lease may have come back to this instance by the next step.
      case PLANNED, SENT, IN_DOUBT -> {
        found.ifPresent(call::learn);
        later(mine, pause());
      }
      case CONFIRMED, REJECTED, NOT_DONE, REVERSING, REVERSED, PARKED, CONTRADICTED ->
          elsewhere(mine, state);
    }
  }

  /** The reply was kept where another took it: the route goes on with it all the same. */
  private void elsewhere(int mine, CoreCallState state) {
    BoundOperation operation = call.operation();
    if (operation == null || call.waiter() == null) {
      call.settledAs(state, null);
      return;
    }
    on(
        mine,
        settler.surely(() -> settler.journal().calls().reply(call.reference())),
        reply -> call.settledAs(state, verdict(operation, reply.orElse(null))));
  }

  private @Nullable Verdict verdict(BoundOperation operation, byte @Nullable [] wire) {
    return wire == null
        ? null
        : Verdict.of(operation.plan(), call.plan().reverses() != null, known -> known.reply(wire));
  }
}
