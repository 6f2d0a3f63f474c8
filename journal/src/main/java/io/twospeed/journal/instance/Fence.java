package io.twospeed.journal.instance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether this process may still act for its instance. It may while the journal has confirmed its
 * epoch within one lease, by the wall clock and by the monotonic one: a process that was stopped,
 * or whose machine slept, finds the fence closed before it has done anything else, and it opens
 * again only when the journal confirms that nobody has taken its place. Once another life of the
 * instance has begun it is closed for good. Safe for many threads; asking costs two clock readings.
 */
public final class Fence {
  /** The tick is four times a second; one that is so late says that nothing ran meanwhile. */
  private static final Duration PAUSED = Duration.ofSeconds(1);

  private final Clock clock;
  private final LongSupplier nanos;
  private final Duration lease;
  private volatile Moment confirmed;
  private volatile Moment ticked;
  private volatile @Nullable Moment woke;
  private volatile @Nullable String lost;

  /** A moment by both clocks. */
  record Moment(Instant wall, long nanos) {

    /** The longer of what the two say: one may stand still while a machine sleeps, or be set. */
    Duration until(Moment now) {
      Duration byWall = Duration.between(wall, now.wall);
      Duration byNanos = Duration.ofNanos(now.nanos - nanos);
      return byWall.compareTo(byNanos) > 0 ? byWall : byNanos;
    }
  }

  public Fence(Clock clock, LongSupplier nanos, Duration lease) {
    this.clock = clock;
    this.nanos = nanos;
    this.lease = lease;
    this.confirmed = now();
    this.ticked = confirmed;
  }

  /** How long a confirmation holds, and what is written down stays this instance's. */
  public Duration lease() {
    return lease;
  }

  /** Whether this process may act now. */
  public boolean isOpen() {
    return whyClosed().isEmpty();
  }

  /** Why it may not, for a log line or an operator; empty where it may. */
  public Optional<String> whyClosed() {
    String gone = lost;
    if (gone != null) {
      return Optional.of(gone);
    }
    Duration since = confirmed.until(now());
    return since.compareTo(lease) < 0
        ? Optional.empty()
        : Optional.of(
            "the journal last confirmed this instance %d ms ago, longer than its lease of %d ms"
                .formatted(since.toMillis(), lease.toMillis()));
  }

  /** Whether it is closed for good: another life of the instance has begun. */
  public boolean isLost() {
    return lost != null;
  }

  /**
   * Whether this process stood still at some time within this span: what it finds in its buffers
   * now may have been sent to it long before.
   */
  public boolean pausedWithin(Duration span) {
    Moment now = now();
    if (ticked.until(now).compareTo(PAUSED) > 0) {
      return true;
    }
    Moment last = woke;
    return last != null && last.until(now).compareTo(span) < 0;
  }

  Moment now() {
    return new Moment(clock.instant(), nanos.getAsLong());
  }

  /** Called again and again: a long time between two calls is a pause of the whole process. */
  void tick() {
    Moment now = now();
    if (ticked.until(now).compareTo(PAUSED) > 0) {
      woke = now;
    }
    ticked = now;
  }

  /** Whether the next confirmation is due: well before the lease is over. */
  boolean isDue() {
    return confirmed.until(now()).compareTo(lease.dividedBy(6)) >= 0;
  }

  /** The journal confirmed the epoch; what counts is when it was asked. */
  void confirmed(Moment asked) {
    confirmed = asked;
  }

  void lost(String why) {
    lost = why;
  }
}
