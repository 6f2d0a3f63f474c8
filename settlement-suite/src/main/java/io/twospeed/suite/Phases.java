package io.twospeed.suite;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How long each part of a round took. */
final class Phases {
  private final Map<String, Duration> phases = new LinkedHashMap<>();
  private long sinceNanos = System.nanoTime();

  /** What was done since the last end. */
  void ended(String phase) {
    long now = System.nanoTime();
    phases.merge(phase, Duration.ofNanos(now - sinceNanos), Duration::plus);
    sinceNanos = now;
  }

  Duration whole() {
    return phases.values().stream().reduce(Duration.ZERO, Duration::plus);
  }

  @Override
  public String toString() {
    return phases.entrySet().stream()
        .map(phase -> "%s %d s".formatted(phase.getKey(), phase.getValue().toSeconds()))
        .collect(Collectors.joining(", "));
  }
}
