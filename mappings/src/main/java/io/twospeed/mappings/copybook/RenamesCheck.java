package io.twospeed.mappings.copybook;

import io.twospeed.mappings.copybook.EntryParser.Renames;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Level-66 entries: other names for bytes that are shown already, so only their names are checked.
 */
final class RenamesCheck {
  private RenamesCheck() {}

  static void check(List<Renames> renames, List<Item> items, Findings findings) {
    for (Renames entry : renames) {
      String through = entry.through();
      Item first = find(entry.from(), entry, items);
      Item last = through == null ? first : find(through, entry, items);
      if (first == null || last == null || last.offset + last.length <= first.offset) {
        findings.add(
            entry.name(),
            EntryParser.shown(entry.name()) + " renames what is not there",
            "items of the record above it, the second after the first",
            "correct the names");
      }
    }
  }

  private static @Nullable Item find(String name, Renames entry, List<Item> items) {
    for (int i = entry.after() - 1; i >= 0 && i < items.size(); i--) {
      if (items.get(i).named(name)) {
        return items.get(i);
      }
      if (items.get(i).level == 1) {
        return null;
      }
    }
    return null;
  }
}
