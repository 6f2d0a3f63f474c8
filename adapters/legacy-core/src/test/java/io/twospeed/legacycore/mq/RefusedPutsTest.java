package io.twospeed.legacycore.mq;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.legacycore.LogLines;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(LogLines.LOG)
class RefusedPutsTest {
  private final Hands clock = new Hands();
  private final RefusedPuts puts = new RefusedPuts("bank", clock);
  private final LogLines log = new LogLines();

  @AfterEach
  void letTheLogGo() {
    log.close();
  }

  @Test
  void whatLastsIsToldAgainEveryMinuteWithHowManyWereRefusedMeanwhile() {
    for (int second = 0; second < 150; second++) {
      puts.refused("Q", "full");
      clock.pass(Duration.ofSeconds(1));
    }
    assertThat(log.starting("WARN bank:"))
        .containsExactly(
            "WARN bank: queue Q takes no request: full",
            "WARN bank: queue Q still takes no request, 61 more were refused: full",
            "WARN bank: queue Q still takes no request, 61 more were refused: full");
    assertThat(puts.now())
        .containsExactly("queue Q takes no request since 2026-01-01T00:00:00Z: full");
  }

  @Test
  void eachQueueIsToldForItself() {
    puts.refused("B", "full");
    puts.refused("A", "closed");
    puts.taken("B");
    puts.taken("C");
    assertThat(puts.now())
        .containsExactly("queue A takes no request since 2026-01-01T00:00:00Z: closed");
    assertThat(log.starting("INFO bank:"))
        .containsExactly("INFO bank: queue B takes requests again");
  }

  @Test
  void ofAQueueThatNobodyTriedForTenMinutesNothingIsKnown() {
    puts.refused("Q", "full");
    clock.pass(Duration.ofMinutes(10));
    assertThat(puts.now()).hasSize(1);
    clock.pass(Duration.ofMillis(1));
    assertThat(puts.now()).isEmpty();
  }

  @Test
  void overANewConnectionNothingIsKnown() {
    puts.refused("Q", "full");
    puts.forget();
    assertThat(puts.now()).isEmpty();
    puts.refused("Q", "full");
    assertThat(log.starting("WARN bank:")).hasSize(2);
  }

  /** Stands still unless it is told. */
  private static final class Hands extends Clock {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("always UTC");
    }
  }
}
