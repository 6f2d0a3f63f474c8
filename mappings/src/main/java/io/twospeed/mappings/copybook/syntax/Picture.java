package io.twospeed.mappings.copybook.syntax;

/**
 * What a PICTURE says.
 *
 * @param text the picture expanded, in upper case: {@code X(3)} is {@code XXX}, at most 200 long
 * @param size character positions, the scaling P and the V not counted
 * @param digits digits kept, for numeric and numeric-edited pictures
 * @param scale digits after the decimal point; negative where P scales up
 */
public record Picture(
    Category category, String text, int size, int digits, int scale, boolean signed) {

  /** Categories of data, as COBOL names them. */
  public enum Category {
    ALPHABETIC,
    ALPHANUMERIC,
    ALPHANUMERIC_EDITED,
    NUMERIC,
    NUMERIC_EDITED,
    DBCS,
    NATIONAL,
    NATIONAL_EDITED,
    FLOATING
  }

  public boolean numeric() {
    return category == Category.NUMERIC;
  }
}
