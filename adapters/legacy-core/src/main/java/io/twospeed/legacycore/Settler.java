package io.twospeed.legacycore;

import io.twospeed.journal.CallMove;
import io.twospeed.journal.CoreCallState;
import io.twospeed.journal.EvidenceKind;
import io.twospeed.journal.Journal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Owns changing calls until they are settled: those of this process, and those it takes over from
 * instances that died.
 */
final class Settler implements AutoCloseable {
  private final Journal journal;
  private final SettlementSettings settings;
  private final Clock clock;
  private final DeadlineWheel wheel;
  private final Executor aside;
  private final SettlementMeters meters;
  private final SettlementLog log = new SettlementLog();
  private final SureWrites writes;
  private final ConcurrentHashMap<String, ChangingCall> owned = new ConcurrentHashMap<>();
  private volatile Map<String, BoundOperation> operations = Map.of();
  private volatile boolean closed;

  Settler(
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

  void start(Map<String, BoundOperation> bound) {
    operations = bound;
  }

  Journal journal() {
    return journal;
  }

  SettlementSettings settings() {
    return settings;
  }

  SettlementMeters meters() {
    return meters;
  }

  SettlementLog log() {
    return log;
  }

  DeadlineWheel wheel() {
    return wheel;
  }

  Executor aside() {
    return aside;
  }

  Instant now() {
    return clock.instant();
  }

  boolean isClosed() {
    return closed;
  }

  /** Null where the catalogue has it no more. */
  @Nullable BoundOperation operation(String name) {
    return operations.get(name);
  }

  <T> CompletionStage<T> surely(Supplier<CompletionStage<T>> write) {
    return writes.until(write);
  }

  void after(Duration pause, Runnable task) {
    wheel.after(pause, aside, task);
  }

  void own(ChangingCall call) {
    owned.put(call.reference(), call);
  }

  boolean owns(ChangingCall call) {
    return owned.get(call.reference()) == call;
  }

  void forget(ChangingCall call) {
    owned.remove(call.reference(), call);
  }

  /** The call under that reference: as this process owns it, or as the journal has it. */
  CompletionStage<@Nullable ChangingCall> call(String reference) {
    ChangingCall mine = owned.get(reference);
    return mine != null
        ? CompletableFuture.completedFuture(mine)
        : surely(() -> journal.calls().find(reference))
            .thenApply(found -> found.map(it -> ChangingCall.stored(this, it)).orElse(null));
  }

  /** Takes a confirmed call to its end where it is known to be undone. */
  CompletionStage<Void> reversed(String reference, String code) {
    return surely(
            () ->
                journal
                    .calls()
                    .move(
                        CallMove.to(
                            CoreCallState.REVERSING, reference, EvidenceKind.REVERSAL, code)))
        .thenCompose(
            x ->
                surely(
                    () ->
                        journal
                            .calls()
                            .move(
                                CallMove.to(
                                    CoreCallState.REVERSED,
                                    reference,
                                    EvidenceKind.REVERSAL,
                                    code))));
  }

  /** A call of it was settled: where it is being undone, that can go on. */
  void undoingOf(String interactionId) {}

  @Override
  public void close() {
    closed = true;
    writes.close();
  }
}
