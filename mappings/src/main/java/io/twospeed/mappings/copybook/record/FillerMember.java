package io.twospeed.mappings.copybook.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.mappings.copybook.coding.Decoding;
import io.twospeed.mappings.copybook.coding.Encoding;
import io.twospeed.mappings.copybook.syntax.Item;
import org.jspecify.annotations.Nullable;

/** Bytes without a name, FILLER or slack: skipped on decode, always the same on encode. */
final class FillerMember extends Member {
  private final Item item;
  private final byte[] bytes;

  FillerMember(Item item, byte[] bytes) {
    this.item = item;
    this.bytes = bytes;
  }

  @Override
  int leastLength() {
    return bytes.length;
  }

  @Override
  void decode(Decoding run, ObjectNode into) {
    int end = run.at() + bytes.length;
    if (end > run.end() && !run.mayEndEarly()) {
      throw run.tooShort(bytes.length).in(item).below(Item.FILLER);
    }
    run.at(Math.min(end, run.end()));
  }

  @Override
  void encode(@Nullable JsonNode from, Encoding run) {
    if (!run.overlay()) {
      System.arraycopy(bytes, 0, run.out(), run.at(), bytes.length);
    }
    run.at(run.at() + bytes.length);
  }
}
