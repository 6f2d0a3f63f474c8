package io.twospeed.openapi.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.base.Printable;
import org.junit.jupiter.api.Test;

class FindingTest {

  @Test
  void aFindingIsOneLineWhateverAFileHolds() {
    assertThat(
            new Finding(
                "a.yaml", 3, "operationId 'x\n\r\u0085\u2028y\u202e'", "\u001b[2Ja", "b\tc"))
        .hasToString(
            "a.yaml:3: operationId 'x\\n\\r\\u0085\\u2028y\\u202e'; expected \\u001b[2Ja;"
                + " fix: b\\tc");
  }

  @Test
  void whatIsPrintableStaysAsItIs() {
    assertThat(Printable.of("王 é - 'a'")).isEqualTo("王 é - 'a'");
  }
}
