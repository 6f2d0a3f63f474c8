package io.twospeed.mappings.copybook.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.twospeed.mappings.copybook.coding.Encoding;
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
  record Way(int scope, List<Step> steps, int least) {}

  /**
   * Into a field of an object.
   *
   * @param names any one of them: the items a FILLER table names are equally long
   * @param arrays how many arrays to go into after it
   */
  record Step(List<String> names, int arrays) {}

  CounterRule(List<Way> ways) {
    this.ways = List.copyOf(ways);
  }

  JsonNode count(Encoding run) {
    int least = 0;
    for (Way way : ways) {
      JsonNode table = table(run.scope(way.scope()), way.steps(), 0);
      if (table != null) {
        return IntNode.valueOf(table.size());
      }
      least = Math.max(least, way.least());
    }
    return IntNode.valueOf(least);
  }

  /** The first table there is: an occurrence may lack it, where it is of another view. */
  private static @Nullable JsonNode table(@Nullable JsonNode node, List<Step> steps, int at) {
    if (node == null || at == steps.size()) {
      return node != null && node.isArray() ? node : null;
    }
    Step step = steps.get(at);
    for (String name : step.names()) {
      JsonNode found = inside(node.get(name), step.arrays(), steps, at + 1);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable JsonNode inside(
      @Nullable JsonNode node, int arrays, List<Step> steps, int next) {
    if (arrays == 0 || node == null) {
      return table(node, steps, next);
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      JsonNode found = inside(node.get(i), arrays - 1, steps, next);
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
