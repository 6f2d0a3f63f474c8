package io.twospeed.mappings.copybook.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.mappings.copybook.coding.Decoding;
import io.twospeed.mappings.copybook.coding.Encoding;
import io.twospeed.mappings.copybook.coding.Fault;
import org.jspecify.annotations.Nullable;

/** An item with a name: one field of the object. */
final class NamedMember extends Member {
  private final String name;
  private final Shape shape;

  NamedMember(String name, Shape shape) {
    this.name = name;
    this.shape = shape;
  }

  @Override
  int leastLength() {
    return shape.leastLength();
  }

  @Override
  int shortestLength() {
    return shape.shortestLength();
  }

  @Override
  void decode(Decoding run, ObjectNode into) {
    try {
      // Most members are fields: asked for first, the compiler need not look the method up.
      into.set(name, shape instanceof FieldShape field ? field.decode(run) : shape.decode(run));
    } catch (Fault fault) {
      throw fault.below(name);
    }
  }

  @Override
  void encode(@Nullable JsonNode from, Encoding run) {
    JsonNode value = from == null ? null : from.get(name);
    if (value != null) {
      run.known(run.known() + 1);
    }
    try {
      if (shape instanceof FieldShape field) {
        field.encode(value, run);
      } else {
        shape.encode(value, run);
      }
    } catch (Fault fault) {
      throw fault.below(name);
    }
  }
}
