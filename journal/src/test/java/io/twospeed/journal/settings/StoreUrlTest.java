package io.twospeed.journal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StoreUrlTest {

  @Test
  void aStoreThatForgetsIsRefused() {
    assertThat(StoreUrl.faults("jdbc:sqlite::memory:"))
        .containsExactly(
            "url: SQLite in memory keeps nothing over a restart, expected jdbc:sqlite:FILE or"
                + " jdbc:postgresql:...");
    assertThat(StoreUrl.faults("jdbc:sqlite:/data/journal.db?synchronous=OFF"))
        .containsExactly(
            "url: options after '?' are the journal's own (synchronous among them), expected none");
    assertThat(StoreUrl.faults("jdbc:h2:file:/data/journal"))
        .containsExactly("url: expected jdbc:sqlite:FILE or jdbc:postgresql:...");
    assertThat(StoreUrl.faults("jdbc:postgresql://db/journal?sslmode=verify-full")).isEmpty();
  }
}
