package io.twospeed.mappings.copybook.layout;

import io.twospeed.mappings.copybook.source.Findings;
import io.twospeed.mappings.copybook.syntax.Item;
import io.twospeed.mappings.copybook.syntax.Picture;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the item a table depends on: the nearest before it, from its own group outwards. */
public final class CounterSearch {
  private CounterSearch() {}

  static @Nullable Item find(Item table, List<String> names, Findings findings) {
    String name = String.join(" OF ", names).replaceAll("[^ -~]", "?");
    if (ambiguous(table.record(), names)) {
      findings.add(
          table,
          table.name() + " depends on " + name + ", of which the record has several",
          "a name that is there once, or qualified by OF its groups until it is",
          "qualify the name");
      return null;
    }
    Item found = null;
    for (Item group = table.parent(); group != null && found == null; group = group.parent()) {
      found = before(group, table, names);
    }
    if (found == null) {
      boolean later = anywhere(table.record(), names);
      findings.add(
          table,
          table.name()
              + " depends on "
              + name
              + (later ? ", which comes after it" : ", which is not there"),
          "an item of the same record that comes before the table",
          "name the item that holds the number of occurrences");
      return null;
    }
    Picture picture = found.picture();
    if (found.isGroup()
        || picture == null
        || !picture.numeric()
        || picture.scale() != 0
        || picture.digits() > 18) {
      findings.add(
          table,
          table.name() + " depends on " + name + ", which is no integer",
          "a numeric item without decimals",
          "name the item that holds the number of occurrences");
      return null;
    }
    if (occursBeside(found, table)) {
      findings.add(
          table,
          table.name() + " depends on " + name + ", which occurs more than once",
          "one counter, not a table of them",
          "name an item outside of any table the other is not in");
      return null;
    }
    return found;
  }

  /** The nearest elementary item of a name before an item, itself no table; null for none. */
  public static @Nullable Item preceding(Item item, String name) {
    for (Item group = item.parent(); group != null; group = group.parent()) {
      Item found = before(group, item, List.of(name));
      if (found != null) {
        return occursBeside(found, item) ? null : found;
      }
    }
    return null;
  }

  /** An elementary item of a name in the views of an item or behind them, at a fixed distance. */
  public static @Nullable Item following(Item redefined, String name, boolean sliding) {
    List<Item> siblings = redefined.parent() == null ? List.of() : redefined.parent().children();
    int first = siblings.indexOf(redefined);
    for (Item sibling : siblings.subList(Math.max(0, first), siblings.size())) {
      Item found = in(sibling, List.of(name));
      if (found != null) {
        return occursBeside(found, redefined) || (sliding && variableBefore(sibling, found))
            ? null
            : found;
      }
      boolean view = sibling == redefined || sibling.redefined() == redefined;
      if (!view && sliding && sibling.variable()) {
        return null;
      }
    }
    return null;
  }

  /** An elementary item of a name at a fixed offset in a record; null for none. */
  public static @Nullable Item fixed(Item record, String name, boolean sliding) {
    Item found = in(record, List.of(name));
    boolean moves = found != null && sliding && variableBefore(record, found);
    return found == null || moves || occursBeside(found, record) ? null : found;
  }

  private static boolean occursBeside(Item found, Item user) {
    for (Item above = found; above != null; above = above.parent()) {
      if (above.occurs() != null && !user.isIn(above)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a variable table lies between the start of a group and an item in it. */
  private static boolean variableBefore(Item group, Item item) {
    for (Item child : group.children()) {
      if (item.isIn(child)) {
        return variableBefore(child, item);
      }
      if (child.variable()) {
        return true;
      }
    }
    return false;
  }

  /** The last item of that name in a group that ends before the table starts. */
  private static @Nullable Item before(Item group, Item table, List<String> names) {
    Item found = null;
    for (Item child : group.children()) {
      if (child == table || table.isIn(child)) {
        return found;
      }
      Item match = in(child, names);
      found = match == null ? found : match;
    }
    return found;
  }

  private static @Nullable Item in(Item item, List<String> names) {
    if (!item.isGroup()) {
      return matches(item, names) ? item : null;
    }
    Item found = null;
    for (Item child : item.children()) {
      Item match = in(child, names);
      found = match == null ? found : match;
    }
    return found;
  }

  /** Whether a name fits several items, and is the whole of one item's names as little as not. */
  private static boolean ambiguous(Item record, List<String> names) {
    List<Item> fitting = new ArrayList<>();
    fitting(record, names, fitting);
    long whole = fitting.stream().filter(item -> depth(item) == names.size()).count();
    return fitting.size() > 1 && (names.size() == 1 || whole != 1);
  }

  private static void fitting(Item item, List<String> names, List<Item> fitting) {
    if (matches(item, names)) {
      fitting.add(item);
    }
    item.children().forEach(child -> fitting(child, names, fitting));
  }

  /** The names of an item and all above it. */
  private static int depth(Item item) {
    int depth = 0;
    for (Item at = item; at != null; at = at.parent()) {
      depth += at.filler() ? 0 : 1;
    }
    return depth;
  }

  private static boolean anywhere(Item item, List<String> names) {
    return matches(item, names) || item.children().stream().anyMatch(c -> anywhere(c, names));
  }

  /** Whether an item has a name and its qualifiers, innermost first. */
  static boolean matches(Item item, List<String> names) {
    if (!item.named(names.get(0))) {
      return false;
    }
    Item above = item.parent();
    for (String qualifier : names.subList(1, names.size())) {
      while (above != null && !above.named(qualifier)) {
        above = above.parent();
      }
      if (above == null) {
        return false;
      }
      above = above.parent();
    }
    return true;
  }
}
