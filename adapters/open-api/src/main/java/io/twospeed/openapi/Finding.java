package io.twospeed.openapi;

import java.util.regex.Pattern;

/**
 * One fault in a file of a product: what, where, what was expected, how to mend it.
 *
 * @param line 1-based; 0 where the fault is the file's as a whole
 */
public record Finding(String file, int line, String what, String expected, String fix) {
  /** What begins a line of its own, or hides what stands there. */
  private static final Pattern SPLITS_LINES =
      Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]");

  /** One line: a control character, a line's end or a mark that turns the text round is escaped. */
  @Override
  public String toString() {
    return printable("%s:%d: %s; expected %s; fix: %s".formatted(file, line, what, expected, fix));
  }

  /**
   * A text as it may stand in one line of a log: what would split or reorder the line is escaped.
   */
  public static String printable(String text) {
    return SPLITS_LINES
        .matcher(text)
        .replaceAll(each -> String.format("\\\\u%04x", (int) each.group().charAt(0)));
  }
}
