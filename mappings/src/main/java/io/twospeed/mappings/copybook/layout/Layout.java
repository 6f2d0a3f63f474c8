package io.twospeed.mappings.copybook.layout;

import io.twospeed.mappings.copybook.options.CodecOption;
import io.twospeed.mappings.copybook.options.CodecOptions;
import io.twospeed.mappings.copybook.source.Findings;
import io.twospeed.mappings.copybook.syntax.Item;
import io.twospeed.mappings.copybook.syntax.Picture;
import io.twospeed.mappings.copybook.syntax.Picture.Category;
import io.twospeed.mappings.copybook.syntax.Usage;
import java.util.Set;

/**
 * Gives every item its length and its offset, with slack bytes, every table at its largest; and
 * refuses combinations of clauses COBOL does not allow.
 */
public final class Layout {
  /** The longest group item of IBM Enterprise COBOL. */
  public static final long LONGEST = 134_217_727;

  /** Each one's counter is looked for in its whole record. */
  private static final int MOST_VARIABLE = 1_000;

  private final CodecOptions options;
  private final Findings findings;
  private int variable;

  public Layout(CodecOptions options, Findings findings) {
    this.options = options;
    this.findings = findings;
  }

  public void layOut(Item record) {
    resolve(record);
    place(record, 0);
    if (record.length() > LONGEST) {
      findings.add(
          record,
          "record " + record.name() + " is longer than " + LONGEST + " bytes",
          "at most that, every table at its largest",
          "check OCCURS and PICTURE");
    }
  }

  private void resolve(Item item) {
    item.children().forEach(this::resolve);
    ItemRules.check(item, findings);
    if (item.occurs() != null && item.occurs().variable()) {
      variable(item, item.occurs());
    }
  }

  private void variable(Item item, Item.Occurs occurs) {
    variable++;
    if (variable <= MOST_VARIABLE) {
      item.counter(CounterSearch.find(item, occurs.dependingOn(), findings));
    } else if (variable == MOST_VARIABLE + 1) {
      findings.add(
          item,
          "more than " + MOST_VARIABLE + " tables with OCCURS DEPENDING ON",
          "at most that many in a copybook",
          "part the copybook, and leave out what no record needs");
    }
  }

  /** Places an item at an offset that is aligned already. */
  private void place(Item item, long offset) {
    long length = item.isGroup() ? groupLength(item, offset) : elementaryLength(item);
    int slackAfter = 0;
    if (item.occurs() != null && item.isGroup()) {
      int alignment = largestAlignment(item);
      slackAfter = (int) ((alignment - length % alignment) % alignment);
    }
    item.place(offset, length + slackAfter, slackAfter);
  }

  private long groupLength(Item group, long offset) {
    long end = offset;
    for (Item child : group.children()) {
      if (child.redefined() != null) {
        place(child, child.redefined().offset());
        // A redefinition may be longer than what it redefines: then it is the longer that counts.
        end = Math.max(end, child.offset() + size(child));
      } else {
        int alignment = firstAlignment(child);
        child.slackBefore((int) ((alignment - end % alignment) % alignment));
        place(child, end + child.slackBefore());
        end = child.offset() + size(child);
      }
    }
    return end - offset;
  }

  /** All occurrences. Kept from overflowing: what is too long stays too long. */
  public static long size(Item item) {
    long occurrences = item.occurs() == null ? 1 : item.occurs().most();
    return item.length() > LONGEST
        ? LONGEST + 1
        : Math.min(LONGEST + 1, item.length() * occurrences);
  }

  private int firstAlignment(Item item) {
    Item first = item;
    while (first.isGroup()) {
      first = first.children().get(0);
    }
    return alignment(first);
  }

  private int largestAlignment(Item item) {
    int largest = alignment(item);
    for (Item child : item.children()) {
      largest = Math.max(largest, largestAlignment(child));
    }
    return largest;
  }

  private int alignment(Item item) {
    if (item.isGroup() || !item.effectiveSync()) {
      return 1;
    }
    return switch (item.effectiveUsage()) {
      case BINARY, COMP_5 -> Math.min(4, (int) elementaryLength(item));
      case FLOAT_SHORT, INDEX, POINTER_32, FUNCTION_POINTER -> 4;
      case FLOAT_LONG, PROCEDURE_POINTER -> 8;
      case POINTER -> options.number(CodecOption.POINTER_SIZE);
      default -> 1;
    };
  }

  private long elementaryLength(Item item) {
    Usage usage = item.effectiveUsage();
    Picture picture = item.picture();
    if (picture == null) {
      return switch (usage) {
        case FLOAT_LONG, PROCEDURE_POINTER -> 8;
        case POINTER -> options.number(CodecOption.POINTER_SIZE);
        case FLOAT_SHORT, INDEX, POINTER_32, FUNCTION_POINTER -> 4;
        default -> 1;
      };
    }
    Item.Sign sign = item.effectiveSign();
    int separate = picture.numeric() && picture.signed() && sign != null && sign.separate() ? 1 : 0;
    return switch (usage) {
      case BINARY, COMP_5 -> binaryLength(picture.digits());
      case PACKED -> picture.digits() / 2 + 1;
      case COMP_6 -> (picture.digits() + 1) / 2;
      case NATIONAL -> 2L * (picture.size() + separate);
      default -> wide(picture) ? 2L * picture.size() : picture.size() + separate;
    };
  }

  private int binaryLength(int digits) {
    if (digits <= 2 && options.is(CodecOption.BINARY_SIZE, "1-2-4-8")) {
      return 1;
    }
    return digits <= 4 ? 2 : digits <= 9 ? 4 : 8;
  }

  private static boolean wide(Picture picture) {
    return Set.of(Category.DBCS, Category.NATIONAL, Category.NATIONAL_EDITED)
        .contains(picture.category());
  }
}
