package io.twospeed.journal.settings;

import java.util.List;

/** The URL of a journal's database: a file of SQLite's, or a PostgreSQL server. */
public final class StoreUrl {
  private static final String SQLITE = "jdbc:sqlite:";
  private static final String OTHERWISE = "expected jdbc:sqlite:FILE or jdbc:postgresql:...";
  private static final String EXPECTED = "url: " + OTHERWISE;
  private static final String NONE = "expected none";

  private StoreUrl() {}

  public static boolean isSqlite(String url) {
    return url.startsWith(SQLITE);
  }

  static List<String> faults(String url) {
    if (!isSqlite(url)) {
      return url.startsWith("jdbc:postgresql:") ? List.of() : List.of(EXPECTED);
    }
    String file = url.substring(SQLITE.length());
    if (file.isEmpty() || file.contains(":memory:") || file.contains("mode=memory")) {
      return List.of("url: SQLite in memory keeps nothing over a restart, " + OTHERWISE);
    }
    return file.indexOf('?') < 0
        ? List.of()
        : List.of("url: options after '?' are the journal's own (synchronous among them), " + NONE);
  }
}
