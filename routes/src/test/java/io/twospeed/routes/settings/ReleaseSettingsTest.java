package io.twospeed.routes.settings;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Limits that are none are refused, all of them at once. */
class ReleaseSettingsTest {

  @Test
  void aLimitOfItsOwnThatIsNoneIsToldWithTheOthers() {
    assertThatThrownBy(
            () ->
                new ReleaseSettings(
                    null,
                    100,
                    10,
                    Band.defaults(),
                    Duration.ofMillis(100),
                    new ReleaseSettings.Limits(0, 2, 500, Duration.ofSeconds(60)),
                    Map.of(
                        "narrow",
                        new ReleaseSettings.OwnLimits(5, -1, null, Duration.ofSeconds(-1)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            """
            releases.maxConcurrent is 0; expected 1 to 2147483647
            releases.products.narrow.maxThreads is -1; expected 1 to 2147483647
            releases.products.narrow.maxTime is PT-1S; expected more than nothing""");
  }
}
