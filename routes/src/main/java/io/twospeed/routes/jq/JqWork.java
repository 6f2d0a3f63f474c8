package io.twospeed.routes.jq;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * What one evaluation of a jq expression may still do: steps, size and depth of what it makes,
 * time. Of one thread.
 */
final class JqWork {
  static final int MOST_STEPS = 5_000_000;

  /** Nodes and characters of one value, what it holds twice counted twice. */
  static final int MOST_SIZE = 4_000_000;

  static final int MOST_LEVELS = 500;
  static final int MOST_CALLS = 3_000;

  /** An index that a path may name: what is missing before it is filled with nulls. */
  static final int MOST_INDEX = 1_000_000;

  static final Duration MOST_TIME = Duration.ofSeconds(2);

  private static final int KNOWN_SIZES = 100_000;
  private static final int STEPS_PER_LOOK = 64;
  private static final int CHARACTERS_PER_STEP = 64;
  private static final int NODES_PER_STEP = 4;

  private record Size(long weight, int levels) {}

  private final long endNanos = System.nanoTime() + MOST_TIME.toNanos();
  private final IdentityHashMap<JsonNode, Size> sizes = new IdentityHashMap<>();
  private long steps = MOST_STEPS;
  private long looked = MOST_STEPS;
  private int calls;

  /** An expression that did more than it may; no value of a request's is in its words. */
  static final class ExceededException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    ExceededException(String what) {
      super("jq " + what);
    }
  }

  void step() {
    steps(1);
  }

  void steps(long count) {
    steps -= count;
    if (steps < 0) {
      throw new ExceededException("took more steps than an expression may, " + MOST_STEPS);
    }
    if (looked - steps >= STEPS_PER_LOOK) {
      looked = steps;
      if (System.nanoTime() - endNanos > 0) {
        throw new ExceededException(
            "took more time than an expression may, " + MOST_TIME.toSeconds() + " s");
      }
    }
  }

  void enter() {
    if (++calls > MOST_CALLS) {
      throw tooDeep();
    }
  }

  void leave() {
    calls--;
  }

  static ExceededException tooDeep() {
    return new ExceededException("calls itself more often than an expression may, " + MOST_CALLS);
  }

  /** Takes note of a value that came to be. */
  void made(JsonNode value) {
    if (value.isContainerNode()) {
      sizeOf(value);
    } else if (value.isTextual()) {
      text(value.textValue().length());
    }
  }

  /** Takes note of a text before it comes to be. */
  void text(long length) {
    if (length > MOST_SIZE) {
      throw tooLarge();
    }
    steps(length / CHARACTERS_PER_STEP);
  }

  /** For what goes through all of a value. */
  void through(JsonNode value) {
    steps(weight(value) / NODES_PER_STEP);
  }

  /** For what writes all of a value into a text. */
  void written(JsonNode value) {
    steps(weight(value) / 2);
  }

  /** For what compares each of the one with each of the other. */
  void eachWithEach(JsonNode one, JsonNode other) {
    steps(weight(one) * weight(other) / CHARACTERS_PER_STEP);
  }

  private long weight(JsonNode value) {
    if (value.isContainerNode()) {
      return sizeOf(value).weight();
    }
    return value.isTextual() ? value.textValue().length() : 1;
  }

  private Size sizeOf(JsonNode container) {
    Size known = sizes.get(container);
    if (known != null) {
      return known;
    }
    steps(container.size() / NODES_PER_STEP);
    long weight = 1;
    int levels = 0;
    for (Map.Entry<String, JsonNode> each : container.properties()) {
      weight += each.getKey().length();
    }
    for (JsonNode each : container) {
      weight += weight(each);
      levels = Math.max(levels, each.isContainerNode() ? sizeOf(each).levels() : 0);
    }
    return remember(container, new Size(weight, levels + 1));
  }

  private Size remember(JsonNode container, Size size) {
    if (size.weight() > MOST_SIZE) {
      throw tooLarge();
    }
    if (size.levels() > MOST_LEVELS) {
      throw new ExceededException("nests deeper than a value may, " + MOST_LEVELS + " levels");
    }
    if (sizes.size() >= KNOWN_SIZES) {
      sizes.clear();
    }
    sizes.put(container, size);
    return size;
  }

  static ExceededException tooLarge() {
    return new ExceededException(
        "made a larger value than an expression may, " + MOST_SIZE + " nodes and characters");
  }
}
