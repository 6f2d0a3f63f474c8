package io.twospeed.mappings.copybook.diff;

import io.twospeed.mappings.copybook.syntax.Item;
import io.twospeed.mappings.copybook.syntax.Picture;
import io.twospeed.mappings.copybook.syntax.Usage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an item is, in the copybook's own words: {@code S9(13)V99 COMP-3}. */
final class PictureText {
  private static final Pattern RUN = Pattern.compile("(.)\\1{2,}");

  private PictureText() {}

  /** The clauses that decide its bytes and its values, OCCURS left out. */
  static String of(Item item) {
    if (item.isGroup()) {
      return "group";
    }
    StringBuilder text = new StringBuilder();
    if (item.picture() != null) {
      Picture picture = item.picture();
      text.append(picture.numeric() ? number(picture) : shortened(picture));
    }
    Usage usage = item.effectiveUsage();
    if (usage != Usage.DISPLAY) {
      text.append(text.isEmpty() ? "" : " ").append(word(usage));
    }
    Item.Sign sign =
        item.picture() != null && item.picture().signed() ? item.effectiveSign() : null;
    if (sign != null && item.picture() != null && item.picture().numeric() && zoned(usage)) {
      text.append(sign.leading() ? " SIGN LEADING" : sign.separate() ? " SIGN TRAILING" : "");
      text.append(sign.separate() ? " SEPARATE" : "");
    }
    text.append(item.justified() ? " JUSTIFIED" : "");
    return text.append(item.blankWhenZero() ? " BLANK WHEN ZERO" : "").toString();
  }

  private static boolean zoned(Usage usage) {
    return usage == Usage.DISPLAY || usage == Usage.NATIONAL;
  }

  private static String number(Picture picture) {
    String sign = picture.signed() ? "S" : "";
    int whole = picture.digits() - picture.scale();
    if (picture.scale() < 0) {
      return sign + times('9', picture.digits()) + times('P', -picture.scale());
    }
    return whole < 0
        ? sign + "V" + times('P', -whole) + times('9', picture.digits())
        : sign + times('9', whole) + (picture.scale() > 0 ? "V" + times('9', picture.scale()) : "");
  }

  private static String shortened(Picture picture) {
    boolean uniform = picture.text().chars().distinct().count() == 1;
    if (uniform && picture.size() > 0) {
      return times(picture.text().charAt(0), picture.size());
    }
    Matcher run = RUN.matcher(picture.text());
    return run.replaceAll(each -> each.group(1) + "(" + each.group().length() + ")");
  }

  private static String times(char symbol, int count) {
    return count < 3
        ? String.valueOf(symbol).repeat(Math.max(0, count))
        : symbol + "(" + count + ")";
  }

  static String word(Usage usage) {
    return switch (usage) {
      case BINARY -> "COMP";
      case PACKED -> "COMP-3";
      case FLOAT_SHORT -> "COMP-1";
      case FLOAT_LONG -> "COMP-2";
      default -> usage.name().replace('_', '-');
    };
  }

  static String occurs(Item.Occurs occurs) {
    return occurs.variable()
        ? "OCCURS " + occurs.least() + " TO " + occurs.most()
        : "OCCURS " + occurs.most();
  }
}
