package io.twospeed.legacycore.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CorrelationIdTest {

  @Test
  void hexadecimalDigitsAreComparedAsTheBytesTheyStandFor() {
    String hex = "414d5120514d312020202020202020205f3c1e6a01a40040";
    assertThat(CorrelationId.of("ID:" + hex))
        .isEqualTo(CorrelationId.of("ID:" + hex.toUpperCase(Locale.ROOT)));
  }

  @Test
  void aTextIsTheTwentyFourBytesItTravelsAs() {
    byte[] travelled = new byte[24];
    System.arraycopy("ORDER-7".getBytes(StandardCharsets.US_ASCII), 0, travelled, 0, 7);
    assertThat(CorrelationId.of("ORDER-7"))
        .isEqualTo(CorrelationId.ofBytes(travelled))
        .isEqualTo(CorrelationId.of("ID:4f524445522d37" + "00".repeat(17)));
  }

  @Test
  void idsOfOtherProvidersAreComparedWhole() {
    String one = "ID:7f1c7a5e-e8c5-11f0-9d5a-0242ac110002";
    assertThat(CorrelationId.of(one)).isEqualTo(CorrelationId.of(one));
    assertThat(CorrelationId.of(one)).isNotEqualTo(CorrelationId.of(one.replace("002", "003")));
  }
}
