package io.twospeed.openapi.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.openapi.document.PercentCoding;
import io.twospeed.openapi.document.Pointers;
import io.twospeed.openapi.document.Scalars;
import io.twospeed.openapi.schema.Shape;
import io.twospeed.openapi.schema.Violation;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * One parameter of an operation.
 *
 * @param kind of the value, or of the items where it is an array
 * @param exploded an array given as {@code a=1&a=2}, not {@code a=1,2}
 */
public record Parameter(
    String name,
    In in,
    boolean required,
    Scalars.Kind kind,
    boolean array,
    boolean exploded,
    Shape shape,
    @Nullable JsonNode defaultValue) {

  enum In {
    PATH,
    QUERY,
    HEADER;

    String word() {
      return this == PATH ? "path" : this == QUERY ? "query" : "header";
    }
  }

  String pointer() {
    return "/" + in.word() + "/" + Pointers.escape(name);
  }

  /** Takes one occurrence as the client sent it, still percent-coded where {@code coded}. */
  public void take(String raw, boolean coded, ObjectNode into, Collection<Violation> violations) {
    JsonNode known = into.get(name);
    if (known != null && !(array && exploded)) {
      violations.add(new Violation(pointer(), "must be given once"));
      return;
    }
    if (!array) {
      into.set(name, scalar(raw, coded, violations));
      return;
    }
    ArrayNode items = known instanceof ArrayNode so ? so : into.putArray(name);
    if (exploded && in == In.QUERY) {
      items.add(scalar(raw, coded, violations));
    } else if (!raw.isEmpty()) {
      split(raw, coded, items, violations);
    }
  }

  /** Commas part items before decoding: a comma that is percent-coded is the client's own. */
  private void split(String raw, boolean coded, ArrayNode items, Collection<Violation> violations) {
    int from = 0;
    while (from <= raw.length()) {
      int comma = raw.indexOf(',', from);
      int end = comma < 0 ? raw.length() : comma;
      items.add(scalar(raw.substring(from, end).trim(), coded, violations));
      from = end + 1;
    }
  }

  private JsonNode scalar(String raw, boolean coded, Collection<Violation> violations) {
    String text = coded ? PercentCoding.decode(raw, in == In.QUERY) : raw;
    if (text == null) {
      violations.add(new Violation(pointer(), "must be percent-coded UTF-8"));
      return NullNode.instance;
    }
    return Scalars.read(text, kind);
  }

  /** Checks what was taken, once all was. */
  public void check(ObjectNode values, Collection<Violation> violations) {
    JsonNode value = values.get(name);
    if (value != null && value.isNull()) {
      return;
    }
    if (value != null) {
      shape.check(value, pointer(), violations);
    } else if (defaultValue != null) {
      values.set(name, defaultValue);
    } else if (required) {
      violations.add(new Violation(pointer(), "is required and missing"));
    }
  }
}
