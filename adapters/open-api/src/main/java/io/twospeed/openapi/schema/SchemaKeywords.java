package io.twospeed.openapi.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.openapi.document.Finding;
import io.twospeed.openapi.document.Located;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Looks at the values of a schema's keywords. The schema's compiler takes any, and reads what does
 * not fit as nothing, as another number, or fails with each value that is checked.
 *
 * @see <a href="https://spec.openapis.org/oas/v3.0.3#schema-object">OpenAPI 3.0.3, Schema
 *     Object</a>; JSON Schema 2020-12 Core, 10, and Validation, 6
 */
final class SchemaKeywords {
  private record Rule(Predicate<JsonNode> fits, String expected) {}

  private static final Rule NUMBER = new Rule(JsonNode::isNumber, "a number");
  private static final Rule BOOLEAN = new Rule(JsonNode::isBoolean, "true or false");
  private static final Rule TEXT = new Rule(JsonNode::isTextual, "text");
  private static final Rule MAP = new Rule(JsonNode::isObject, "a mapping");
  private static final Rule LIST = new Rule(JsonNode::isArray, "a list");
  private static final Rule SCHEMA = new Rule(JsonNode::isObject, "a schema");
  private static final Rule SCHEMA_OR_BOOLEAN =
      new Rule(node -> node.isObject() || node.isBoolean(), "a schema, true or false");
  private static final Rule SCHEMAS =
      new Rule(node -> node.isArray() && !node.isEmpty(), "a list of at least one schema");
  private static final Rule CHOICES =
      new Rule(node -> node.isArray() && !node.isEmpty(), "a list of at least one value");
  private static final Rule NAMES =
      new Rule(SchemaKeywords::areNames, "a list of names, each once");
  private static final Rule NAMES_BY_NAME =
      new Rule(SchemaKeywords::areNamesByName, "a mapping of names to lists of names, each once");
  private static final Rule COUNT =
      new Rule(
          node -> node.isNumber() && isCount(node.decimalValue()),
          "a whole number from 0 to " + Integer.MAX_VALUE);
  private static final Rule DIVISOR =
      new Rule(
          node -> node.isNumber() && node.decimalValue().signum() > 0, "a number greater than 0");

  private static final Map<String, Rule> OF_BOTH =
      Map.ofEntries(
          Map.entry("minimum", NUMBER),
          Map.entry("maximum", NUMBER),
          Map.entry("multipleOf", DIVISOR),
          Map.entry("minLength", COUNT),
          Map.entry("maxLength", COUNT),
          Map.entry("minItems", COUNT),
          Map.entry("maxItems", COUNT),
          Map.entry("minProperties", COUNT),
          Map.entry("maxProperties", COUNT),
          Map.entry("uniqueItems", BOOLEAN),
          Map.entry("readOnly", BOOLEAN),
          Map.entry("writeOnly", BOOLEAN),
          Map.entry("format", TEXT),
          Map.entry("pattern", TEXT),
          Map.entry("enum", CHOICES),
          Map.entry("required", NAMES),
          Map.entry("properties", MAP),
          Map.entry("allOf", SCHEMAS),
          Map.entry("anyOf", SCHEMAS),
          Map.entry("oneOf", SCHEMAS),
          Map.entry("additionalProperties", SCHEMA_OR_BOOLEAN));
  private static final Map<String, Rule> OF_30 =
      Map.of(
          "exclusiveMinimum", BOOLEAN,
          "exclusiveMaximum", BOOLEAN,
          "nullable", BOOLEAN,
          "items", SCHEMA,
          "not", SCHEMA);
  private static final Map<String, Rule> OF_31 =
      Map.ofEntries(
          Map.entry("exclusiveMinimum", NUMBER),
          Map.entry("exclusiveMaximum", NUMBER),
          Map.entry("minContains", COUNT),
          Map.entry("maxContains", COUNT),
          Map.entry("patternProperties", MAP),
          Map.entry("dependentSchemas", MAP),
          Map.entry("dependentRequired", NAMES_BY_NAME),
          Map.entry("prefixItems", LIST),
          Map.entry("items", SCHEMA_OR_BOOLEAN),
          Map.entry("not", SCHEMA_OR_BOOLEAN),
          Map.entry("if", SCHEMA_OR_BOOLEAN),
          Map.entry("then", SCHEMA_OR_BOOLEAN),
          Map.entry("else", SCHEMA_OR_BOOLEAN),
          Map.entry("contains", SCHEMA_OR_BOOLEAN),
          Map.entry("propertyNames", SCHEMA_OR_BOOLEAN),
          Map.entry("unevaluatedItems", SCHEMA_OR_BOOLEAN),
          Map.entry("unevaluatedProperties", SCHEMA_OR_BOOLEAN));

  private final Map<String, Rule> ofVersion;
  private final BoundedPattern.Factory patterns;
  private final List<Finding> findings;

  SchemaKeywords(boolean is31, BoundedPattern.Factory patterns, List<Finding> findings) {
    this.ofVersion = is31 ? OF_31 : OF_30;
    this.patterns = patterns;
    this.findings = findings;
  }

  void check(Located schema) {
    for (Map.Entry<String, JsonNode> field : schema.node().properties()) {
      Rule rule = ofVersion.getOrDefault(field.getKey(), OF_BOTH.get(field.getKey()));
      if (rule != null && !rule.fits().test(field.getValue())) {
        tell(
            schema
                .child(field.getKey())
                .finding(
                    field.getKey() + " has a value that does not fit",
                    rule.expected(),
                    "mend the value"));
      }
    }
    Located pattern = schema.child("pattern");
    if (pattern.node().isTextual()) {
      pattern(pattern, pattern.node().textValue());
    }
    Located byPattern = schema.child("patternProperties");
    byPattern.node().fieldNames().forEachRemaining(each -> pattern(byPattern.child(each), each));
  }

  private void pattern(Located at, String pattern) {
    try {
      var unused = patterns.of(pattern);
    } catch (BoundedPattern.Refused refused) {
      tell(
          at.finding(
              "the pattern '" + pattern + "' cannot be used: " + refused.getMessage(),
              "a regular expression of ECMA-262, as JSON Schema has it",
              "mend the pattern; what is taken stands in the README of the fast door"));
    }
  }

  /** Once a line: the specification's own check may have told it already. */
  private void tell(Finding finding) {
    boolean told =
        findings.stream()
            .anyMatch(each -> each.line() == finding.line() && each.file().equals(finding.file()));
    if (!told) {
      findings.add(finding);
    }
  }

  private static boolean isCount(BigDecimal value) {
    return value.signum() >= 0
        && value.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0
        && value.stripTrailingZeros().scale() <= 0;
  }

  private static boolean areNames(JsonNode node) {
    Set<String> once = new HashSet<>();
    for (JsonNode each : node) {
      if (!each.isTextual() || !once.add(each.textValue())) {
        return false;
      }
    }
    return node.isArray();
  }

  private static boolean areNamesByName(JsonNode node) {
    for (JsonNode each : node) {
      if (!areNames(each)) {
        return false;
      }
    }
    return node.isObject();
  }
}
