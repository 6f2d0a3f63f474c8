package io.twospeed.benchmarks.codec;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Caller's references of 32 characters: this process's own half, then a count. */
public final class References {

  private final String ours = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  private final AtomicLong count = new AtomicLong();

  /** The next one; safe for many threads. */
  public String next() {
    return ours + HexFormat.of().toHexDigits(count.incrementAndGet());
  }
}
