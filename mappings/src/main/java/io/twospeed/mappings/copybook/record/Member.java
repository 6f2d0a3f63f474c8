package io.twospeed.mappings.copybook.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.mappings.copybook.coding.Decoding;
import io.twospeed.mappings.copybook.coding.Encoding;
import org.jspecify.annotations.Nullable;

/** What lies in a group and makes fields of its JSON object: one, several or none. Immutable. */
abstract class Member {
  abstract int leastLength();

  /** Bytes it takes where it ends a record: less, where that ends in a shorter view. */
  int shortestLength() {
    return leastLength();
  }

  static int shortest(Member[] members, int least) {
    Member last = members[members.length - 1];
    return least - last.leastLength() + last.shortestLength();
  }

  abstract void decode(Decoding run, ObjectNode into);

  /**
   * Encodes.
   *
   * @param from the group's object; null where it is left out
   */
  abstract void encode(@Nullable JsonNode from, Encoding run);
}
