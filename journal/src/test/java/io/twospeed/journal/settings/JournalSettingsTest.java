package io.twospeed.journal.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twospeed.journal.calls.CallPlan;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.Decision;
import io.twospeed.journal.calls.Settling;
import io.twospeed.journal.encryption.JournalKeys;
import io.twospeed.journal.interactions.OwedResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JournalSettingsTest {
  private static final JournalKeys KEYS = JournalKeys.of("k1", Map.of("k1", new byte[32]));

  @Test
  void everyFaultIsNamedAtOnce() {
    assertThatThrownBy(
            () ->
                JournalSettings.of("jdbc:sqlite::memory:", "", KEYS)
                    .queueBound(0)
                    .flushBound(20_000)
                    .lease(Duration.ofMillis(10))
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The journal's settings are refused:\n- url: SQLite in memory")
        .hasMessageContaining("\n- instance: 0 characters, expected 1 to 48")
        .hasMessageContaining("\n- queueBound: 0, expected 1 to 1000000")
        .hasMessageContaining("\n- flushBound: 20000, expected 1 to 10000")
        .hasMessageContaining("\n- lease: PT0.01S, expected at least PT1S");
  }

  @Test
  void everyFaultOfTheKeysIsNamedAtOnceAndNoKeyIsShown() {
    assertThatThrownBy(() -> JournalKeys.of("k9", Map.of("k1", "secret".getBytes(UTF_8))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            """
            The journal's keys are refused:
            - key k1: 6 bytes, expected 16, 24 or 32 (AES)
            - active key k9 is not among the keys: [k1]""");
  }

  @Test
  void neitherPasswordNorKeyIsPrinted() {
    String url = "jdbc:postgresql://db/journal?password=hidden";
    assertThat(JournalSettings.of(url, "a", KEYS).login("u", "hidden").build().toString())
        .isEqualTo("JournalSettings[POSTGRESQL, instance=a, JournalKeys[active=k1, [k1]]]");
  }

  @Test
  void whatTheStoreCannotHoldIsRefusedAtTheDoor() {
    assertThatThrownBy(() -> new OwedResponse(200, Map.of(), new byte[1_000_001]))
        .hasMessageContaining("response owed: ")
        .hasMessageContaining("the journal keeps at most 1000000");
    assertThatThrownBy(() -> new Decision(CoreCallState.CONFIRMED, "", "because"))
        .hasMessage("who decides: 0 characters, expected 1 to 256 without a NUL");
    assertThatThrownBy(() -> new CallPlan("x", "y", "o", "s", Settling.NONE))
        .hasMessage("reference: 1 characters, expected 32 lower-case hexadecimal digits");
  }
}
