package io.twospeed.mappings.copybook;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One data description entry with its clauses, and its place in the tree. Written while a copybook
 * is read, never after.
 */
final class Item {
  static final String FILLER = "FILLER";

  final int level;
  final String name;
  final boolean filler;
  final String file;
  final int line;
  final List<Item> children = new ArrayList<>();
  final List<Item> redefiners = new ArrayList<>();

  /** Its condition names of level 88, each with its values. */
  final List<String> conditions = new ArrayList<>();

  @Nullable Picture picture;
  @Nullable Usage usage;
  @Nullable Sign sign;
  @Nullable Occurs occurs;
  @Nullable String redefines;
  @Nullable Value value;
  boolean sync;
  boolean justified;
  boolean blankWhenZero;
  boolean groupUsage;

  @Nullable Item parent;
  @Nullable Item redefined;
  @Nullable Item counter;

  /** From the start of the record, every table at its largest. */
  long offset;

  /** One occurrence, every table in it at its largest; slack at its end included. */
  long length;

  /** Slack bytes before the item, that align it. */
  int slackBefore;

  /** Slack bytes at the end of each occurrence, that align the next one. */
  int slackAfter;

  Item(int level, String name, boolean filler, String file, int line) {
    this.level = level;
    // JSON's parsers intern names too: the same string is found without comparing characters.
    this.name = name.intern();
    this.filler = filler;
    this.file = file;
    this.line = line;
  }

  /** SIGN [LEADING|TRAILING] [SEPARATE]. */
  record Sign(boolean leading, boolean separate) {}

  /**
   * OCCURS.
   *
   * @param most the number of occurrences, where no item decides it
   * @param dependingOn name of the item that holds the number, with its qualifiers, innermost first
   */
  record Occurs(int least, int most, List<String> dependingOn) {
    boolean variable() {
      return !dependingOn.isEmpty();
    }
  }

  boolean isGroup() {
    return !children.isEmpty();
  }

  /** A FILLER whose items become arrays in the object around. */
  boolean hoistedTable() {
    return filler && occurs != null && namesAnything();
  }

  private boolean namesAnything() {
    return children.stream().anyMatch(child -> !child.filler || child.namesAnything());
  }

  /** Whether its length depends on a counter. */
  boolean variable() {
    return (occurs != null && occurs.variable()) || children.stream().anyMatch(Item::variable);
  }

  Usage effectiveUsage() {
    for (Item item = this; item != null; item = item.parent) {
      if (item.usage != null) {
        return item.usage;
      }
    }
    return Usage.DISPLAY;
  }

  @Nullable Sign effectiveSign() {
    for (Item item = this; item != null; item = item.parent) {
      if (item.sign != null) {
        return item.sign;
      }
    }
    return null;
  }

  boolean effectiveSync() {
    for (Item item = this; item != null; item = item.parent) {
      if (item.sync) {
        return true;
      }
    }
    return false;
  }

  Item record() {
    Item item = this;
    while (item.parent != null) {
      item = item.parent;
    }
    return item;
  }

  boolean isIn(Item group) {
    for (Item item = this; item != null; item = item.parent) {
      if (item == group) {
        return true;
      }
    }
    return false;
  }

  boolean named(String other) {
    return !filler && name.equalsIgnoreCase(other);
  }

  /** Names from the record down, FILLER left out. */
  String path() {
    Item above = parent;
    while (above != null && above.filler) {
      above = above.parent;
    }
    return above == null ? name : above.path() + "." + name;
  }

  String place() {
    return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1) + ":" + line;
  }

  @Override
  public String toString() {
    return path();
  }
}
