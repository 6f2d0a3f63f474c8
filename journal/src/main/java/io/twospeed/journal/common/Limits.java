package io.twospeed.journal.common;

import java.util.regex.Pattern;

/** What the store's columns hold. Checked at the door, so that no bad value spoils a batch. */
public final class Limits {
  public static final int NAME = 128;

  /** Far above any response of a changing call; a row is not the place for a file. */
  static final int SEALED_BYTES = 1_000_000;

  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._:/-]{0,64}");

  private Limits() {}

  public static String text(String what, String value, int maximum) {
    if (value.isEmpty() || value.length() > maximum || value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "%s: %d characters, expected 1 to %d without a NUL"
              .formatted(what, value.length(), maximum));
    }
    return value;
  }

  /** A code is a name out of a protocol, never a sentence and never a person's data. */
  public static String code(String what, String value) {
    if (!CODE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "%s: %d characters, expected at most 64 of A-Z a-z 0-9 . _ : / -"
              .formatted(what, value.length()));
    }
    return value;
  }

  public static byte[] bytes(String what, byte[] value) {
    if (value.length > SEALED_BYTES) {
      throw new IllegalArgumentException(
          "%s: %d bytes, the journal keeps at most %d".formatted(what, value.length, SEALED_BYTES));
    }
    return value;
  }
}
