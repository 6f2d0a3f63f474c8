package io.twospeed.legacycore.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.journal.calls.CallTally;
import io.twospeed.journal.interactions.Interaction;
import io.twospeed.legacycore.call.CallProblem;
import io.twospeed.legacycore.call.CallResult;
import io.twospeed.legacycore.call.CoreCall;
import io.twospeed.legacycore.protect.Guard;
import io.twospeed.legacycore.settings.CoreSystem;
import io.twospeed.legacycore.settings.Protection;
import io.twospeed.legacycore.transport.CoreTransport;
import io.twospeed.mappings.operation.CallContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One operation, everything bound: its translation, its way, what protects and what measures it. A
 * call only runs it.
 */
public final class BoundOperation {
  private final OperationPlan plan;
  private final String address;
  private final CoreSystem system;
  private final CoreTransport transport;
  private final List<Guard> guards;
  private final OperationMeters meters;
  private final Protection retry;
  private final Shared shared;

  /**
   * Binds.
   *
   * @param address the core's queue, or the SOAP action
   * @param guards from the widest to the narrowest
   * @param retry whose attempts and pause hold for this operation
   */
  public BoundOperation(
      OperationPlan plan,
      String address,
      CoreSystem system,
      CoreTransport transport,
      List<Guard> guards,
      Protection retry,
      Shared shared) {
    this.plan = plan;
    this.address = address;
    this.system = system;
    this.transport = transport;
    this.guards = List.copyOf(guards);
    this.retry = retry;
    this.shared = shared;
    this.meters = new OperationMeters(shared.meters(), plan.name(), system.name());
  }

  public String name() {
    return plan.name();
  }

  public String system() {
    return system.name();
  }

  public String address() {
    return address;
  }

  public boolean changes() {
    return plan.changes();
  }

  public OperationPlan plan() {
    return plan;
  }

  public Duration timeout() {
    return plan.timeout();
  }

  public CoreTransport transport() {
    return transport;
  }

  Translation translation() {
    return plan.translation();
  }

  /**
   * Begins a call that is not written down. Never blocks; tells the result on this or another
   * thread.
   *
   * @param interaction whose deadline holds; null: the operation's own time limit is the only one
   */
  public void call(JsonNode canonical, @Nullable Interaction interaction, CallResult result) {
    if (retry.attempts() > 1 && !changes()) {
      new Attempts(this, canonical, interaction, retry, shared, result).next();
    } else {
      attempt(canonical, interaction, result);
    }
  }

  void attempt(JsonNode canonical, @Nullable Interaction interaction, CallResult result) {
    Instant now = shared.clock().instant();
    long limitNanos = limitNanos(now, interaction);
    String reference = shared.references().next();
    CallTally tally = interaction == null ? null : interaction.calls();
    PlainCall call = new PlainCall(this, reference, limitNanos, tally, result);
    byte[] wire = admitted(call, canonical, now, limitNanos);
    if (wire == null) {
      return;
    }
    shared.wheel().add(call);
    try {
      transport.send(call, wire);
    } catch (RuntimeException e) {
      // A transport tells the call; one that is closed or broken beyond that throws.
      call.lost(CallProblem.unavailable("the transport failed: " + e.getMessage(), e));
    }
  }

  /** Null where it may not go, which the call was told. */
  public byte @Nullable [] admitted(
      CoreCall call, JsonNode canonical, Instant now, long limitNanos) {
    CallProblem refusal = limitNanos <= 0 ? CallProblem.noTimeLeft() : enter();
    if (refusal != null) {
      call.notDone(refusal);
      return null;
    }
    call.guarded();
    try {
      LocalDateTime there = LocalDateTime.ofInstant(now, system.zone());
      return plan.translation()
          .request(canonical, new CallContext(call.reference(), system.channel(), there));
    } catch (RuntimeException e) {
      call.notDone(CallProblem.untranslatable(e));
      return null;
    }
  }

  void overdue(PlainCall call) {
    transport.overdue(call);
  }

  /** Null: guards would let a call pass now. Nothing is taken by asking. */
  public @Nullable CallProblem refusalNow() {
    CallProblem refusal = enter();
    if (refusal == null) {
      guards.forEach(Guard::withdraw);
    }
    return refusal;
  }

  void aside(Runnable task) {
    shared.routes().execute(task);
  }

  public void ended(@Nullable CallProblem problem, long nanos, boolean guarded) {
    if (guarded) {
      for (Guard guard : guards) {
        guard.ended(problem, nanos);
      }
    }
    meters.ended(problem == null ? null : problem.kind(), nanos);
  }

  private @Nullable CallProblem enter() {
    for (int i = 0; i < guards.size(); i++) {
      CallProblem refusal = guards.get(i).enter();
      if (refusal != null) {
        guards.subList(0, i).forEach(Guard::withdraw);
        return refusal;
      }
    }
    return null;
  }

  /** The operation's own time limit, or what is left of the interaction's time. */
  public long limitNanos(Instant now, @Nullable Interaction interaction) {
    long own = plan.timeout().toNanos();
    if (interaction == null) {
      return own;
    }
    Duration left = Duration.between(now, interaction.deadline());
    return left.compareTo(plan.timeout()) < 0 ? left.toNanos() : own;
  }
}
