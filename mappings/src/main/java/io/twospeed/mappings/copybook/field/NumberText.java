package io.twospeed.mappings.copybook.field;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Numbers written as text. */
public final class NumberText {
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");

  private NumberText() {}

  public static boolean same(String text, BigDecimal number) {
    String digits = text.strip();
    return digits.length() <= 40
        && NUMBER.matcher(digits).matches()
        && new BigDecimal(digits).compareTo(number) == 0;
  }
}
