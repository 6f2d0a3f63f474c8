package io.twospeed.app.health;

import io.twospeed.journal.calls.Contradictions;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.instance.Fence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;

/**
 * Whether what is in doubt gets settled: {@code /health}, component {@code settlement}. DEGRADED is
 * answered with 200: the instance serves, but somebody should look.
 */
public final class SettlementHealth implements HealthIndicator {
  static final Status DEGRADED = new Status("DEGRADED");

  private final JournalWatch watch;
  private final Fence fence;
  private final Duration limit;
  private final Clock clock;

  public SettlementHealth(JournalWatch watch, Fence fence, Duration limit, Clock clock) {
    this.watch = watch;
    this.fence = fence;
    this.limit = limit;
    this.clock = clock;
  }

  @Override
  public Health health() {
    JournalWatch.Seen seen = watch.seen();
    if (seen.failure() != null) {
      return Health.down().withDetail("journal", seen.failure()).build();
    }
    Optional<String> closed = fence.whyClosed();
    if (closed.isPresent()) {
      return Health.down().withDetail("instance", closed.get()).build();
    }
    Instant oldest = seen.oldest(CoreCallState.IN_DOUBT);
    Contradictions contradictions = seen.contradictions();
    boolean late = oldest != null && oldest.isBefore(clock.instant().minus(limit));
    boolean degraded = late || contradictions.count() > 0;
    Health.Builder health = degraded ? Health.status(DEGRADED) : Health.up();
    Instant contradicted = contradictions.oldestSince();
    if (contradicted != null) {
      health.withDetail("oldestContradictionSince", contradicted.toString());
    }
    if (oldest != null) {
      health.withDetail("oldestInDoubtSince", oldest.toString());
    }
    return health
        .withDetail("inDoubt", seen.count(CoreCallState.IN_DOUBT))
        .withDetail("parked", seen.count(CoreCallState.PARKED))
        .withDetail("contradictions", contradictions.count())
        .build();
  }
}
