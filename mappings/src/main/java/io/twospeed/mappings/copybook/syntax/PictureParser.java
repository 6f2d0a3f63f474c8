package io.twospeed.mappings.copybook.syntax;

import io.twospeed.mappings.copybook.syntax.Picture.Category;
import java.util.Locale;

/** A picture string to what it says. Refusals are {@link IllegalArgumentException}s. */
public final class PictureParser {
  private static final int MOST_DIGITS = 31;
  private static final int LONGEST = 134_217_727;
  private static final int LONGEST_EXPANDED = 1000;
  private static final String SYMBOLS = "AX9SVPZ*,.+-$B0/NGEC";

  private final StringBuilder symbols = new StringBuilder();
  private long size;

  private PictureParser() {}

  public static Picture parse(String written) {
    String text = written.toUpperCase(Locale.ROOT);
    PictureParser parser = new PictureParser();
    int at = 0;
    while (at < text.length()) {
      at = parser.symbol(text, at);
    }
    if (parser.size == 0) {
      throw new IllegalArgumentException("PICTURE " + clip(text) + " has no character positions");
    }
    return parser.picture(text);
  }

  private int symbol(String text, int at) {
    char c = text.charAt(at);
    int next = at + 1;
    int width = 1;
    if (text.startsWith("CR", at) || text.startsWith("DB", at)) {
      c = c == 'C' ? 'C' : 'D';
      next++;
      width = 2;
    } else if (SYMBOLS.indexOf(c) < 0 || c == 'C') {
      throw new IllegalArgumentException(
          "PICTURE " + clip(text) + " has the symbol " + (c > ' ' && c < 127 ? "" + c : "?"));
    }
    long count = 1;
    if (next < text.length() && text.charAt(next) == '(') {
      int close = text.indexOf(')', next);
      String number = close < 0 ? "" : text.substring(next + 1, close).strip();
      if (!number.matches("0*[1-9][0-9]{0,8}")) {
        throw new IllegalArgumentException(
            "PICTURE " + clip(text) + " repeats " + c + " a number of times that cannot be read");
      }
      count = Long.parseLong(number);
      next = close + 1;
    }
    size += c == 'V' || c == 'S' || c == 'P' ? 0 : count * width;
    if (size > LONGEST) {
      throw new IllegalArgumentException(
          "PICTURE " + clip(text) + " is longer than " + LONGEST + " bytes");
    }
    append(text, c, count);
    return next;
  }

  private void append(String text, char c, long count) {
    boolean plain = "XANG".indexOf(c) >= 0;
    if (!plain && (count > LONGEST_EXPANDED || symbols.length() > LONGEST_EXPANDED)) {
      throw new IllegalArgumentException(
          "PICTURE " + clip(text) + " repeats " + c + " more than " + LONGEST_EXPANDED + " times");
    }
    for (long i = 0; i < count && symbols.length() <= 2L * LONGEST_EXPANDED; i++) {
      symbols.append(c);
    }
  }

  private Picture picture(String written) {
    String text = symbols.toString();
    if (text.matches("A+")) {
      return plain(Category.ALPHABETIC, text);
    }
    if (text.matches("[AX9]+") && !text.matches("9+")) {
      return plain(Category.ALPHANUMERIC, text);
    }
    if (text.matches("N+")) {
      return plain(Category.NATIONAL, text);
    }
    if (text.matches("G+")) {
      return plain(Category.DBCS, text);
    }
    if (text.matches("[AX9B0/]+") && text.matches(".*[AX].*")) {
      return plain(Category.ALPHANUMERIC_EDITED, text);
    }
    if (text.matches("[NB0/]+") && text.contains("N")) {
      return plain(Category.NATIONAL_EDITED, text);
    }
    if (text.matches("[GB]+") && text.contains("G")) {
      return plain(Category.DBCS, text.replace('B', 'G'));
    }
    if (text.matches("[+-][9V.]+E[+-]99")) {
      throw new IllegalArgumentException(
          "PICTURE " + clip(written) + " is external floating point, which is not supported");
    }
    if (text.matches("S?9*P*V?9*") || text.matches("S?V?P*9+")) {
      return numeric(written, text);
    }
    return edited(written, text);
  }

  private Picture plain(Category category, String text) {
    String kept = text.length() > LONGEST_EXPANDED ? text.substring(0, 1) : text;
    return new Picture(category, kept, (int) size, 0, 0, false);
  }

  private Picture numeric(String written, String text) {
    boolean signed = text.startsWith("S");
    String body = signed ? text.substring(1) : text;
    int digits = count(body, '9');
    int scaling = count(body, 'P');
    int point = body.indexOf('V');
    int scale;
    if (scaling == 0) {
      scale = point < 0 ? 0 : body.length() - point - 1;
    } else if (body.matches("V?P+V?9+")) {
      scale = scaling + digits;
    } else if (body.matches("9+P+V?")) {
      scale = -scaling;
    } else {
      throw new IllegalArgumentException("PICTURE " + clip(written) + " has P between digits");
    }
    if (digits == 0 || digits + scaling > MOST_DIGITS) {
      throw new IllegalArgumentException(
          "PICTURE " + clip(written) + " has " + (digits + scaling) + " digits, not 1 to 31");
    }
    return new Picture(Category.NUMERIC, text, digits, digits, scale, signed);
  }

  private Picture edited(String written, String text) {
    EditedPicture edited = EditedPicture.of(text);
    if (edited == null) {
      throw new IllegalArgumentException("PICTURE " + clip(written) + " is none that COBOL allows");
    }
    return new Picture(
        Category.NUMERIC_EDITED,
        text,
        (int) size,
        edited.digits(),
        edited.scale(),
        edited.signed());
  }

  private static int count(String text, char c) {
    return (int) text.chars().filter(x -> x == c).count();
  }

  private static String clip(String text) {
    String clean = text.replaceAll("[^ -~]", "?");
    return clean.length() > 40 ? clean.substring(0, 40) + "..." : clean;
  }
}
