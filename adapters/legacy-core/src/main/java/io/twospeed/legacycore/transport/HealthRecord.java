package io.twospeed.legacycore.transport;

import java.time.Clock;

/** The last known health of one way to a core system. */
public final class HealthRecord {
  private final Clock clock;
  private volatile SystemHealth now;

  private HealthRecord(Clock clock, boolean up, String reason) {
    this.clock = clock;
    this.now = new SystemHealth(up, clock.instant(), reason);
  }

  /** Up until something says otherwise. */
  public static HealthRecord up(Clock clock, String reason) {
    return new HealthRecord(clock, true, reason);
  }

  /** Down until something says otherwise. */
  public static HealthRecord down(Clock clock, String reason) {
    return new HealthRecord(clock, false, reason);
  }

  public SystemHealth now() {
    return now;
  }

  /** True where that is news. */
  public boolean up(String reason) {
    return change(true, reason);
  }

  /** True where that is news. */
  public boolean down(String reason) {
    return change(false, reason);
  }

  private boolean change(boolean up, String reason) {
    SystemHealth before = now;
    boolean news = before.up() != up || !before.reason().equals(reason);
    if (news) {
      now = new SystemHealth(up, before.up() == up ? before.since() : clock.instant(), reason);
    }
    return news;
  }
}
