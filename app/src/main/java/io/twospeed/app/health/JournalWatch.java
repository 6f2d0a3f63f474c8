package io.twospeed.app.health;

import static io.twospeed.journal.calls.CoreCallState.CONTRADICTED;
import static io.twospeed.journal.calls.CoreCallState.IN_DOUBT;
import static io.twospeed.journal.calls.CoreCallState.PARKED;
import static io.twospeed.journal.calls.CoreCallState.PLANNED;
import static io.twospeed.journal.calls.CoreCallState.REVERSING;
import static io.twospeed.journal.calls.CoreCallState.SENT;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.twospeed.journal.Journal;
import io.twospeed.journal.calls.CallCount;
import io.twospeed.journal.calls.Contradictions;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.common.JournalStats;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Counts, now and then, the calls that are not settled: for metrics and health. */
public final class JournalWatch implements AutoCloseable {
  private static final Set<CoreCallState> WATCHED =
      Set.of(PLANNED, SENT, IN_DOUBT, REVERSING, PARKED, CONTRADICTED);

  private static final Contradictions NO_CONTRADICTION = new Contradictions(0, null);

  private final Journal journal;
  private final Clock clock;
  private final MultiGauge calls;
  private final MultiGauge oldest;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(JournalWatch::thread);
  private volatile Seen seen = new Seen(List.of(), NO_CONTRADICTION, null);

  /**
   * What was seen last.
   *
   * @param contradictions calls of which the core says otherwise than what they were settled as
   * @param failure why the journal could not be asked, or null
   */
  record Seen(List<CallCount> counts, Contradictions contradictions, @Nullable String failure) {

    long count(CoreCallState state) {
      return counts.stream().filter(it -> it.state() == state).mapToLong(CallCount::count).sum();
    }

    @Nullable Instant oldest(CoreCallState state) {
      return counts.stream()
          .filter(it -> it.state() == state)
          .map(CallCount::oldestSince)
          .min(Instant::compareTo)
          .orElse(null);
    }
  }

  public JournalWatch(Journal journal, Duration every, MeterRegistry meters, Clock clock) {
    this.journal = journal;
    this.clock = clock;
    this.calls =
        MultiGauge.builder("twospeed.journal.calls")
            .description("Calls that are not settled")
            .register(meters);
    this.oldest =
        MultiGauge.builder("twospeed.journal.oldest")
            .description("Since when the oldest is in its state")
            .baseUnit("seconds")
            .register(meters);
    counter(meters, "flushes", JournalStats::flushes);
    counter(meters, "writes", JournalStats::writes);
    counter(meters, "flushes.failed", JournalStats::failedFlushes);
    counter(meters, "writes.refused", JournalStats::overloaded);
    Gauge.builder("twospeed.journal.contradictions", this, it -> it.seen.contradictions().count())
        .description("Settled calls of which the core says otherwise, neither undone nor decided")
        .register(meters);
    Gauge.builder("twospeed.journal.fence.open", journal, it -> it.fence().isOpen() ? 1 : 0)
        .description("1 while this instance may act, 0 while it must not")
        .register(meters);
    Gauge.builder("twospeed.journal.writes.waiting", journal, it -> it.stats().waiting())
        .register(meters);
    var unused =
        timer.scheduleWithFixedDelay(this::look, 0, every.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void counter(MeterRegistry meters, String name, ToDoubleFunction<JournalStats> value) {
    FunctionCounter.builder(
            "twospeed.journal." + name, journal, it -> value.applyAsDouble(it.stats()))
        .register(meters);
  }

  Seen seen() {
    return seen;
  }

  private void look() {
    var unused =
        journal
            .calls()
            .counts(WATCHED)
            .thenCombine(
                journal.calls().contradictions(), (counts, open) -> new Seen(counts, open, null))
            .whenComplete(this::saw);
  }

  private void saw(@Nullable Seen now, @Nullable Throwable failure) {
    if (now == null) {
      String why = failure == null ? "no answer" : reason(failure);
      seen = new Seen(seen.counts(), seen.contradictions(), why);
      return;
    }
    seen = now;
    show(now.counts());
  }

  private void show(List<CallCount> counts) {
    Instant now = clock.instant();
    calls.register(rows(counts, CallCount::count), true);
    oldest.register(
        rows(counts, it -> Duration.between(it.oldestSince(), now).toMillis() / 1000.0), true);
  }

  private static List<Row<?>> rows(List<CallCount> counts, ToDoubleFunction<CallCount> value) {
    return counts.stream().<Row<?>>map(it -> Row.of(tags(it), it, value)).toList();
  }

  private static Tags tags(CallCount it) {
    return Tags.of(
        "state", it.state().name(), "operation", it.operation(), "product", it.product());
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return String.valueOf(cause.getMessage());
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "journal-watch");
    thread.setDaemon(true);
    return thread;
  }
}
