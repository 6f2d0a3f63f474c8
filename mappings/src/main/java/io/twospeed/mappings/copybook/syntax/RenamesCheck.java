package io.twospeed.mappings.copybook.syntax;

import io.twospeed.mappings.copybook.source.Findings;
import io.twospeed.mappings.copybook.syntax.EntryParser.Renames;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Level-66 entries: other names for bytes that are shown already, so only their names are checked.
 */
public final class RenamesCheck {
  private RenamesCheck() {}

  public static void check(List<Renames> renames, List<Item> items, Findings findings) {
    Map<String, Item> names = new HashMap<>();
    int at = 0;
    for (Renames entry : renames) {
      for (; at < entry.after(); at++) {
        add(items.get(at), names);
      }
      String through = entry.through();
      Item first = names.get(entry.from().toUpperCase(Locale.ROOT));
      Item last = through == null ? first : names.get(through.toUpperCase(Locale.ROOT));
      if (first == null || last == null || last.offset() + last.length() <= first.offset()) {
        findings.add(
            entry.name(),
            EntryParser.shown(entry.name()) + " renames what is not there",
            "items of the record above it, the second after the first",
            "correct the names");
      }
    }
  }

  /** Of a name that is there twice, the nearest before the entry counts. */
  private static void add(Item item, Map<String, Item> names) {
    if (item.level() == 1) {
      names.clear();
    }
    if (!item.filler()) {
      names.put(item.name().toUpperCase(Locale.ROOT), item);
    }
  }
}
