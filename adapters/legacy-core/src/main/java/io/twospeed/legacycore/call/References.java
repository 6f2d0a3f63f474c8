package io.twospeed.legacycore.call;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes our references: 32 hexadecimal digits, the first half random per process, the second
 * counting from a random start, so that none comes twice, whatever restarts.
 */
public final class References {
  private final String prefix;
  private final AtomicLong next;

  public References() {
    SecureRandom random = new SecureRandom();
    prefix = HexFormat.of().toHexDigits(random.nextLong());
    next = new AtomicLong(random.nextLong());
  }

  public String next() {
    return prefix + HexFormat.of().toHexDigits(next.getAndIncrement());
  }
}
