package io.twospeed.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingTest {

  @Test
  void aFindingIsOneLineWhateverAFileHolds() {
    assertThat(new Finding("a.cpy", 3, "field 'x\n\u2028y\u202e'", "\u001b[2Ja", "b"))
        .hasToString("a.cpy:3: field 'x\\n\\u2028y\\u202e'; expected \\u001b[2Ja; fix: b");
  }
}
