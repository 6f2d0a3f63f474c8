package io.twospeed.openapi.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;

/** An OpenAPI 3.1 document as 3.0 would write it, as far as the two say the same. */
final class OlderSpelling {
  private OlderSpelling() {}

  /** JSON text; a document of 3.0 says what it said. */
  static String of(JsonNode document) {
    JsonNode root = document.deepCopy();
    if (root instanceof ObjectNode object && object.path("openapi").asText().startsWith("3.1")) {
      object.put("openapi", "3.0.3");
    }
    rewrite(root);
    return root.toString();
  }

  private static void rewrite(JsonNode node) {
    node.forEach(OlderSpelling::rewrite);
    if (node instanceof ObjectNode object) {
      types(object);
      if (object.has("const")) {
        object.putArray("enum").add(object.remove("const"));
      }
      exclusive(object, "minimum", "exclusiveMinimum");
      exclusive(object, "maximum", "exclusiveMaximum");
    }
  }

  private static void types(ObjectNode schema) {
    if (schema.get("type") instanceof ArrayNode several) {
      Set<String> types = new TreeSet<>();
      several.forEach(each -> types.add(each.asText()));
      if (types.remove("null")) {
        schema.put("nullable", true);
      }
      schema.put("type", types.isEmpty() ? "null" : String.join(" or ", types));
    }
  }

  private static void exclusive(ObjectNode schema, String limit, String exclusive) {
    if (schema.path(exclusive).isNumber()) {
      schema.set(limit, schema.get(exclusive));
      schema.put(exclusive, true);
    }
  }
}
