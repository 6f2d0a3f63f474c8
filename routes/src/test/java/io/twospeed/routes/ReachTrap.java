package io.twospeed.routes;

import java.util.concurrent.atomic.AtomicInteger;

/** A class that no product may make, load or call: it counts whoever does. */
public class ReachTrap {
  /** Counts elsewhere, so that asking does not spring the trap. */
  static final class Sprung {
    static final AtomicInteger COUNT = new AtomicInteger();

    private Sprung() {}
  }

  static {
    Sprung.COUNT.incrementAndGet();
  }

  /** Springs the trap. */
  public ReachTrap() {
    Sprung.COUNT.incrementAndGet();
  }

  /** Springs the trap. */
  public ReachTrap(String any) {
    Sprung.COUNT.incrementAndGet();
  }

  /** Springs the trap. */
  public static ReachTrap make() {
    return new ReachTrap();
  }

  /** Springs the trap. */
  public static String told() {
    Sprung.COUNT.incrementAndGet();
    return "told";
  }
}
