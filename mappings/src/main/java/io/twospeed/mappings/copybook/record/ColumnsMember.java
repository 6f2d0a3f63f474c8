package io.twospeed.mappings.copybook.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.mappings.copybook.coding.Decoding;
import io.twospeed.mappings.copybook.coding.Encoding;
import io.twospeed.mappings.copybook.coding.Fault;
import io.twospeed.mappings.copybook.field.FieldCodec;
import io.twospeed.mappings.copybook.syntax.Item;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A FILLER that occurs: each item it names is an array, in the object around, of what it holds in
 * every occurrence; null where an occurrence has another view.
 */
final class ColumnsMember extends Member {
  private final Item item;
  private final TableShape rows;
  private final String[] names;

  ColumnsMember(Item item, TableShape rows, Collection<String> names) {
    this.item = item;
    this.rows = rows;
    this.names = names.toArray(new String[0]);
  }

  @Override
  int leastLength() {
    return rows.leastLength();
  }

  @Override
  void decode(Decoding run, ObjectNode into) {
    ArrayNode table;
    try {
      table = rows.decode(run);
    } catch (Fault fault) {
      throw fault.below(Item.FILLER);
    }
    for (String name : names) {
      column(name, table, into);
    }
  }

  private static void column(String name, ArrayNode table, ObjectNode into) {
    ArrayNode column = new ArrayNode(JsonNodeFactory.instance, table.size());
    boolean there = table.isEmpty();
    for (JsonNode row : table) {
      JsonNode value = row.get(name);
      there |= value != null;
      column.add(value == null ? NullNode.instance : value);
    }
    if (there) {
      into.set(name, column);
    }
  }

  @Override
  void encode(@Nullable JsonNode from, Encoding run) {
    ArrayNode table = from == null ? null : table(from, run);
    try {
      rows.encode(table, run);
    } catch (Fault fault) {
      throw fault.below(Item.FILLER);
    }
  }

  /** The occurrences with their fields; null where no column is given. */
  private @Nullable ArrayNode table(JsonNode from, Encoding run) {
    ArrayNode table = null;
    for (String name : names) {
      JsonNode column = from.get(name);
      run.known(run.known() + (column == null ? 0 : 1));
      if (column != null && !column.isNull()) {
        table = table == null ? empty(column) : table;
        fill(table, name, column, run);
      }
    }
    return table;
  }

  private static ArrayNode empty(JsonNode column) {
    ArrayNode table = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < column.size(); i++) {
      table.addObject();
    }
    return table;
  }

  private void fill(ArrayNode table, String name, JsonNode column, Encoding run) {
    if (!column.isArray()) {
      throw FieldCodec.wrongType(run.at(), column, "a JSON array").in(item).below(name);
    }
    if (column.size() != table.size()) {
      throw new Fault(
              run.at(),
              column.size() + " occurrences, and " + table.size() + " of an item beside it",
              "as many of each item of the FILLER that occurs",
              "give every occurrence, null where it lacks the item")
          .in(item)
          .below(name);
    }
    for (int i = 0; i < column.size(); i++) {
      ((ObjectNode) table.get(i)).set(name, column.get(i));
    }
  }
}
