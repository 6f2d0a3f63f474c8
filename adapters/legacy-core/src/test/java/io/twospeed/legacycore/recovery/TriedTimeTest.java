package io.twospeed.legacycore.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What counts until a person is asked. */
class TriedTimeTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final TriedTime tried = new TriedTime(Duration.ofSeconds(30));

  private void inVain(long atSecond) {
    tried.inVain(NOON.plusSeconds(atSecond));
  }

  private void assertTried(long seconds) {
    Duration more = Duration.ofDays(1);
    assertThat(more.minus(tried.missingTo(more))).isEqualTo(Duration.ofSeconds(seconds));
    assertThat(tried.reaches(Duration.ofSeconds(seconds))).isTrue();
    assertThat(tried.reaches(Duration.ofSeconds(seconds + 1))).isFalse();
  }

  @Test
  void theFirstTryIsTheBeginning() {
    inVain(3600);
    assertTried(0);
  }

  @Test
  void theTimeBetweenTwoTriesThatMetTheCoreCounts() {
    inVain(0);
    inVain(10);
    inVain(30);
    assertTried(30);
  }

  @Test
  void aCoreThatFlapsIsCountedWhileItWasThere() {
    inVain(0);
    inVain(10);
    tried.away();
    inVain(25);
    inVain(30);
    tried.away();
    tried.away();
    inVain(45);
    assertTried(15);
  }

  @Test
  void noGapCountsForMoreThanTriesLeave() {
    inVain(0);
    inVain(7200);
    assertTried(30);
  }

  @Test
  void aClockThatIsSetBackTakesNothingAway() {
    inVain(0);
    inVain(10);
    inVain(-3600);
    inVain(-3590);
    assertTried(20);
  }
}
