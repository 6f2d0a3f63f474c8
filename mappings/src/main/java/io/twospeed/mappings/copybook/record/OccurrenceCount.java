package io.twospeed.mappings.copybook.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import io.twospeed.mappings.copybook.coding.Decoding;
import io.twospeed.mappings.copybook.coding.Encoding;
import io.twospeed.mappings.copybook.coding.Fault;
import io.twospeed.mappings.copybook.field.NumberShape;
import io.twospeed.mappings.copybook.syntax.Item;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** How many occurrences a table has: always the same number, or what its counter says. */
final class OccurrenceCount {
  private static final int FIXED = -1;

  final int least;
  final int most;
  private final Item item;
  private final int counter;

  /**
   * A count.
   *
   * @param counter slot of the item that holds it; null for a fixed table
   */
  OccurrenceCount(Item item, Item.Occurs occurs, @Nullable Integer counter) {
    this.item = item;
    this.least = occurs.least();
    this.most = occurs.most();
    this.counter = counter == null ? FIXED : counter;
  }

  boolean fixed() {
    return counter == FIXED;
  }

  int of(Decoding run) {
    if (fixed()) {
      return most;
    }
    JsonNode value = run.watched(counter);
    if (value == null) {
      throw noCounter(run.at());
    }
    return inRange(value.isNull() ? 0 : count(value), run.at());
  }

  private static long count(JsonNode value) {
    // A COMP-5 item of eight bytes may claim more than a long holds.
    JsonNode number =
        value.isTextual() ? BigIntegerNode.valueOf(new BigInteger(value.textValue())) : value;
    return number.canConvertToLong() ? number.longValue() : Long.MAX_VALUE;
  }

  /** What the counter says that was encoded before the table. */
  int of(Encoding run) {
    return fixed() ? most : inRange(counted(run), run.at());
  }

  private long counted(Encoding run) {
    JsonNode value = run.watched(counter);
    if (value == null) {
      throw noCounter(run.at());
    }
    return value.isNull() ? 0 : NumberShape.decimal(value, run.at()).longValue();
  }

  /** The occurrences to encode where an array is given. */
  int of(Encoding run, int given) {
    if (fixed()) {
      return given < most && run.initialize() ? most : fixed(given, run.at());
    }
    long counted = counted(run);
    if (counted != given) {
      throw new Fault(
              run.at(),
              given + " occurrences, and " + counted + " in " + counterName(),
              "the same number in both",
              "leave the counter out: it is taken from the array's length")
          .in(item);
    }
    return inRange(given, run.at());
  }

  private int fixed(int given, int at) {
    if (given != most) {
      throw new Fault(
              at,
              given + " occurrences",
              most + " occurrences: the table is fixed",
              "give every occurrence")
          .in(item);
    }
    return most;
  }

  private int inRange(long count, int at) {
    if (count < least || count > most) {
      throw new Fault(
              at,
              count + " occurrences",
              least + " to " + most,
              "check " + counterName() + ", and OCCURS in the copybook")
          .in(item);
    }
    return (int) count;
  }

  private Fault noCounter(int at) {
    return new Fault(
            at,
            "no " + counterName() + ": it lies in a view the record does not have",
            "the view that holds the counter",
            "choose that view by option view or discriminator")
        .in(item);
  }

  private String counterName() {
    return item.counter() == null ? "its counter" : item.counter().name();
  }
}
