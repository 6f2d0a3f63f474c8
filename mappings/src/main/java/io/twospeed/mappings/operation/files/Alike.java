package io.twospeed.mappings.operation.files;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Says what could have been meant, without listing hundreds of names. */
public final class Alike {
  private static final int LISTED = 12;

  private Alike() {}

  /** All names where they are few, else those most like the given one. */
  public static String oneOf(String given, Collection<String> names) {
    if (names.isEmpty()) {
      return "nothing: there is none to name";
    }
    if (names.size() <= LISTED) {
      return "one of " + String.join(", ", names);
    }
    List<String> nearest =
        names.stream()
            .sorted(Comparator.comparingInt(name -> distance(given, name)))
            .limit(3)
            .toList();
    return "one of " + names.size() + ", such as " + String.join(", ", nearest);
  }

  /** How many characters must be put in, left out or changed (Levenshtein). */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
