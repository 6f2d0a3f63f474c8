package io.twospeed.mappings.copybook;

import java.util.regex.Pattern;

/** Data names. */
final class Names {
  static final String SHAPE = "letters, digits, hyphens and underscores, at most 61 of them";
  private static final Pattern VALID =
      Pattern.compile("(?=.*[\\p{L}])[\\p{L}\\p{Nd}][\\p{L}\\p{Nd}_#@-]{0,60}");

  private Names() {}

  static boolean valid(String name) {
    return VALID.matcher(name).matches() && !name.endsWith("-");
  }
}
