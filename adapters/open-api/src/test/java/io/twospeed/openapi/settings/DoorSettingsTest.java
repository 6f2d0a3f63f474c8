package io.twospeed.openapi.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DoorSettingsTest {

  @Test
  void settingsThatCannotBeAreRefusedAllAtOnce() {
    assertThatThrownBy(() -> new DoorSettings(0, Duration.ZERO, " ", true, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The door's settings: maxBodyBytes is 0; expected 1024 to 67108864; deadline is PT0S;"
                + " expected PT0.05S to PT10M; clientHeader is blank; expected the name of a"
                + " request header, as X-Client-Id; maxOpenRequests is 0; expected 1 or more;"
                + " retryAfterSeconds is 0; expected 1 or more");
  }

  @Test
  void theDefaultsAreAmongThem() {
    assertThat(DoorSettings.defaults().deadline()).isEqualTo(Duration.ofSeconds(10));
  }
}
