package io.twospeed.mappings.copybook.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.mappings.copybook.coding.Decoding;
import io.twospeed.mappings.copybook.coding.Encoding;
import org.jspecify.annotations.Nullable;

/** What lies in a group and makes fields of its JSON object: one, several or none. Immutable. */
abstract class Member {
  abstract int leastLength();

  abstract void decode(Decoding run, ObjectNode into);

  /**
   * Encodes.
   *
   * @param from the group's object; null where it is left out
   */
  abstract void encode(@Nullable JsonNode from, Encoding run);
}
