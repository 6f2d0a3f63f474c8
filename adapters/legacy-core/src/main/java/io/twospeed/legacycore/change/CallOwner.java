package io.twospeed.legacycore.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.journal.Journal;
import io.twospeed.journal.calls.CallPlan;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.legacycore.call.DeadlineWheel;
import io.twospeed.legacycore.operation.BoundOperation;
import io.twospeed.legacycore.settings.SettlementSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Owns changing calls until they are settled, and has what each of them needs. What is done about
 * those whose end is not known is for its heirs to say: a call only asks for it.
 */
public abstract class CallOwner implements AutoCloseable {
  private static final int STOP_SECONDS = 2;

  private final Journal journal;
  private final SettlementSettings settings;
  private final Clock clock;
  private final DeadlineWheel wheel;
  private final Executor aside;
  private final SettlementMeters meters;
  private final SettlementLog log = new SettlementLog();
  private final SureWrites writes;
  private final ConcurrentHashMap<String, ChangingCall> owned = new ConcurrentHashMap<>();
  private volatile boolean closed;

  protected CallOwner(
      Journal journal,
      SettlementSettings settings,
      Clock clock,
      DeadlineWheel wheel,
      Executor aside,
      SettlementMeters meters) {
    this.journal = journal;
    this.settings = settings;
    this.clock = clock;
    this.wheel = wheel;
    this.aside = aside;
    this.meters = meters;
    this.writes = new SureWrites(wheel, aside);
    meters.gaugeOwned(owned);
  }

  /** Null where the catalogue has it no more. */
  protected abstract @Nullable BoundOperation operation(String name);

  /** What is done about a call of its own, should its end not become known by itself. */
  protected abstract InDoubt inDoubt(ChangingCall call);

  /** The core says otherwise than this settled call: from now on somebody owns that. */
  protected abstract void contradicted(CallPlan plan, CoreCallState settled, CoreCallState said);

  /** A call of that interaction was settled: where it is being undone, that can go on. */
  protected abstract void undoingOf(String interactionId);

  public final Journal journal() {
    return journal;
  }

  public final SettlementSettings settings() {
    return settings;
  }

  public final SettlementMeters meters() {
    return meters;
  }

  public final SettlementLog log() {
    return log;
  }

  /** The life of a call that begins at that stage. */
  CallLife life(CallStage first) {
    return new CallLife(first);
  }

  final DeadlineWheel wheel() {
    return wheel;
  }

  public final Executor aside() {
    return aside;
  }

  public final Instant now() {
    return clock.instant();
  }

  /** In which what is sent now may leave. */
  final SendWindow window(long limitNanos) {
    return SendWindow.open(clock, journal.fence(), limitNanos);
  }

  public final boolean isClosed() {
    return closed;
  }

  public final <T> CompletionStage<T> surely(Supplier<CompletionStage<T>> write) {
    return writes.until(write);
  }

  public final void after(Duration pause, Runnable task) {
    wheel.after(pause, aside, task);
  }

  /** Begins a call, whoever wants it. What cannot be sent is refused and never written down. */
  public final void begin(
      BoundOperation operation,
      CallPlan planned,
      JsonNode canonical,
      Waiter waiter,
      Instant now,
      long limitNanos) {
    ChangingCall call = ChangingCall.planned(this, planned, operation, waiter, limitNanos);
    ChangeSend send = new ChangeSend(call, operation, true, window(limitNanos), limitNanos);
    waiter.sending(send);
    byte[] wire = operation.admitted(send, canonical, now, limitNanos);
    if (wire != null) {
      waiter.wire(wire);
      call.begin(send, wire);
    }
  }

  final void own(ChangingCall call) {
    owned.put(call.reference(), call);
  }

  /** The call that is owned already under that reference; null: from now on it is this one. */
  public final @Nullable ChangingCall ownUnlessKnown(ChangingCall call) {
    return owned.putIfAbsent(call.reference(), call);
  }

  public final boolean owns(ChangingCall call) {
    return owned.get(call.reference()) == call;
  }

  public final boolean owns(String reference) {
    return owned.containsKey(reference);
  }

  final void forget(ChangingCall call) {
    owned.remove(call.reference(), call);
  }

  /** The call under that reference: as this process owns it, or as the journal has it. */
  public final CompletionStage<@Nullable ChangingCall> call(String reference) {
    ChangingCall mine = owned.get(reference);
    return mine != null
        ? CompletableFuture.completedFuture(mine)
        : surely(() -> journal.calls().find(reference))
            .thenApply(found -> found.map(it -> ChangingCall.stored(this, it)).orElse(null));
  }

  /** Begins nothing more: what breaks off from now on is for another instance to settle. */
  public final void end() {
    closed = true;
  }

  /** The {@link #end}; and what it has is another instance's at once, not when its lease ends. */
  @Override
  public final void close() {
    end();
    writes.close();
    try {
      journal.takeover().releaseAll().toCompletableFuture().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      log.leasesKept(e);
    }
  }
}
