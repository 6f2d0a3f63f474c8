package io.twospeed.openapi;

import io.twospeed.journal.Interaction;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one answer a request is owed. Route, deadline, refusal and a broken connection race for it;
 * the first has it, the others find it over. Only the winner touches the response.
 */
final class PendingAnswer
    implements BiConsumer<@Nullable ApiReply, @Nullable Throwable>,
        DeadlineWheel.Deadline,
        AsyncListener {
  private static final Logger log = LoggerFactory.getLogger(ApiDoor.class);
  private static final long CONTAINER_GRACE_MILLIS = 10_000;

  private final Desk desk;
  private final String method;
  private final long startNanos = System.nanoTime();
  private final AtomicBoolean over = new AtomicBoolean();
  private final String id = RandomIds.next();
  private final String traceId;
  private final DoorMeters.OfOperation meters;
  private final @Nullable Mount mount;
  // Let go of when it is over: the wheel may hold this object until its slot comes round.
  private @Nullable HttpServletResponse response;
  private volatile @Nullable AsyncContext async;
  private volatile boolean dispatched;
  private volatile boolean occupied;
  private @Nullable Interaction interaction;

  PendingAnswer(
      Desk desk, HttpServletRequest request, HttpServletResponse response, @Nullable Mount mount) {
    this.desk = desk;
    this.response = response;
    this.mount = mount;
    this.method = request.getMethod();
    this.traceId = TraceParent.traceId(request.getHeader("traceparent"));
    this.meters = mount == null ? desk.meters().unmatched() : mount.meters();
  }

  /** From here on the answer may come from any thread, and comes by the deadline. */
  void startAsync(HttpServletRequest of) {
    AsyncContext started = of.startAsync();
    started.setTimeout(desk.settings().deadline().toMillis() + CONTAINER_GRACE_MILLIS);
    started.addListener(this);
    async = started;
    desk.wheel().add(this, desk.settings().deadline());
  }

  Interaction interaction(String client, String product) {
    Interaction made =
        new Interaction(
            id, client, product, traceId, desk.clock().instant().plus(desk.settings().deadline()));
    interaction = made;
    return made;
  }

  void dispatched() {
    dispatched = true;
  }

  /** While the container's thread is in our hands, it does not send what others complete. */
  void occupied(boolean now) {
    occupied = now;
  }

  @Override
  public boolean isOver() {
    return over.get();
  }

  /** The route's answer, or its failure. */
  @Override
  public void accept(@Nullable ApiReply reply, @Nullable Throwable failure) {
    if (!over.compareAndSet(false, true)) {
      desk.meters().late();
    } else if (reply == null || failure != null) {
      send(problem(translate(failure)));
    } else {
      send(outgoing(reply));
    }
  }

  void refuse(Refusal refusal) {
    if (over.compareAndSet(false, true)) {
      ApiProblem problem = refusal.problemFor(method);
      send(
          Outgoing.problem(
              problem, ProblemJson.render(problem, refusal.violations(), id, traceId)));
    }
  }

  /** An answer of the door's own, such as to OPTIONS. */
  void answer(Outgoing outgoing) {
    if (over.compareAndSet(false, true)) {
      send(outgoing);
    }
  }

  @Override
  public void expire() {
    if (!over.compareAndSet(false, true)) {
      return;
    }
    Outgoing outgoing = problem(dispatched ? deadlineExceeded() : tooSlow());
    if (occupied) {
      // The route blocks the container's thread: nobody else will push the bytes out for us, and
      // this thread, which all deadlines share, must not wait for a slow client.
      Thread thread = new Thread(() -> sendPast(outgoing), "twospeed-late-answer");
      thread.setDaemon(true);
      thread.start();
    } else {
      send(outgoing);
    }
  }

  private void sendPast(Outgoing outgoing) {
    HttpServletResponse to = response;
    if (to != null) {
      // The connection is the route's until it returns: the client is to take another.
      to.setHeader("Connection", "close");
    }
    send(outgoing);
    try {
      if (to != null && occupied) {
        to.flushBuffer();
      }
    } catch (IOException | IllegalStateException gone) {
      log.debug("The client of interaction {} had gone", id);
    }
  }

  private ApiProblem deadlineExceeded() {
    return new ApiProblem(
        "deadline-exceeded",
        504,
        "There was no answer in time.",
        mayHaveChanged() ? Outcome.IN_DOUBT : null,
        0);
  }

  private ApiProblem tooSlow() {
    return new ApiProblem(
        "request-timeout",
        408,
        "The request's body did not arrive in time.",
        Methods.isSafe(method) ? null : Outcome.NOTHING_HAPPENED,
        0);
  }

  private boolean mayHaveChanged() {
    return mount != null && mount.operation().mayChange();
  }

  private Outgoing problem(ApiProblem problem) {
    return Outgoing.problem(problem, ProblemJson.render(problem, id, traceId));
  }

  private ApiProblem translate(@Nullable Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause != null) {
      try {
        ApiProblem problem = desk.problems().apply(cause);
        if (problem != null && problem.status() >= 400 && problem.status() <= 599) {
          if (problem.status() == 500) {
            log.error("Interaction {} of {} failed with {}", id, place(), nameOf(cause));
          }
          return withOutcome(problem);
        }
      } catch (RuntimeException broken) {
        log.error("Translating {} failed with {}", nameOf(cause), nameOf(broken));
      }
    }
    log.error("Interaction {} of {} failed with {}", id, place(), nameOf(cause));
    return withOutcome(
        new ApiProblem("internal-error", 500, "The request could not be served.", null, 0));
  }

  private ApiProblem withOutcome(ApiProblem problem) {
    Interaction of = interaction;
    if (of == null) {
      return problem;
    }
    return new ApiProblem(
        problem.name(),
        problem.status(),
        problem.title(),
        Outcome.of(problem.outcome(), of.calls(), mayHaveChanged()),
        problem.retryAfterSeconds());
  }

  private static String nameOf(@Nullable Throwable failure) {
    return failure == null ? "no answer" : failure.getClass().getName();
  }

  /** Product and operation: never the path, which may hold an account number. */
  private String place() {
    return mount == null ? "none" : mount.product().name() + "/" + mount.operation().id();
  }

  private Outgoing outgoing(ApiReply reply) {
    if (mount == null) {
      return Outgoing.empty(404);
    }
    try {
      return Outgoing.of(reply, mount.operation(), desk.settings().validateResponses());
    } catch (Outgoing.BrokenContract broken) {
      log.error(
          "Interaction {}: the response of {} breaks its contract: {}",
          id,
          place(),
          broken.violations());
      return problem(
          withOutcome(
              new ApiProblem(
                  "response-breaks-contract",
                  500,
                  "The answer did not fit the contract and was withheld.",
                  null,
                  0)));
    } catch (RuntimeException | StackOverflowError failed) {
      return problem(translate(failed));
    }
  }

  private void send(Outgoing outgoing) {
    HttpServletResponse to = response;
    AsyncContext context = async;
    response = null;
    async = null;
    try {
      if (to != null) {
        write(outgoing, to, context);
      }
    } catch (IOException | RuntimeException gone) {
      desk.meters().abandoned();
      log.debug("Interaction {} could not be answered: {}", id, nameOf(gone));
      complete(context);
    } finally {
      finish(outgoing.status);
    }
  }

  private static void write(
      Outgoing outgoing, HttpServletResponse to, @Nullable AsyncContext context)
      throws IOException {
    byte[] body = outgoing.body;
    to.setStatus(outgoing.status);
    for (Map.Entry<String, String> header : outgoing.headers.entrySet()) {
      to.setHeader(header.getKey(), header.getValue());
    }
    if (outgoing.contentType != null) {
      to.setContentType(outgoing.contentType);
    }
    if (outgoing.status != 204 && outgoing.status != 304) {
      to.setContentLength(body.length);
    }
    if (context != null && body.length >= to.getBufferSize()) {
      // More than the container buffers: a slow client must not hold up the thread that brings
      // answers from the core.
      to.getOutputStream().setWriteListener(new WholeBody(body, to.getOutputStream(), context));
      return;
    }
    if (body.length > 0) {
      to.getOutputStream().write(body);
    }
    complete(context);
  }

  private static void complete(@Nullable AsyncContext context) {
    if (context != null) {
      try {
        context.complete();
      } catch (IllegalStateException done) {
        log.debug("The container had completed a request by itself");
      }
    }
  }

  private void finish(int status) {
    desk.open().decrementAndGet();
    long nanos = System.nanoTime() - startNanos;
    meters.record(status, nanos);
    if (log.isDebugEnabled()) {
      log.debug("{} {} {} {} in {} us", id, method, place(), status, nanos / 1000);
    }
  }

  /** The connection broke: there is nobody to answer. */
  @Override
  public void onError(AsyncEvent event) {
    if (over.compareAndSet(false, true)) {
      AsyncContext context = async;
      response = null;
      async = null;
      desk.meters().abandoned();
      complete(context);
      finish(499);
    }
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    expire();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    // Whoever answered has completed it.
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // Started once, by us.
  }
}
