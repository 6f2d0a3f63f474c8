package io.twospeed.mappings.xml.binding;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.mappings.xml.binding.TypeBinding.Attribute;
import io.twospeed.mappings.xml.binding.TypeBinding.Slot;
import java.util.ArrayList;
import java.util.List;

/** A type's JSON as JSON Schema. */
public final class JsonSchemaWriter {
  private final List<TypeBinding> around = new ArrayList<>();

  public ObjectNode schema(TypeBinding type) {
    if (type.open()) {
      return JsonNodeFactory.instance.objectNode().put("type", "string");
    }
    if (type.isPlain()) {
      return listed(type.facets(), type.list());
    }
    if (type.ordered() || around.contains(type)) {
      return JsonNodeFactory.instance.objectNode().put("type", "object");
    }
    around.add(type);
    ObjectNode schema = object(type);
    around.remove(type);
    return schema;
  }

  private static ObjectNode listed(ObjectNode item, boolean list) {
    if (!list) {
      return item.deepCopy();
    }
    ObjectNode array = JsonNodeFactory.instance.objectNode().put("type", "array");
    array.set("items", item.deepCopy());
    return array;
  }

  private ObjectNode object(TypeBinding type) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = JsonNodeFactory.instance.arrayNode();
    for (Attribute attribute : type.attributesByName().values()) {
      property(
          attribute.key(),
          listed(attribute.facets(), attribute.list()),
          attribute.required(),
          properties,
          required);
    }
    if (type.text() != null) {
      property(TypeBinding.TEXT, listed(type.facets(), type.list()), true, properties, required);
    }
    for (Slot slot : type.slots()) {
      property(slot.key(), slot(slot), slot.required() && !slot.nillable(), properties, required);
    }
    if (type.wildcardAt() >= 0) {
      property(
          TypeBinding.ANY,
          listed(JsonNodeFactory.instance.objectNode().put("type", "string"), true),
          false,
          properties,
          required);
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    return type.anyAttributes() ? schema : schema.put("additionalProperties", false);
  }

  private static void property(
      String key, ObjectNode schema, boolean must, ObjectNode properties, ArrayNode required) {
    properties.set(key, schema);
    if (must) {
      required.add(key);
    }
  }

  private ObjectNode slot(Slot slot) {
    ObjectNode one = schema(slot.type());
    if (slot.nillable() && one.path("type").isTextual()) {
      String kind = one.path("type").textValue();
      one.putArray("type").add(kind).add("null");
    }
    return listed(one, slot.repeated());
  }
}
