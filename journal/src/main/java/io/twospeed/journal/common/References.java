package io.twospeed.journal.common;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Our references: 32 lower-case hexadecimal digits that travel to the core and come back. */
public final class References {
  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{32}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private References() {}

  /**
   * A new one: 48 bits of time, then 80 bits of chance. The time comes first so that neighbours in
   * time are neighbours in an index.
   */
  public static String next(Clock clock) {
    byte[] chance = new byte[10];
    RANDOM.nextBytes(chance);
    return HexFormat.of().toHexDigits(clock.millis(), 12) + HexFormat.of().formatHex(chance);
  }

  public static String require(String what, String value) {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "%s: %d characters, expected 32 lower-case hexadecimal digits"
              .formatted(what, value.length()));
    }
    return value;
  }
}
