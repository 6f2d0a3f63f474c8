package io.twospeed.mappings.copybook.source;

/**
 * A VALUE clause, for what a field holds when nothing is given.
 *
 * @param text of a literal; the digits of a number; hexadecimal digits; empty for the rest
 * @param all the literal is repeated to fill the item
 */
public record Value(Kind kind, String text, boolean all) {

  /** What stands in the clause. */
  public enum Kind {
    TEXT,
    NUMBER,
    HEX,
    NATIONAL,
    SPACES,
    ZEROS,
    LOW_VALUES,
    HIGH_VALUES,
    QUOTES,
    NULLS
  }
}
