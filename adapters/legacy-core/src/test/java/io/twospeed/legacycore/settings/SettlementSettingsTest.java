package io.twospeed.legacycore.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Settings that cannot be used are refused, all at once; and how pauses grow. */
class SettlementSettingsTest {

  @Test
  void everyFaultIsNamedAtOnce() {
    assertThatThrownBy(
            () ->
                new SettlementSettings(
                    Duration.ofSeconds(-1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(1),
                    Duration.ofMillis(1),
                    Duration.ofSeconds(1),
                    0,
                    Duration.ofSeconds(60),
                    List.of(Duration.ZERO)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fix: correct them in config")
        .hasMessageContaining("settlement.grace is PT-1S; expected at least PT0S")
        .hasMessageContaining("settlement.longestPause is PT1S; expected at least PT2S")
        .hasMessageContaining("settlement.claimEvery is PT0.001S; expected at least PT0.01S")
        .hasMessageContaining("settlement.askAgainAfter is PT0S; expected at least PT0.001S")
        .hasMessageContaining("settlement.batch is 0; expected 1 to 1000");
  }

  @Test
  void pausesDoubleUpToTheLongest() {
    SettlementSettings settings = SettlementSettings.defaults();
    assertThat(settings.pauseAfter(0)).isEqualTo(Duration.ofMillis(200));
    assertThat(settings.pauseAfter(3)).isEqualTo(Duration.ofMillis(1600));
    assertThat(settings.pauseAfter(20)).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.pauseAfter(2_000_000)).isEqualTo(Duration.ofSeconds(30));
  }
}
