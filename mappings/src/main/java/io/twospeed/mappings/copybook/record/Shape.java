package io.twospeed.mappings.copybook.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.mappings.copybook.coding.Decoding;
import io.twospeed.mappings.copybook.coding.Encoding;
import org.jspecify.annotations.Nullable;

/** What makes one JSON value: a field, a group or a table. Immutable. */
abstract class Shape {
  /** Bytes it takes at least; what a variable table adds comes on top. */
  abstract int leastLength();

  /** Bytes it takes where it ends a record: less, where that ends in a shorter view. */
  int shortestLength() {
    return leastLength();
  }

  /** Decodes at the run's position and moves it on. */
  abstract JsonNode decode(Decoding run);

  /**
   * Encodes at the run's position and moves it on.
   *
   * @param value null where it is left out
   */
  abstract void encode(@Nullable JsonNode value, Encoding run);
}
