package io.twospeed.openapi.answer;

import io.twospeed.openapi.context.DeadlineWheel;
import io.twospeed.openapi.context.Desk;
import io.twospeed.openapi.context.DoorMeters;
import io.twospeed.openapi.context.Mount;
import io.twospeed.openapi.http.Methods;
import io.twospeed.openapi.http.RandomIds;
import io.twospeed.openapi.http.TraceParent;
import io.twospeed.openapi.product.ApiProblem;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one answer a connection is owed. Route, deadline, refusal and a broken connection race for
 * it; the first has it, the others find it over. Only the winner touches the response.
 */
public final class PendingAnswer implements DeadlineWheel.Deadline, AsyncListener {
  private static final Logger log = LoggerFactory.getLogger(PendingAnswer.class);
  private static final long CONTAINER_GRACE_MILLIS = 10_000;

  /** Whoever works on the answer, and is still at it when the caller's time is over. */
  public interface Work {
    /** What the caller is told at its deadline. */
    Outgoing atDeadline();

    /** The connection broke: there is nobody to tell anything. */
    default void callerLeft() {}
  }

  private final Desk desk;
  private final String method;
  private final long startNanos = System.nanoTime();
  private final Instant received;
  private final AtomicBoolean over = new AtomicBoolean();
  private final String id = RandomIds.next();
  private final String traceId;
  private final DoorMeters.OfOperation meters;
  private final @Nullable Mount mount;
  // Let go of when it is over: the wheel may hold this object until its slot comes round.
  private @Nullable HttpServletResponse response;
  private volatile @Nullable AsyncContext async;
  private volatile @Nullable Work work;
  private volatile boolean occupied;

  public PendingAnswer(
      Desk desk, HttpServletRequest request, HttpServletResponse response, @Nullable Mount mount) {
    this.desk = desk;
    this.received = desk.clock().instant();
    this.response = response;
    this.mount = mount;
    this.method = request.getMethod();
    this.traceId = TraceParent.traceId(request.getHeader("traceparent"));
    this.meters = mount == null ? desk.meters().unmatched() : mount.meters();
  }

  public String id() {
    return id;
  }

  public String traceId() {
    return traceId;
  }

  /** From here on the answer may come from any thread, and comes by the deadline. */
  public void startAsync(HttpServletRequest of) {
    AsyncContext started = of.startAsync();
    started.setTimeout(desk.settings().deadline().toMillis() + CONTAINER_GRACE_MILLIS);
    started.addListener(this);
    async = started;
    desk.wheel().add(this, timeLeft());
  }

  /** Until the caller's deadline; may be negative. */
  public Duration timeLeft() {
    return desk.settings().deadline().minus(elapsed());
  }

  /** Since the request came. */
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  /** When the request came, UTC. */
  public Instant received() {
    return received;
  }

  /**
   * Whether the caller's time is over, by either clock: one may stand still while this process
   * does.
   */
  public boolean isLate() {
    Instant deadline = received.plus(desk.settings().deadline());
    return timeLeft().compareTo(Duration.ZERO) <= 0 || !desk.clock().instant().isBefore(deadline);
  }

  /** The request was read, and is being worked on from now on. */
  public void workedOnBy(Work who) {
    work = who;
  }

  /**
   * While the container's thread is in our hands, it does not send what others complete. It is not
   * given back while another pushes bytes out past it: the container would use the response for
   * somebody else's request meanwhile.
   */
  public synchronized void occupied(boolean now) {
    occupied = now;
  }

  @Override
  public boolean isOver() {
    return over.get();
  }

  public void refuse(Refusal refusal) {
    if (!over.get()) {
      ApiProblem problem = refusal.problemFor(method);
      answer(
          Outgoing.problem(
              problem, ProblemJson.render(problem, refusal.violations(), id, traceId)));
    }
  }

  /**
   * Answers, unless that is over.
   *
   * @return whether this was the answer
   */
  public boolean answer(Outgoing outgoing) {
    if (!over.compareAndSet(false, true)) {
      return false;
    }
    send(outgoing);
    return true;
  }

  @Override
  public void expire() {
    if (over.get()) {
      return;
    }
    Work at = work;
    Outgoing outgoing = at == null ? tooSlow() : at.atDeadline();
    if (!over.compareAndSet(false, true)) {
      return;
    }
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

  private synchronized void sendPast(Outgoing outgoing) {
    HttpServletResponse to = response;
    if (to == null || !occupied) {
      send(outgoing);
      return;
    }
    // The connection is the route's until it returns: the client is to take another.
    to.setHeader("Connection", "close");
    send(outgoing);
    try {
      to.flushBuffer();
    } catch (IOException | IllegalStateException gone) {
      log.debug("The client of interaction {} had gone", id);
    }
  }

  private Outgoing tooSlow() {
    ApiProblem problem =
        new ApiProblem(
            "request-timeout",
            408,
            "The request's body did not arrive in time.",
            Methods.isSafe(method) ? null : Outcome.NOTHING_HAPPENED,
            0);
    return Outgoing.problem(problem, ProblemJson.render(problem, id, traceId));
  }

  private void send(Outgoing outgoing) {
    HttpServletResponse to = response;
    AsyncContext context = async;
    letGo();
    try {
      if (to != null) {
        write(outgoing, to, context);
      }
    } catch (IOException | RuntimeException gone) {
      desk.meters().abandoned();
      log.debug("Interaction {} could not be answered: {}", id, RouteEnds.nameOf(gone));
      complete(context);
    } finally {
      finish(outgoing.status);
    }
  }

  private void letGo() {
    response = null;
    async = null;
    work = null;
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
    if (mount != null) {
      mount.product().answered(status, nanos);
    }
    if (log.isDebugEnabled()) {
      String place = mount == null ? "none" : mount.place();
      log.debug("{} {} {} {} in {} us", id, method, place, status, nanos / 1000);
    }
  }

  /** The connection broke: there is nobody to answer. */
  @Override
  public void onError(AsyncEvent event) {
    if (over.compareAndSet(false, true)) {
      AsyncContext context = async;
      Work at = work;
      letGo();
      desk.meters().abandoned();
      complete(context);
      finish(499);
      if (at != null) {
        at.callerLeft();
      }
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
