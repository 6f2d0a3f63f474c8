package io.twospeed.mappings.copybook;

import org.jspecify.annotations.Nullable;

/** The shape of a numeric-edited picture. */
record EditedPicture(String symbols, int digits, int scale, boolean signed) {

  static @Nullable EditedPicture of(String symbols) {
    int floating = Math.max(count(symbols, "+-"), count(symbols, "$"));
    int digits = count(symbols, "Z*9") + (floating > 1 ? floating - 1 : 0);
    int point = Math.max(symbols.indexOf('.'), symbols.indexOf('V'));
    if (digits == 0 || symbols.matches(".*[AXNGSPE].*")) {
      return null;
    }
    int scale = point < 0 ? 0 : count(symbols.substring(point), "Z*9+-$");
    return new EditedPicture(symbols, digits, scale, symbols.matches(".*[+CD-].*"));
  }

  private static int count(String symbols, String which) {
    return (int) symbols.chars().filter(c -> which.indexOf(c) >= 0).count();
  }
}
