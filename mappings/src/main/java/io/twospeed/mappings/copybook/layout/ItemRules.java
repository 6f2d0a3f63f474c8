package io.twospeed.mappings.copybook.layout;

import io.twospeed.mappings.copybook.source.Findings;
import io.twospeed.mappings.copybook.syntax.Item;
import io.twospeed.mappings.copybook.syntax.Picture;
import io.twospeed.mappings.copybook.syntax.Picture.Category;
import io.twospeed.mappings.copybook.syntax.Usage;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which clauses go together, by the rules of COBOL. */
final class ItemRules {
  private static final Set<Category> TEXT =
      Set.of(Category.ALPHABETIC, Category.ALPHANUMERIC, Category.DBCS, Category.NATIONAL);

  private final Item item;
  private final Findings findings;

  private ItemRules(Item item, Findings findings) {
    this.item = item;
    this.findings = findings;
  }

  static void check(Item item, Findings findings) {
    ItemRules rules = new ItemRules(item, findings);
    if (item.isGroup()) {
      rules.group();
    } else {
      rules.elementary();
    }
    if (item.occurs() != null && (item.level() <= 1 || item.level() == 77)) {
      rules.refuse("OCCURS on level " + item.level(), "OCCURS on level 02 to 49");
    }
    if (item.redefined() != null && item.occurs() != null && item.occurs().variable()) {
      rules.refuse("REDEFINES with OCCURS DEPENDING ON", "the table in a group that redefines");
    }
  }

  private void group() {
    if (item.picture() != null) {
      refuse("PICTURE on a group", "PICTURE on items that have no items below them");
    }
    if (item.justified() || item.blankWhenZero()) {
      refuse("JUSTIFIED or BLANK WHEN ZERO on a group", "these clauses on elementary items");
    }
    if (!item.filler() || item.parent() == null) {
      keys(item, new HashMap<>());
    }
  }

  /** A name may be there twice, as long as nothing refers to it: JSON tells them apart. */
  private static void keys(Item group, Map<String, Integer> names) {
    for (Item child : group.children()) {
      if (child.filler()) {
        keys(child, names);
      } else {
        String name = child.name().toUpperCase(Locale.ROOT);
        child.occurrenceOfName(names.merge(name, 1, Integer::sum));
      }
    }
  }

  private void elementary() {
    Usage usage = item.effectiveUsage();
    Picture picture = item.picture();
    if (usage.withoutPicture()) {
      if (picture != null) {
        refuse("PICTURE with USAGE " + word(usage), "no PICTURE");
      }
      return;
    }
    if (picture == null) {
      refuse("no PICTURE and no item below it", "a PICTURE, or items of a higher level number");
      return;
    }
    if (usage.computational() && !picture.numeric()) {
      refuse(
          "USAGE " + word(usage) + " with a PICTURE that is not numeric", "a PICTURE of 9 S V P");
    }
    if ((usage == Usage.BINARY || usage == Usage.COMP_5) && picture.digits() > 18) {
      refuse("binary of " + picture.digits() + " digits", "at most 18 digits");
    }
    if (usage == Usage.COMP_6 && picture.signed()) {
      refuse("COMP-6 with a sign", "a PICTURE without S");
    }
    if (usage == Usage.DISPLAY_1
        && picture.category() != Category.DBCS
        && picture.category() != Category.NATIONAL) {
      refuse("USAGE DISPLAY-1 with a PICTURE of single bytes", "a PICTURE of G or N");
    }
    if (item.justified() && !TEXT.contains(picture.category())) {
      refuse("JUSTIFIED on a number or an edited item", "JUSTIFIED on text");
    }
    if (item.blankWhenZero()
        && (usage != Usage.DISPLAY
            || (picture.signed() && picture.numeric())
            || !numberLike(picture))) {
      refuse("BLANK WHEN ZERO here", "BLANK WHEN ZERO on an unsigned or edited DISPLAY number");
    }
    if (item.sign() != null
        && !(picture.numeric()
            && picture.signed()
            && (usage == Usage.DISPLAY || usage == Usage.NATIONAL))) {
      refuse("SIGN here", "SIGN on a DISPLAY number with S in its PICTURE");
    }
    if (usage == Usage.NATIONAL
        && (picture.category() == Category.ALPHABETIC
            || picture.category() == Category.ALPHANUMERIC)) {
      refuse("USAGE NATIONAL with a PICTURE of X or A", "a PICTURE of N or 9");
    }
  }

  private static boolean numberLike(Picture picture) {
    return picture.numeric() || picture.category() == Category.NUMERIC_EDITED;
  }

  private static String word(Usage usage) {
    return usage.name().replace('_', '-');
  }

  private void refuse(String what, String expected) {
    findings.add(item, item.name() + ": " + what, expected, "correct the entry of " + item.name());
  }
}
