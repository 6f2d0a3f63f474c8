package io.twospeed.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingTest {

  @Test
  void aFindingIsOneLineWhateverAFileHolds() {
    assertThat(
            new Finding(
                "a.yaml", 3, "operationId 'x\n\r\u0085\u2028y\u202e'", "\u001b[2Ja", "b\tc"))
        .hasToString(
            "a.yaml:3: operationId 'x\\u000a\\u000d\\u0085\\u2028y\\u202e'; expected \\u001b[2Ja;"
                + " fix: b\\u0009c");
  }

  @Test
  void whatIsPrintableStaysAsItIs() {
    assertThat(Finding.printable("王 é - 'a'")).isEqualTo("王 é - 'a'");
  }
}
