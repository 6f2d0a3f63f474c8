package io.twospeed.app.health;

import io.twospeed.legacycore.SlowDoor;
import io.twospeed.legacycore.transport.SystemHealth;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;

/**
 * Whether each way to the core can be used: {@code /health}, component {@code core}. A way that is
 * up and on which something does not work, such as a queue that takes nothing, is DEGRADED.
 */
public final class CoreHealth implements HealthIndicator {
  private final SlowDoor door;

  public CoreHealth(SlowDoor door) {
    this.door = door;
  }

  @Override
  public Health health() {
    var ways = door.health();
    Health.Builder health = Health.status(status(ways.values()));
    ways.forEach((way, state) -> health.withDetail(way, describe(state)));
    return health.build();
  }

  private static Status status(Collection<SystemHealth> ways) {
    if (!ways.stream().allMatch(SystemHealth::up)) {
      return Status.DOWN;
    }
    return ways.stream().map(SystemHealth::troubles).allMatch(List::isEmpty)
        ? Status.UP
        : SettlementHealth.DEGRADED;
  }

  private static String describe(SystemHealth state) {
    String reason =
        Stream.concat(Stream.of(state.reason()), state.troubles().stream())
            .collect(Collectors.joining("; "));
    return "%s since %s: %s".formatted(state.up() ? "up" : "down", state.since(), reason);
  }
}
