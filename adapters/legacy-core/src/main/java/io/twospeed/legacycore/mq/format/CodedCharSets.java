package io.twospeed.legacycore.mq.format;

import org.jspecify.annotations.Nullable;

/** IBM's client names a character set by Java's name where it knows one. */
public final class CodedCharSets {
  private CodedCharSets() {}

  /** 0 where it is none it knows. */
  public static int ccsid(@Nullable String name) {
    if (name == null) {
      return 0;
    }
    if (name.equals("UTF-8")) {
      return 1208;
    }
    String digits = name.replaceFirst("(?i)^(IBM-?|CP|x-IBM)0*", "");
    return digits.matches("\\d{1,5}")
        ? Integer.parseInt(digits)
        : name.equals("ISO-8859-1") ? 819 : 0;
  }
}
