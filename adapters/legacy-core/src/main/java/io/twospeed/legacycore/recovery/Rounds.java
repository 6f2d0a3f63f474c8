package io.twospeed.legacycore.recovery;

import io.twospeed.journal.calls.CallFilter;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.StoredCall;
import io.twospeed.journal.common.Page;
import io.twospeed.journal.instance.Takeover;
import io.twospeed.journal.interactions.InteractionFilter;
import io.twospeed.journal.interactions.InteractionState;
import io.twospeed.journal.interactions.StoredInteraction;
import io.twospeed.legacycore.settings.SettlementSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for work again and again: prolongs this instance's leases, takes over what others left, and
 * adopts what this instance has but nobody in it works on.
 */
final class Rounds {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  private final Settler settler;
  private final SettlementSettings settings;
  private final AtomicBoolean underWay = new AtomicBoolean();
  private volatile boolean again;
  private volatile long renewedNanos;
  private volatile Instant renewedAt = Instant.MIN;
  private final LaterInquiries laterInquiries;

  Rounds(Settler settler) {
    this.settler = settler;
    this.settings = settler.settings();
    this.laterInquiries = new LaterInquiries(settler);
  }

  /** Begins; what this instance held before it died is free by then. */
  void start() {
    renewedNanos = System.nanoTime();
    renewedAt = settler.now();
    takeover().onHandedOver(this::wake);
    everyClaim();
    everyRenewal();
    everySweep();
    everyAsking();
  }

  /** A round now. Neither blocks nor throws. */
  void wake() {
    settler.aside().execute(this::round);
  }

  private Takeover takeover() {
    return settler.journal().takeover();
  }

  private void everyClaim() {
    if (!settler.isClosed()) {
      round();
      settler.after(settings.claimEvery(), this::everyClaim);
    }
  }

  private void everyRenewal() {
    if (settler.isClosed()) {
      return;
    }
    long asked = System.nanoTime();
    Instant askedAt = settler.now();
    takeover()
        .renew()
        .whenComplete(
            (number, failure) -> {
              if (failure == null) {
                renewedNanos = asked;
                renewedAt = askedAt;
              } else {
                LOG.warn("Leases could not be prolonged: {}", failure.getMessage());
              }
              settler.after(settings.renewEvery(), this::everyRenewal);
            });
  }

  private void everyAsking() {
    if (!settler.isClosed()) {
      laterInquiries
          .ask()
          .whenComplete((done, failure) -> settler.after(settings.claimEvery(), this::everyAsking));
    }
  }

  private void everySweep() {
    if (!settler.isClosed()) {
      sweep()
          .whenComplete((done, failure) -> settler.after(settings.sweepEvery(), this::everySweep));
    }
  }

  private void round() {
    if (settler.isClosed()) {
      return;
    }
    if (!underWay.compareAndSet(false, true)) {
      again = true;
      return;
    }
    again = false;
    claim()
        .whenComplete(
            (whole, failure) -> {
              underWay.set(false);
              if (failure != null) {
                LOG.debug("Nothing could be claimed", failure);
              } else if (whole || again) {
                wake();
              }
            });
  }

  /** True where there may be more. */
  private CompletionStage<Boolean> claim() {
    int calls = Math.min(settler.roomForCalls(), settings.batch());
    int interactions = Math.min(settler.roomForInteractions(), settings.batch());
    if (!leasesAreSure()) {
      return CompletableFuture.completedFuture(false);
    }
    return claimed(calls, takeover()::claimCalls, settler::takeOver)
        .thenCombine(
            claimed(interactions, takeover()::claimInteractions, settler::takeOver),
            Boolean::logicalOr);
  }

  private static <T> CompletionStage<Boolean> claimed(
      int limit, IntFunction<CompletionStage<List<T>>> claim, Consumer<T> takeOver) {
    if (limit < 1) {
      return CompletableFuture.completedFuture(false);
    }
    return claim
        .apply(limit)
        .thenApply(
            all -> {
              all.forEach(takeOver);
              return all.size() == limit;
            });
  }

  /**
   * Only just after a renewal it is sure that nothing of this instance's own counts as left: while
   * the journal is away, the leases of living routes end too.
   */
  private boolean leasesAreSure() {
    Duration most = settings.renewEvery().multipliedBy(3).dividedBy(2);
    // By both: leases go by the clock, which jumps where a machine slept, and may be set back.
    Duration byClock = Duration.between(renewedAt, settler.now());
    Duration elapsed = Duration.ofNanos(System.nanoTime() - renewedNanos);
    return byClock.compareTo(most) < 0 && elapsed.compareTo(most) < 0;
  }

  /** A write that failed may have been made: then this instance has what it knows nothing of. */
  private CompletionStage<Void> sweep() {
    Instant before = settler.now().minus(settings.abandonedAfter());
    CompletionStage<Page<StoredCall>> calls =
        settler
            .journal()
            .calls()
            .list(
                new CallFilter(
                    Set.of(
                        CoreCallState.PLANNED,
                        CoreCallState.SENT,
                        CoreCallState.IN_DOUBT,
                        CoreCallState.CONTRADICTED),
                    null,
                    null,
                    before,
                    null,
                    settings.batch()));
    CompletionStage<Page<StoredInteraction>> interactions =
        settler
            .journal()
            .interactions()
            .list(
                new InteractionFilter(
                    Set.of(InteractionState.RUNNING, InteractionState.TO_BE_UNDONE),
                    null,
                    null,
                    before,
                    null,
                    settings.batch()));
    return calls
        .thenAccept(page -> adoptCalls(page.items()))
        .thenCombine(interactions, (done, page) -> page.items())
        .thenAccept(all -> adoptInteractions(all, before));
  }

  private void adoptCalls(List<StoredCall> calls) {
    for (StoredCall call : calls) {
      if (!settler.knows(call)) {
        takeover()
            .holdCall(call.reference())
            .thenAccept(
                ours -> {
                  if (ours) {
                    settler.takeOver(call);
                  }
                });
      }
    }
  }

  private void adoptInteractions(List<StoredInteraction> all, Instant before) {
    for (StoredInteraction it : all) {
      boolean late = it.interaction().deadline().isBefore(before);
      if (!settler.knows(it) && (late || it.state() == InteractionState.TO_BE_UNDONE)) {
        takeover()
            .holdInteraction(it.interaction().id())
            .thenAccept(
                ours -> {
                  if (ours) {
                    settler.takeOver(it);
                  }
                });
      }
    }
  }
}
