package io.twospeed.mappings.copybook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the tables are that a counter counts, so that it can be left out and taken from them. */
final class CounterRule {
  private final List<Way> ways;

  /**
   * The way from an object around the counter to a table.
   *
   * @param scope how many objects lie around the one the way starts in
   */
  record Way(int scope, List<String> names, int least) {}

  CounterRule(List<Way> ways) {
    this.ways = List.copyOf(ways);
  }

  JsonNode count(Encoding run) {
    int least = 0;
    for (Way way : ways) {
      JsonNode table = follow(run.scopes[way.scope()], way.names());
      if (table != null && table.isArray()) {
        return IntNode.valueOf(table.size());
      }
      least = Math.max(least, way.least());
    }
    return IntNode.valueOf(least);
  }

  private static @Nullable JsonNode follow(@Nullable JsonNode start, List<String> names) {
    JsonNode node = start;
    for (String name : names) {
      if (node != null && node.isArray()) {
        node = node.get(0);
      }
      node = node == null ? null : node.get(name);
    }
    return node;
  }
}
