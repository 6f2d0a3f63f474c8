package io.twospeed.benchmarks.settlement;

import java.util.Arrays;
import java.util.Locale;

/** Where the process under load keeps its journal. */
enum Keeping {
  /** Nowhere: what the same call costs without a promise. */
  OFF("no journal"),
  SQLITE("SQLite"),
  POSTGRES("PostgreSQL");

  private final String label;

  Keeping(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  static Keeping named(String name) {
    return Arrays.stream(values())
        .filter(it -> it.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no journal '" + name + "'; there are: off, sqlite, postgres"));
  }
}
