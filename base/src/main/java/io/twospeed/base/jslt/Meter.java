package io.twospeed.base.jslt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.IdentityHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one run of an expression has left. A value's weight is its nodes and characters, each part
 * as often as it is reached: a text that is doubled thirty times is heavy, though nobody wrote it
 * out.
 */
final class Meter {
  /** About half a second on a machine of today. */
  static final long MOST_WORK = 16_000_000;

  /** Several times the largest body that a door takes by default. */
  static final long MOST_WEIGHT = 8_000_000;

  static final int MOST_LEVELS = 200;

  private static final ThreadLocal<@Nullable Meter> CURRENT = new ThreadLocal<>();

  /** What is remembered of a container takes room of its own. */
  private static final int CONTAINER = 24;

  private static final Measure EMPTY = new Measure(1, 1);

  private record Measure(long weight, int levels) {}

  private final IdentityHashMap<JsonNode, Measure> measured = new IdentityHashMap<>();
  private long left = MOST_WORK;

  /** Runs an expression whose metered functions count here. */
  JsonNode run(Supplier<JsonNode> expression) {
    Meter before = CURRENT.get();
    CURRENT.set(this);
    try {
      return made(expression.get());
    } finally {
      if (before == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(before);
      }
    }
  }

  /** The meter of the run on this thread; one of its own where the compiler tries a constant. */
  static Meter current() {
    Meter current = CURRENT.get();
    return current == null ? new Meter() : current;
  }

  void work(long units) {
    left -= units;
    if (left < 0) {
      throw new JsltBoundException(
          "does more work than " + MOST_WORK + " units",
          "loops, calls and texts that add up to less",
          "give it less input, or loop over it once");
    }
  }

  /** Takes in a value that was made: its size is judged, and what it took is counted. */
  JsonNode made(JsonNode value) {
    work(Math.max(1, value.isContainerNode() ? measure(value).weight() / 64 : textOf(value)));
    return value;
  }

  /** Counts the reading of a value from end to end. */
  void read(JsonNode value) {
    work(weight(value));
  }

  long weight(JsonNode value) {
    return value.isContainerNode() ? measure(value).weight() : 1 + textOf(value);
  }

  private long textOf(JsonNode value) {
    long length = value.isTextual() ? value.textValue().length() : 0;
    bound(length);
    return length;
  }

  /** Refuses what would be larger than anything may be, before it is made. */
  void bound(long weight) {
    if (weight > MOST_WEIGHT) {
      throw new JsltBoundException(
          "makes a value of more than " + MOST_WEIGHT + " characters and nodes",
          "less",
          "make no more than the answer needs");
    }
  }

  private Measure measure(JsonNode container) {
    Measure known = container.isEmpty() ? EMPTY : measured.get(container);
    if (known != null) {
      return known;
    }
    work(CONTAINER + (long) container.size());
    long weight = 1;
    int levels = 0;
    for (JsonNode each : container) {
      if (each.isContainerNode()) {
        Measure inner = measure(each);
        weight += inner.weight();
        levels = Math.max(levels, inner.levels());
      } else {
        weight += 1 + textOf(each);
      }
    }
    if (container.isObject()) {
      for (var names = container.fieldNames(); names.hasNext(); ) {
        weight += names.next().length();
      }
    }
    bound(weight);
    return keep(container, new Measure(weight, levels + 1));
  }

  private Measure keep(JsonNode container, Measure measure) {
    if (measure.levels() > MOST_LEVELS) {
      throw new JsltBoundException(
          "makes a value of more than " + MOST_LEVELS + " levels",
          "less",
          "put no value into itself");
    }
    measured.put(container, measure);
    return measure;
  }
}
