package io.twospeed.mappings.copybook.field;

import io.twospeed.mappings.copybook.syntax.EditedPicture;
import org.jspecify.annotations.Nullable;

/** Numeric editing by the rules of COBOL: digits to the characters of an edited item, and back. */
final class Editing {
  private final EditedPicture picture;
  private final String symbols;

  Editing(EditedPicture picture) {
    this.picture = picture;
    this.symbols = picture.symbols();
  }

  /**
   * Digits to characters.
   *
   * @param digits as many as the picture shows, most significant first
   */
  String edit(String digits, boolean negative) {
    boolean zero = digits.chars().allMatch(c -> c == '0');
    StringBuilder out = new StringBuilder(symbols.length() + 1);
    if (zero && picture.allSuppressed()) {
      return allSuppressed(out);
    }
    Walk walk = new Walk(digits, negative && !zero, out);
    for (int i = 0; i < symbols.length(); i++) {
      walk.symbol(symbols.charAt(i));
    }
    return out.toString();
  }

  private String allSuppressed(StringBuilder out) {
    boolean stars = picture.suppression() == '*';
    for (int i = 0; i < symbols.length(); i++) {
      char c = symbols.charAt(i);
      if (c != 'V') {
        char fill = stars ? (c == '.' ? '.' : '*') : ' ';
        out.append(fill);
        if (c == 'C' || c == 'D') {
          out.append(fill);
        }
      }
    }
    return out.toString();
  }

  /**
   * Characters to digits, with a minus before them; null where they are not what editing makes of
   * any number.
   */
  @Nullable String digits(String text) {
    StringBuilder digits = new StringBuilder();
    boolean negative = false;
    boolean floated = false;
    int at = 0;
    for (int i = 0; i < symbols.length(); i++) {
      char symbol = symbols.charAt(i);
      if (symbol == 'V') {
        continue;
      }
      char c = text.charAt(at++);
      at += symbol == 'C' || symbol == 'D' ? 1 : 0;
      negative |= c == '-' || (c == 'C' && symbol == 'C') || (c == 'D' && symbol == 'D');
      if (symbol == picture.floating() && !floated) {
        floated = true;
      } else if ("Z*9".indexOf(symbol) >= 0 || symbol == picture.floating()) {
        digits.append(c >= '0' && c <= '9' ? c : '0');
      }
    }
    String read = digits.toString();
    return edit(read, negative).equals(text) ? (negative ? "-" : "") + read : null;
  }

  /** One pass over the symbols. */
  private final class Walk {
    private final String digits;
    private final boolean negative;
    private final StringBuilder out;
    private int next;
    private boolean significant;
    private boolean inString;
    private boolean floated;
    private boolean placed;

    Walk(String digits, boolean negative, StringBuilder out) {
      this.digits = digits;
      this.negative = negative;
      this.out = out;
    }

    void symbol(char symbol) {
      if (symbol == picture.floating()) {
        floating();
        return;
      }
      switch (symbol) {
        case '9' -> {
          place();
          significant = true;
          out.append(digits.charAt(next++));
        }
        case 'Z', '*' -> suppressed();
        case '.' -> {
          place();
          significant = true;
          out.append('.');
        }
        case 'V' -> {
          place();
          significant = true;
        }
        case 'B', '0', '/', ',' -> insertion(symbol);
        case '+' -> out.append(negative ? '-' : '+');
        case '-' -> out.append(negative ? '-' : ' ');
        case '$' -> out.append('$');
        default -> out.append(negative ? (symbol == 'C' ? "CR" : "DB") : "  ");
      }
    }

    private void floating() {
      inString = true;
      if (!floated) {
        floated = true;
        out.append(' ');
        return;
      }
      char digit = digits.charAt(next++);
      if (digit != '0' && !significant) {
        place();
        significant = true;
      }
      out.append(significant ? digit : ' ');
    }

    private void suppressed() {
      inString = true;
      char digit = digits.charAt(next++);
      significant |= digit != '0';
      out.append(significant ? digit : picture.suppression() == '*' ? '*' : ' ');
    }

    private void insertion(char symbol) {
      if (inString && !significant) {
        out.append(picture.suppression() == '*' ? '*' : ' ');
      } else {
        out.append(symbol == 'B' ? ' ' : symbol);
      }
    }

    /** Puts the floating symbol just before the first character that is not suppressed. */
    private void place() {
      if (inString && picture.floating() != 0 && !placed && !significant) {
        placed = true;
        char c = picture.floating();
        out.setCharAt(out.length() - 1, c == '$' ? '$' : negative ? '-' : c == '+' ? '+' : ' ');
      }
    }
  }
}
