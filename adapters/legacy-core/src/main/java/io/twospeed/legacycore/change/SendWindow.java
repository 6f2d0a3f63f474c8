package io.twospeed.legacycore.change;

import io.twospeed.journal.instance.Fence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long one sending of a changing call may leave: within its own time, within the lease that was
 * written down with it, and while this process may act at all. Both clocks count, as one may stand
 * still while the process does.
 *
 * @param opened before it was written down, so that what others conclude from that is later
 * @param openedNanos the same by the monotonic clock
 */
record SendWindow(Clock clock, Fence fence, Instant opened, long openedNanos, Duration limit) {

  static SendWindow open(Clock clock, Fence fence, long limitNanos) {
    Duration limit = Duration.ofNanos(limitNanos);
    Duration most = fence.lease().compareTo(limit) < 0 ? fence.lease() : limit;
    return new SendWindow(clock, fence, clock.instant(), System.nanoTime(), most);
  }

  /** Why it may not leave any more; empty where it may. */
  Optional<String> whyClosed() {
    return leftNanos() <= 0
        ? Optional.of("its time of %d ms was over before it left".formatted(limit.toMillis()))
        : fence.whyClosed();
  }

  /** By whichever clock says that less is left. */
  long leftNanos() {
    long byNanos = openedNanos + limit.toNanos() - System.nanoTime();
    long byWall = Duration.between(clock.instant(), opened.plus(limit)).toNanos();
    return Math.min(byNanos, byWall);
  }
}
