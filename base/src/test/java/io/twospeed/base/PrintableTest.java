package io.twospeed.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
  @Test
  void plainTextStaysAsItIs() {
    String text = "Überweisung 'a' → 100 € 口座 \uD83D\uDE00";
    assertThat(Printable.of(text)).isSameAs(text);
    assertThat(Printable.isPlain(text)).isTrue();
  }

  @Test
  void whatBreaksALineOrSteersATerminalIsWrittenOut() {
    assertThat(Printable.of("a\r\nERROR b\t\u001b[2J\u2028\u202e\u0085\u0000\uD83D"))
        .isEqualTo("a\\r\\nERROR b\\t\\u001b[2J\\u2028\\u202e\\u0085\\u0000\\ud83d");
  }
}
