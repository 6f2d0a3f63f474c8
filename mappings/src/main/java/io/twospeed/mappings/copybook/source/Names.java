package io.twospeed.mappings.copybook.source;

import java.util.regex.Pattern;

/** Data names. */
public final class Names {
  public static final String SHAPE = "letters, digits, hyphens and underscores, at most 61 of them";
  private static final Pattern VALID =
      Pattern.compile("(?=.*[\\p{L}])[\\p{L}\\p{Nd}][\\p{L}\\p{Nd}_#@-]{0,60}");

  private Names() {}

  public static boolean valid(String name) {
    return VALID.matcher(name).matches() && !name.endsWith("-");
  }
}
