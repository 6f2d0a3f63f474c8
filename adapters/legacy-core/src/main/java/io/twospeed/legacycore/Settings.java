package io.twospeed.legacycore;

/** A setting that cannot be used is refused, never repaired. */
final class Settings {
  private Settings() {}

  static void require(boolean right, String setting, Object actual, String expected) {
    if (!right) {
      throw new IllegalArgumentException(
          "Setting %s is %s; expected %s; fix: correct it in config"
              .formatted(setting, actual, expected));
    }
  }
}
