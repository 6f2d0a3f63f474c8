package io.twospeed.mappings.copybook.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.mappings.copybook.coding.Decoding;
import io.twospeed.mappings.copybook.coding.Encoding;
import io.twospeed.mappings.copybook.coding.Fault;
import io.twospeed.mappings.copybook.syntax.Item;
import org.jspecify.annotations.Nullable;

/** A FILLER that occurs and names nothing: room for as many occurrences as its counter says. */
final class NamelessTable extends Member {
  private final Item item;
  private final Member element;
  private final OccurrenceCount occurrences;
  private final boolean padded;

  NamelessTable(Item item, Member element, OccurrenceCount occurrences, boolean padded) {
    this.item = item;
    this.element = element;
    this.occurrences = occurrences;
    this.padded = padded;
  }

  @Override
  int leastLength() {
    return (padded ? occurrences.most : occurrences.least) * element.leastLength();
  }

  @Override
  void decode(Decoding run, ObjectNode into) {
    try {
      int count = occurrences.of(run);
      run.occurrences(count);
      for (int i = 0; i < (padded ? occurrences.most : count); i++) {
        element.decode(run, into);
      }
    } catch (Fault fault) {
      throw fault.in(item).below(Item.FILLER);
    }
  }

  @Override
  void encode(@Nullable JsonNode from, Encoding run) {
    try {
      int count = padded ? occurrences.most : occurrences.of(run);
      if (!padded) {
        run.reserve((long) (count - occurrences.least) * element.leastLength());
      }
      for (int i = 0; i < count; i++) {
        element.encode(null, run);
      }
    } catch (Fault fault) {
      throw fault.in(item).below(Item.FILLER);
    }
  }
}
