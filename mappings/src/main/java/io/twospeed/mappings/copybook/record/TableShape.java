package io.twospeed.mappings.copybook.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.twospeed.mappings.copybook.coding.Decoding;
import io.twospeed.mappings.copybook.coding.Encoding;
import io.twospeed.mappings.copybook.coding.Fault;
import io.twospeed.mappings.copybook.field.FieldCodec;
import io.twospeed.mappings.copybook.syntax.Item;
import org.jspecify.annotations.Nullable;

/** A table: a JSON array. */
final class TableShape extends Shape {
  private final Item item;
  private final Shape element;
  private final OccurrenceCount occurrences;
  private final byte @Nullable [] initial;
  private final int[] slots;
  private final long paddedLength;

  /**
   * A table.
   *
   * @param initial bytes of all occurrences, by the VALUE of a group around them
   * @param slots of the fields in an occurrence that others depend on
   * @param padded whether its room is always that of the most occurrences
   */
  TableShape(
      Item item,
      Shape element,
      OccurrenceCount occurrences,
      byte @Nullable [] initial,
      int[] slots,
      boolean padded) {
    this.item = item;
    this.element = element;
    this.occurrences = occurrences;
    this.initial = initial;
    this.slots = slots;
    this.paddedLength = padded && !occurrences.fixed() ? item.length() * occurrences.most : 0;
  }

  @Override
  int leastLength() {
    return paddedLength > 0 ? (int) paddedLength : occurrences.least * element.leastLength();
  }

  @Override
  ArrayNode decode(Decoding run) {
    int start = run.at();
    int count = there(occurrences.of(run), run);
    run.occurrences(count);
    ArrayNode array = new ArrayNode(JsonNodeFactory.instance, count);
    for (int i = 0; i < count; i++) {
      try {
        if (run.at() == run.end() && element.leastLength() > 0) {
          throw run.tooShort(element.leastLength(), false).in(item);
        }
        run.forget(slots);
        array.add(element.decode(run));
      } catch (Fault fault) {
        throw fault.at(i);
      }
    }
    if (paddedLength > 0) {
      // A record may be sent without the unused end of a table that ends it.
      run.at((int) Math.min(run.end(), start + paddedLength));
    }
    return array;
  }

  /** The occurrences that there are bytes for: all of them, where the record must be whole. */
  private int there(int count, Decoding run) {
    int left = run.end() - run.at();
    int each = element.leastLength();
    long room = (long) count * each;
    if (room <= left) {
      return count;
    }
    if (!occurrences.fixed() || left == 0 || !run.mayEndEarly()) {
      int length = (int) Math.min(room, Integer.MAX_VALUE);
      throw run.tooShort(length, occurrences.fixed()).in(item);
    }
    return (left + each - 1) / each;
  }

  @Override
  void encode(@Nullable JsonNode value, Encoding run) {
    JsonNode array = value == null || value.isNull() ? null : value;
    if (array != null && !array.isArray()) {
      throw FieldCodec.wrongType(run.at(), array, "a JSON array").in(item);
    }
    if (array == null && initial != null && !run.overlay()) {
      System.arraycopy(initial, 0, run.out(), run.at(), initial.length);
      run.at(run.at() + initial.length);
    } else {
      encodeAll(array, run);
    }
  }

  private void encodeAll(@Nullable JsonNode array, Encoding run) {
    int start = run.at();
    int given = array == null ? 0 : array.size();
    // What is left out altogether: each occurrence says what it lacks, or is initialized.
    boolean byCounter = array == null && (occurrences.fixed() || run.initialize());
    int count = byCounter ? occurrences.of(run) : occurrences.of(run, given);
    if (!occurrences.fixed() && paddedLength == 0) {
      run.reserve((long) (count - occurrences.least) * element.leastLength());
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
      run.forget(slots);
      element.encode(value, run);
    } catch (Fault fault) {
      throw fault.at(index);
    }
  }

  private void pad(int count, int start, Encoding run) {
    boolean initialize = run.initialize();
    run.initialize(true);
    for (int i = count; i < occurrences.most; i++) {
      occurrence(null, i, run);
    }
    run.initialize(initialize);
    run.at((int) (start + paddedLength));
  }
}
