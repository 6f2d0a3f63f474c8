package io.twospeed.mappings.copybook.syntax;

import io.twospeed.mappings.copybook.source.Placed;
import io.twospeed.mappings.copybook.source.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One data description entry with its clauses, and its place in the tree. Written while a copybook
 * is read, never after.
 */
public final class Item implements Placed {
  public static final String FILLER = "FILLER";

  private final int level;
  private final String name;
  private final boolean filler;
  private final String file;
  private final int line;
  private final List<Item> children = new ArrayList<>();
  private final List<Item> redefiners = new ArrayList<>();
  private final List<String> conditions = new ArrayList<>();

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
  private @Nullable Item counter;
  private String key;

  private long offset;
  private long length;
  private int slackBefore;
  private int slackAfter;

  Item(int level, String name, boolean filler, String file, int line) {
    this.level = level;
    // JSON's parsers intern names too: the same string is found without comparing characters.
    this.name = name.intern();
    this.key = this.name;
    this.filler = filler;
    this.file = file;
    this.line = line;
  }

  public int level() {
    return level;
  }

  public String name() {
    return name;
  }

  /** Its field in JSON: its name, and which one of them it is where its group has several. */
  public String key() {
    return key;
  }

  /**
   * Says that others of its name come before it in the same object.
   *
   * @param ordinal 1 for the first
   */
  public void occurrenceOfName(int ordinal) {
    key = ordinal == 1 ? name : (name + "(" + ordinal + ")").intern();
  }

  public boolean filler() {
    return filler;
  }

  @Override
  public String file() {
    return file;
  }

  @Override
  public int line() {
    return line;
  }

  public List<Item> children() {
    return children;
  }

  public List<Item> redefiners() {
    return redefiners;
  }

  /** Its condition names of level 88, each with its values. */
  public List<String> conditions() {
    return conditions;
  }

  public @Nullable Picture picture() {
    return picture;
  }

  public @Nullable Usage usage() {
    return usage;
  }

  public @Nullable Sign sign() {
    return sign;
  }

  public @Nullable Occurs occurs() {
    return occurs;
  }

  public @Nullable String redefines() {
    return redefines;
  }

  public @Nullable Value value() {
    return value;
  }

  public boolean justified() {
    return justified;
  }

  public boolean blankWhenZero() {
    return blankWhenZero;
  }

  public @Nullable Item parent() {
    return parent;
  }

  public @Nullable Item redefined() {
    return redefined;
  }

  public @Nullable Item counter() {
    return counter;
  }

  /** From the start of the record, every table at its largest. */
  public long offset() {
    return offset;
  }

  /** One occurrence, every table in it at its largest; slack at its end included. */
  public long length() {
    return length;
  }

  /** Slack bytes before the item, that align it. */
  public int slackBefore() {
    return slackBefore;
  }

  /** Slack bytes at the end of each occurrence, that align the next one. */
  public int slackAfter() {
    return slackAfter;
  }

  public void counter(@Nullable Item found) {
    counter = found;
  }

  public void slackBefore(int bytes) {
    slackBefore = bytes;
  }

  /** Where it lies, slack after each occurrence counted into its length. */
  public void place(long atOffset, long itsLength, int itsSlackAfter) {
    offset = atOffset;
    length = itsLength;
    slackAfter = itsSlackAfter;
  }

  /** SIGN [LEADING|TRAILING] [SEPARATE]. */
  public record Sign(boolean leading, boolean separate) {}

  /**
   * OCCURS.
   *
   * @param most the number of occurrences, where no item decides it
   * @param dependingOn name of the item that holds the number, with its qualifiers, innermost first
   */
  public record Occurs(int least, int most, List<String> dependingOn) {
    public boolean variable() {
      return !dependingOn.isEmpty();
    }
  }

  public boolean isGroup() {
    return !children.isEmpty();
  }

  /** A FILLER whose items become arrays in the object around. */
  public boolean hoistedTable() {
    return filler && occurs != null && namesAnything();
  }

  private boolean namesAnything() {
    return children.stream().anyMatch(child -> !child.filler || child.namesAnything());
  }

  /** Whether its length depends on a counter. */
  public boolean variable() {
    return (occurs != null && occurs.variable()) || children.stream().anyMatch(Item::variable);
  }

  public Usage effectiveUsage() {
    for (Item item = this; item != null; item = item.parent) {
      if (item.usage != null) {
        return item.usage;
      }
    }
    return Usage.DISPLAY;
  }

  public @Nullable Sign effectiveSign() {
    for (Item item = this; item != null; item = item.parent) {
      if (item.sign != null) {
        return item.sign;
      }
    }
    return null;
  }

  public boolean effectiveSync() {
    for (Item item = this; item != null; item = item.parent) {
      if (item.sync) {
        return true;
      }
    }
    return false;
  }

  public Item record() {
    Item item = this;
    while (item.parent != null) {
      item = item.parent;
    }
    return item;
  }

  public boolean isIn(Item group) {
    for (Item item = this; item != null; item = item.parent) {
      if (item == group) {
        return true;
      }
    }
    return false;
  }

  public boolean named(String other) {
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

  public String place() {
    return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1) + ":" + line;
  }

  @Override
  public String toString() {
    return path();
  }
}
