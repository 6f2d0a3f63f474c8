package io.twospeed.mappings.copybook.syntax;

import io.twospeed.mappings.copybook.source.Findings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Entries to a tree by their level numbers, REDEFINES resolved. */
public final class TreeBuilder {
  private final Findings findings;
  private final String file;
  private final String recordName;
  private final List<Item> records = new ArrayList<>();
  private final Deque<Item> open = new ArrayDeque<>();

  private TreeBuilder(String file, String recordName, Findings findings) {
    this.file = file;
    this.recordName = recordName;
    this.findings = findings;
  }

  /**
   * The records of a copybook.
   *
   * @param file where findings about the whole are
   * @param recordName of the record that holds entries no level 01 stands above
   */
  public static List<Item> records(
      List<Item> items, String file, String recordName, Findings findings) {
    TreeBuilder builder = new TreeBuilder(file, recordName, findings);
    items.forEach(builder::add);
    builder.records.forEach(builder::redefinitions);
    builder.checkRecords();
    return builder.records;
  }

  private void add(Item item) {
    boolean top = item.level() == 1 || item.level() == 77;
    if (!top && open.isEmpty()) {
      // A copybook that is COPYed below a level 01 of its user: it makes a record of its own.
      Item record = new Item(0, recordName, false, item.file(), item.line());
      records.add(record);
      open.push(record);
    }
    while (!open.isEmpty() && (top || open.element().level() >= item.level())) {
      open.pop();
    }
    if (top) {
      records.add(item);
    } else {
      Item parent = open.element();
      Item sibling = parent.children().isEmpty() ? null : parent.children().get(0);
      if (sibling != null && sibling.level() != item.level() && parent.level() != 0) {
        findings.add(
            item,
            "level " + item.level() + " of " + item.name() + " fits no level above it",
            "level " + sibling.level() + ", as the other items of " + parent.name(),
            "correct the level number");
      }
      item.parent = parent;
      parent.children().add(item);
    }
    if (item.level() != 77) {
      open.push(item);
    }
  }

  private void redefinitions(Item group) {
    for (int i = 0; i < group.children().size(); i++) {
      Item item = group.children().get(i);
      if (item.redefines() != null) {
        redefinition(group, i, item, item.redefines());
      }
      redefinitions(item);
    }
  }

  private void redefinition(Item group, int index, Item item, String name) {
    Item target = target(group, index - 1, name);
    if (target == null || !target.named(name)) {
      findings.add(
          item,
          item.name() + " redefines " + name.replaceAll("[^ -~]", "?"),
          "the item just before it in its group",
          "name the item just before, on the same level");
      return;
    }
    Item first = target.redefined() == null ? target : target.redefined();
    if (first.occurs() != null) {
      findings.add(
          item,
          item.name() + " redefines a table",
          "an item without OCCURS",
          "redefine a group that holds the table");
    }
    item.redefined = first;
    first.redefiners().add(item);
  }

  /** The item before, or the one that it redefines, or another that does; null before the first. */
  private static @Nullable Item target(Item group, int before, String name) {
    int at = before;
    while (at >= 0) {
      Item item = group.children().get(at);
      if (item.redefined() == null || item.named(name)) {
        return item;
      }
      if (item.redefined().named(name)) {
        return item.redefined();
      }
      at--;
    }
    return null;
  }

  private void checkRecords() {
    Set<String> names = new HashSet<>();
    for (Item record : records) {
      String name = record.name().toUpperCase(Locale.ROOT);
      if (!record.filler() && names.contains(name)) {
        findings.add(
            record,
            "record " + name + " is there twice",
            "names that differ",
            "rename one of them");
      }
      names.add(name);
    }
    if (records.isEmpty() && findings.isEmpty()) {
      findings.add(
          file, 0, "the copybook has no entries", "data description entries", "check the file");
    }
  }
}
