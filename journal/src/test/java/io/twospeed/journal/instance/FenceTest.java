package io.twospeed.journal.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.journal.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FenceTest {
  private static final Duration LEASE = Duration.ofSeconds(30);

  private final TestClock clock = new TestClock();
  private long nanos = Long.MAX_VALUE - 5;
  private final Fence fence = new Fence(clock, () -> nanos, LEASE);

  private void bothGoOn(Duration span) {
    clock.advance(span);
    nanos += span.toNanos();
  }

  @Test
  void itClosesOneLeaseAfterTheLastConfirmation() {
    bothGoOn(LEASE.minusMillis(1));
    assertThat(fence.isOpen()).isTrue();
    bothGoOn(Duration.ofMillis(1));
    assertThat(fence.isOpen()).isFalse();
    assertThat(fence.whyClosed())
        .contains(
            "the journal last confirmed this instance 30000 ms ago, longer than its lease of 30000 ms");
  }

  @Test
  void aConfirmationCountsFromWhenItWasAskedFor() {
    Fence.Moment asked = fence.now();
    bothGoOn(Duration.ofSeconds(20));
    fence.confirmed(asked);
    bothGoOn(Duration.ofSeconds(10));
    assertThat(fence.isOpen()).isFalse();
  }

  @Test
  void aMachineThatSleptIsFoundByTheWallClockThoughTheOtherStoodStill() {
    clock.advance(LEASE);
    assertThat(fence.isOpen()).isFalse();
  }

  @Test
  void aProcessThatWasStoppedIsFoundByTheOtherClockThoughTheWallClockWasSetBack() {
    clock.advance(LEASE.negated());
    nanos += LEASE.toNanos();
    assertThat(fence.isOpen()).isFalse();
  }

  @Test
  void itOpensAgainOnceTheJournalConfirms() {
    bothGoOn(Duration.ofHours(1));
    fence.confirmed(fence.now());
    assertThat(fence.isOpen()).isTrue();
  }

  @Test
  void onceReplacedItStaysClosed() {
    fence.lost("replaced");
    fence.confirmed(fence.now());
    assertThat(fence.isOpen()).isFalse();
    assertThat(fence.whyClosed()).contains("replaced");
  }

  @Test
  void aPauseIsKnownBeforeTheFirstTickAfterItAndForAWhileAfterThat() {
    assertThat(fence.pausedWithin(Duration.ofSeconds(2))).isFalse();
    bothGoOn(Duration.ofSeconds(5));
    assertThat(fence.pausedWithin(Duration.ofSeconds(2))).isTrue();
    fence.tick();
    assertThat(fence.pausedWithin(Duration.ofSeconds(2))).isTrue();
    bothGoOn(Duration.ofSeconds(1));
    fence.tick();
    assertThat(fence.pausedWithin(Duration.ofSeconds(2))).isTrue();
    bothGoOn(Duration.ofSeconds(1));
    assertThat(fence.pausedWithin(Duration.ofSeconds(2))).isFalse();
  }
}
