package io.twospeed.mappings.copybook;

import java.math.BigDecimal;

/** Numbers written as text. */
final class NumberText {
  private NumberText() {}

  static boolean same(String text, BigDecimal number) {
    String digits = text.strip();
    return digits.length() <= 40
        && digits.matches("[+-]?[0-9]+(\\.[0-9]+)?")
        && new BigDecimal(digits).compareTo(number) == 0;
  }
}
