package io.twospeed.mappings.copybook.layout;

import io.twospeed.mappings.copybook.options.CodecOption;
import io.twospeed.mappings.copybook.options.CodecOptions;
import io.twospeed.mappings.copybook.syntax.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where every item of a record lies: so many bytes from the start of the record, or of an
 * occurrence of the innermost table around it, and behind which variable tables.
 */
public final class PlacedRecord {
  private final Item record;
  private final CodecOptions options;
  private final boolean slides;
  private final Map<Item, Place> places = new HashMap<>();
  private int tables;

  /**
   * A place, or a length.
   *
   * @param bytes without the variable tables before it
   * @param sliding which tables these are, and the length of one occurrence
   * @param behind the last of them; empty where there is none
   */
  public record Place(long bytes, String sliding, String behind) {
    @Override
    public String toString() {
      return bytes + (behind.isEmpty() ? "" : " after " + behind);
    }

    public boolean same(Place other) {
      return bytes == other.bytes && sliding.equals(other.sliding);
    }
  }

  public PlacedRecord(Item record, CodecOptions options) {
    this.record = record;
    this.options = options;
    this.slides = options.is(CodecOption.ODO_SLIDE, "true");
    place(record, new Place(0, "", ""));
  }

  public Item record() {
    return record;
  }

  public CodecOptions options() {
    return options;
  }

  public Place place(Item item) {
    return places.getOrDefault(item, new Place(item.offset(), "", ""));
  }

  /** All of a group, or one occurrence of a table. */
  public Place extent(Item item) {
    if (!item.isGroup()) {
      return new Place(item.length(), "", "");
    }
    long bytes = item.length();
    StringBuilder sliding = new StringBuilder();
    String behind = "";
    for (Item child : item.children()) {
      Place slide = sliding(child);
      bytes -= slide.bytes();
      sliding.append(slide.sliding());
      behind = slide.behind().isEmpty() ? behind : slide.behind();
    }
    return new Place(bytes, sliding.toString(), behind);
  }

  /** The bytes of an item that come and go, and of what. */
  private Place sliding(Item item) {
    if (!slides || item.redefined() != null || !item.redefiners().isEmpty()) {
      return new Place(0, "", "");
    }
    Place one = extent(item);
    if (item.occurs() != null && item.occurs().variable()) {
      String each = "(" + ordinal(item) + "*" + one.bytes() + one.sliding() + ")";
      return new Place(Layout.size(item), each, item.name());
    }
    if (one.sliding().isEmpty()) {
      return new Place(0, "", "");
    }
    return item.occurs() == null
        ? new Place(item.length() - one.bytes(), one.sliding(), one.behind())
        : new Place(
            Layout.size(item),
            "(" + item.occurs().most() + "*" + one + one.sliding() + ")",
            item.name());
  }

  private final Map<Item, Integer> ordinals = new HashMap<>();

  private int ordinal(Item table) {
    return ordinals.computeIfAbsent(table, key -> ++tables);
  }

  private void place(Item item, Place at) {
    places.put(item, at);
    Place start = item.occurs() == null ? at : new Place(0, "", "");
    long gone = 0;
    String sliding = start.sliding();
    String behind = start.behind();
    for (Item child : item.children()) {
      long distance = child.offset() - item.offset();
      place(child, new Place(start.bytes() + distance - gone, sliding, behind));
      Place slide = sliding(child);
      gone += slide.bytes();
      sliding += slide.sliding();
      behind = slide.behind().isEmpty() ? behind : slide.behind();
    }
  }

  /** The innermost table an item lies in; the record where it lies in none. */
  public static Item scope(Item item) {
    Item above = item.parent();
    while (above != null && above.parent() != null && above.occurs() == null) {
      above = above.parent();
    }
    return above == null ? item : above;
  }

  /** Names from below the record down; tables marked, FILLER left out. */
  public static String path(Item item) {
    List<String> names = new ArrayList<>();
    for (Item each = item; each.parent() != null; each = each.parent()) {
      if (!each.filler() || each == item) {
        names.add(0, each.key() + (each.occurs() != null && each != item ? "[]" : ""));
      }
    }
    return String.join(".", names);
  }

  /** The elementary items that share bytes with these, in the same scope; slack is none. */
  public List<Item> over(Item scope, Place place, long length) {
    List<Item> found = new ArrayList<>();
    over(scope, place, length, found);
    return found;
  }

  private void over(Item group, Place place, long length, List<Item> found) {
    for (Item child : group.children()) {
      if (child.isGroup() && child.occurs() == null) {
        over(child, place, length, found);
      } else {
        Place there = place(child);
        boolean variable = child.occurs() != null && child.occurs().variable();
        long size = variable && slides ? 0 : Layout.size(child);
        if (there.sliding().equals(place.sliding())
            && there.bytes() < place.bytes() + length
            && place.bytes() < there.bytes() + size) {
          found.add(child);
        }
      }
    }
  }

  /** Whether something lies there at all: slack or an item. */
  public boolean reaches(Item scope, Place place, long length) {
    Place whole = extent(scope);
    return !place.sliding().equals(whole.sliding()) || place.bytes() + length <= whole.bytes();
  }
}
