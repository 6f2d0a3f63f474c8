package io.twospeed.app.health;

import io.twospeed.legacycore.SlowDoor;
import io.twospeed.legacycore.transport.SystemHealth;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** Whether each way to the core can be used: {@code /health}, component {@code core}. */
public final class CoreHealth implements HealthIndicator {
  private final SlowDoor door;

  public CoreHealth(SlowDoor door) {
    this.door = door;
  }

  @Override
  public Health health() {
    Health.Builder health = Health.up();
    door.health()
        .forEach(
            (way, state) -> {
              health.withDetail(way, describe(state));
              if (!state.up()) {
                health.down();
              }
            });
    return health.build();
  }

  private static String describe(SystemHealth state) {
    return "%s since %s: %s".formatted(state.up() ? "up" : "down", state.since(), state.reason());
  }
}
