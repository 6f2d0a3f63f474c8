package io.twospeed.suite.trouble;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What has fallen so far. Thread-safe. */
final class Struck {
  private final Map<String, Integer> blows = new TreeMap<>();
  private final List<String> timeline = new ArrayList<>();

  synchronized void note(Blow blow, String at) {
    timeline.add("%s %s %s".formatted(Instant.now(), blow.told(), at).strip());
    blows.merge(blow.told(), 1, Integer::sum);
  }

  synchronized Map<String, Integer> blows() {
    return new TreeMap<>(blows);
  }

  synchronized List<String> timeline() {
    return List.copyOf(timeline);
  }
}
