package io.twospeed.mappings.copybook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jspecify.annotations.Nullable;

/** A table: a JSON array. */
final class TableShape extends Shape {
  private static final int FIXED = -1;

  private final Item item;
  private final Shape element;
  private final int least;
  private final int most;
  private final int counter;
  private final long paddedLength;

  /**
   * A table.
   *
   * @param counter slot of the item that holds the number of occurrences; null for a fixed table
   * @param padded whether its room is always that of the most occurrences
   */
  TableShape(Item item, Shape element, @Nullable Integer counter, boolean padded) {
    Item.Occurs occurs = item.occurs;
    if (occurs == null) {
      throw new IllegalArgumentException(item + " is no table");
    }
    this.item = item;
    this.element = element;
    this.least = occurs.least();
    this.most = occurs.most();
    this.counter = counter == null ? FIXED : counter;
    this.paddedLength = padded && counter != null ? item.length * most : 0;
  }

  @Override
  int leastLength() {
    return paddedLength > 0 ? (int) paddedLength : least * element.leastLength();
  }

  @Override
  JsonNode decode(Decoding run) {
    int start = run.at;
    int count = counter == FIXED ? most : counted(run);
    long room = (long) count * element.leastLength();
    if (room > run.end - start) {
      throw run.tooShort((int) Math.min(room, Integer.MAX_VALUE)).in(item);
    }
    run.occurrences(count);
    ArrayNode array = new ArrayNode(JsonNodeFactory.instance, count);
    for (int i = 0; i < count; i++) {
      try {
        array.add(element.decode(run));
      } catch (Fault fault) {
        throw fault.at(i);
      }
    }
    if (paddedLength > 0) {
      // A record may be sent without the unused end of a table that ends it.
      run.at = (int) Math.min(run.end, start + paddedLength);
    }
    return array;
  }

  private int counted(Decoding run) {
    JsonNode value = run.watched[counter];
    if (value == null) {
      throw noCounter(run.at);
    }
    long count = value.isNull() ? 0 : count(value);
    if (count < least || count > most) {
      throw outOfRange(run.at, count);
    }
    return (int) count;
  }

  private static long count(JsonNode value) {
    return value.isTextual() ? Long.parseLong(value.textValue()) : value.longValue();
  }

  @Override
  void encode(@Nullable JsonNode value, Encoding run) {
    JsonNode array = value == null || value.isNull() ? null : value;
    if (array != null && !array.isArray()) {
      throw FieldCodec.wrongType(run.at, array, "a JSON array").in(item);
    }
    int start = run.at;
    int given = array == null ? 0 : array.size();
    int count =
        counter == FIXED ? fixedCount(given, array == null, run) : variableCount(given, run);
    if (counter != FIXED && paddedLength == 0) {
      run.reserve((long) (count - least) * element.leastLength());
    }
    for (int i = 0; i < count; i++) {
      occurrence(i < given && array != null ? array.get(i) : null, i, run);
    }
    if (paddedLength > 0) {
      pad(count, start, run);
    }
  }

  private void occurrence(@Nullable JsonNode value, int index, Encoding run) {
    try {
      element.encode(value, run);
    } catch (Fault fault) {
      throw fault.at(index);
    }
  }

  private void pad(int count, int start, Encoding run) {
    boolean initialize = run.initialize;
    run.initialize = true;
    for (int i = count; i < most; i++) {
      occurrence(null, i, run);
    }
    run.initialize = initialize;
    run.at = (int) (start + paddedLength);
  }

  private int fixedCount(int given, boolean leftOut, Encoding run) {
    boolean shorter = given < most && (leftOut || run.initialize);
    if (given != most && !shorter) {
      throw new Fault(
              run.at,
              given + " occurrences",
              most + " occurrences: the table is fixed",
              "give every occurrence")
          .in(item);
    }
    return most;
  }

  private int variableCount(int given, Encoding run) {
    JsonNode value = run.watched[counter];
    if (value == null) {
      throw noCounter(run.at);
    }
    if (!value.isNull()) {
      long counted = value.isNumber() || value.isTextual() ? decimalCount(value, run) : given;
      if (counted != given) {
        throw new Fault(
                run.at,
                given + " occurrences, and " + counted + " in " + counterName(),
                "the same number in both",
                "leave the counter out: it is taken from the array's length")
            .in(item);
      }
    }
    if (given < least || given > most) {
      throw outOfRange(run.at, given);
    }
    return given;
  }

  private static long decimalCount(JsonNode value, Encoding run) {
    return NumberShape.decimal(value, run.at).longValue();
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
    return item.counter == null ? "its counter" : item.counter.name;
  }

  private Fault outOfRange(int at, long count) {
    return new Fault(
            at,
            count + " occurrences",
            least + " to " + most,
            "check " + counterName() + ", and OCCURS in the copybook")
        .in(item);
  }
}
