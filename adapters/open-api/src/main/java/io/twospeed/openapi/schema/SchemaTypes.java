package io.twospeed.openapi.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.openapi.document.Documents;
import io.twospeed.openapi.document.Finding;
import io.twospeed.openapi.document.Located;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks at the type of each schema and of those it is made of, and whether it ends: neither
 * swagger-parser nor the schema's compiler notices one that there is not, and no value would ever
 * fit it.
 *
 * @see <a href="https://spec.openapis.org/oas/v3.0.3#schema-object">OpenAPI 3.0.3, Schema
 *     Object</a>; JSON Schema 2020-12 Validation, 6.1.1
 */
final class SchemaTypes {
  private static final Set<String> TYPES =
      Set.of("array", "boolean", "integer", "number", "object", "string");
  private static final List<String> HOLD_ONE =
      List.of(
          "items",
          "additionalProperties",
          "not",
          "contains",
          "propertyNames",
          "if",
          "then",
          "else",
          "unevaluatedItems",
          "unevaluatedProperties");
  private static final List<String> HOLD_A_LIST = List.of("allOf", "anyOf", "oneOf", "prefixItems");
  private static final List<String> HOLD_A_MAP =
      List.of("properties", "patternProperties", "dependentSchemas");

  private final Documents documents;
  private final boolean is31;
  private final List<Finding> findings;
  private final SchemaLoops loops;
  private final SchemaKeywords keywords;
  private final Set<JsonNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  SchemaTypes(
      Documents documents, boolean is31, BoundedPattern.Factory patterns, List<Finding> findings) {
    this.documents = documents;
    this.is31 = is31;
    this.findings = findings;
    this.keywords = new SchemaKeywords(is31, patterns, findings);
    this.loops = new SchemaLoops(documents, findings);
  }

  void check(Located reference) {
    loops.check(reference);
    Located schema = documents.resolve(reference);
    if (!schema.node().isObject() || !seen.add(schema.node())) {
      return;
    }
    type(schema.child("type"));
    keywords.check(schema);
    HOLD_ONE.forEach(key -> check(schema.child(key)));
    for (String key : HOLD_A_LIST) {
      Located list = schema.child(key);
      for (int i = 0; i < list.node().size(); i++) {
        check(list.child(i));
      }
    }
    for (String key : HOLD_A_MAP) {
      Located map = schema.child(key);
      map.node().properties().forEach(each -> check(map.child(each.getKey())));
    }
  }

  private void type(Located type) {
    if (is31 && type.node().isArray()) {
      for (int i = 0; i < type.node().size(); i++) {
        one(type.child(i));
      }
    } else if (type.exists()) {
      one(type);
    }
  }

  private void one(Located type) {
    String name = type.node().isTextual() ? type.node().textValue() : type.node().toString();
    boolean known = TYPES.contains(name) || (is31 && name.equals("null"));
    if (!known) {
      Set<String> expected = new TreeSet<>(TYPES);
      if (is31) {
        expected.add("null");
      }
      findings.add(
          type.finding(
              "there is no type '" + name + "'",
              "one of " + expected,
              "correct it, or leave it out: any value fits then"));
    }
  }
}
