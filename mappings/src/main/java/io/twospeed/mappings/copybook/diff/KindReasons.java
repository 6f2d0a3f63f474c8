package io.twospeed.mappings.copybook.diff;

import io.twospeed.mappings.copybook.syntax.Item;
import io.twospeed.mappings.copybook.syntax.Picture;
import io.twospeed.mappings.copybook.syntax.Usage;
import java.util.ArrayList;
import java.util.List;

/** What is other about two elementary items, in a few words each. */
final class KindReasons {
  private KindReasons() {}

  static List<String> of(Item old, Item now, boolean wasText, boolean isText) {
    List<String> reasons = new ArrayList<>();
    if (wasText != isText) {
      reasons.add(isText ? "number to text" : "text to number");
    }
    Usage was = old.effectiveUsage();
    Usage is = now.effectiveUsage();
    if (was != is) {
      reasons.add("usage " + PictureText.word(was) + " to " + PictureText.word(is));
    }
    Picture one = old.picture();
    Picture other = now.picture();
    if (one != null && other != null) {
      if (!wasText && !isText) {
        numbers(one, other, reasons);
      }
      if (one.category() != other.category() && wasText == isText) {
        reasons.add(word(one) + " to " + word(other));
      } else if (!one.numeric() && one.category() == other.category() && edited(one, other)) {
        reasons.add("picture changed");
      }
    }
    if (!java.util.Objects.equals(sign(old), sign(now))) {
      reasons.add("SIGN changed");
    }
    if (old.length() != now.length()) {
      reasons.add("length " + old.length() + " to " + now.length() + " bytes");
    }
    clause(old.justified(), now.justified(), "JUSTIFIED", reasons);
    clause(old.blankWhenZero(), now.blankWhenZero(), "BLANK WHEN ZERO", reasons);
    return reasons;
  }

  private static Item.@org.jspecify.annotations.Nullable Sign sign(Item item) {
    return item.picture() != null && item.picture().signed() ? item.effectiveSign() : null;
  }

  private static boolean edited(Picture one, Picture other) {
    return one.size() == other.size() && !one.text().equals(other.text());
  }

  private static void numbers(Picture one, Picture other, List<String> reasons) {
    if (one.signed() != other.signed()) {
      reasons.add(other.signed() ? "sign added" : "sign removed");
    }
    if (one.scale() != other.scale()) {
      reasons.add("scale " + one.scale() + " to " + other.scale());
    }
    if (one.digits() != other.digits()) {
      reasons.add("digits " + one.digits() + " to " + other.digits());
    }
  }

  private static String word(Picture picture) {
    return picture.category().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private static void clause(boolean old, boolean now, String clause, List<String> reasons) {
    if (old != now) {
      reasons.add(clause + (now ? " added" : " removed"));
    }
  }
}
