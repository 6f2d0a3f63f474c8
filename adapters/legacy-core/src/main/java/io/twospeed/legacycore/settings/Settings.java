package io.twospeed.legacycore.settings;

/** A setting that cannot be used is refused, never repaired. */
public final class Settings {
  private Settings() {}

  public static void require(boolean right, String setting, Object actual, String expected) {
    if (!right) {
      throw new IllegalArgumentException(
          "Setting %s is %s; expected %s; fix: correct it in config"
              .formatted(setting, actual, expected));
    }
  }
}
