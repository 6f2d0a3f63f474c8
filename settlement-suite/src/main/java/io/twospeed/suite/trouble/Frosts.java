package io.twospeed.suite.trouble;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** How often each step was frozen at, and how long things stood still. Thread-safe. */
final class Frosts {
  private final Map<String, Integer> frozen = new TreeMap<>();
  private final Map<String, Integer> missed = new TreeMap<>();
  private final Map<String, Integer> lengths = new TreeMap<>();

  synchronized void frozen(Halt halt, Duration length) {
    frozen.merge(halt.told(), 1, Integer::sum);
    lengths.merge("%02d s".formatted(length.toSeconds()), 1, Integer::sum);
  }

  /** Nobody came by in time. */
  synchronized void missed(Halt halt) {
    missed.merge(halt.told(), 1, Integer::sum);
  }

  synchronized Map<String, Integer> frozen() {
    return new TreeMap<>(frozen);
  }

  synchronized Map<String, Integer> missed() {
    return new TreeMap<>(missed);
  }

  synchronized Map<String, Integer> lengths() {
    return new TreeMap<>(lengths);
  }
}
