package io.twospeed.mappings.copybook.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.mappings.copybook.coding.Decoding;
import io.twospeed.mappings.copybook.coding.Encoding;
import io.twospeed.mappings.copybook.coding.Fault;
import io.twospeed.mappings.copybook.field.FieldCodec;
import io.twospeed.mappings.copybook.source.Names;
import io.twospeed.mappings.copybook.syntax.Item;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A group item: a JSON object. */
final class GroupShape extends Shape {
  private final Item item;
  private final Member[] members;
  private final Set<String> names;
  private final int depth;
  private final int capacity;
  private final int least;

  /**
   * A group.
   *
   * @param names of all fields its object may have
   * @param depth how many objects lie around it
   */
  GroupShape(Item item, List<Member> members, Set<String> names, int depth) {
    this.item = item;
    this.members = members.toArray(new Member[0]);
    this.names = names;
    this.depth = depth;
    int views = item.children().stream().mapToInt(child -> child.redefiners().size()).sum();
    this.capacity = Math.max(4, (names.size() - views) * 4 / 3 + 1);
    this.least = members.stream().mapToInt(Member::leastLength).sum();
  }

  @Override
  int leastLength() {
    return least;
  }

  @Override
  int shortestLength() {
    return Member.shortest(members, least);
  }

  @Override
  ObjectNode decode(Decoding run) {
    ObjectNode object = new ObjectNode(JsonNodeFactory.instance, new LinkedHashMap<>(capacity));
    try {
      for (Member member : members) {
        if (member instanceof NamedMember named) {
          named.decode(run, object);
        } else {
          member.decode(run, object);
        }
      }
    } catch (Fault fault) {
      if (!run.endsAt(fault) || object.isEmpty()) {
        throw fault;
      }
    }
    return object;
  }

  @Override
  void encode(@Nullable JsonNode value, Encoding run) {
    JsonNode object = value instanceof NullNode ? null : value;
    if (object != null && !(object instanceof ObjectNode)) {
      throw FieldCodec.wrongType(run.at(), object, "a JSON object").in(item);
    }
    int outer = run.known();
    run.known(0);
    run.scope(depth, object);
    int start = run.at();
    for (Member member : members) {
      if (member instanceof NamedMember named) {
        named.encode(object, run);
      } else {
        member.encode(object, run);
      }
    }
    if (object != null && run.known() != object.size()) {
      refuseUnknown(object, start);
    }
    run.known(outer);
  }

  /** What is null in a view that is not the record's was not asked for, and is no error. */
  private void refuseUnknown(JsonNode object, int at) {
    Iterator<String> fields = object.fieldNames();
    while (fields.hasNext()) {
      String name = fields.next();
      if (!names.contains(name)) {
        throw unknown(name, at);
      }
    }
  }

  private Fault unknown(String name, int at) {
    // What does not look like a name may be data that took a name's place: it is not repeated.
    return new Fault(
            at,
            (Names.valid(name) ? name : "a field") + ", which the copybook does not have here",
            "only " + String.join(", ", names),
            "take out what is unknown; names are upper and lower case as the copybook writes them")
        .in(item);
  }
}
