package io.twospeed.openapi.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.openapi.document.Documents;
import io.twospeed.openapi.document.Finding;
import io.twospeed.openapi.document.Located;
import io.twospeed.openapi.document.Scalars;
import io.twospeed.openapi.schema.Shape;
import io.twospeed.openapi.schema.Shapes;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles the parameters of an operation, its path's among them. */
final class ParameterReader {
  private static final int MOST_LEVELS = 8;

  private final Documents documents;
  private final Shapes shapes;
  private final List<Finding> findings;

  ParameterReader(Documents documents, Shapes shapes, List<Finding> findings) {
    this.documents = documents;
    this.shapes = shapes;
    this.findings = findings;
  }

  List<Parameter> read(Located item, Located operation, PathTemplate template) {
    Map<String, Located> byPlace = new LinkedHashMap<>();
    collect(item.child("parameters"), byPlace);
    collect(operation.child("parameters"), byPlace);
    Map<String, Parameter> byName = new LinkedHashMap<>();
    for (Located at : byPlace.values()) {
      Parameter parameter = parameter(at, template);
      if (parameter != null && byName.putIfAbsent(parameter.name(), parameter) != null) {
        findings.add(
            at.finding(
                "two parameters are named '" + parameter.name() + "'",
                "each name once in an operation: a route knows parameters by name alone",
                "rename one"));
      }
    }
    return new ArrayList<>(byName.values());
  }

  private void collect(Located parameters, Map<String, Located> byPlace) {
    for (int i = 0; i < parameters.node().size(); i++) {
      Located at = documents.resolve(parameters.child(i));
      if (at.node().isObject()) {
        byPlace.put(at.node().path("in").asText() + " " + at.node().path("name").asText(), at);
      }
    }
  }

  private @Nullable Parameter parameter(Located at, PathTemplate template) {
    String name = at.node().path("name").asText();
    Parameter.In in = in(at);
    if (in == null || name.isEmpty() || isIgnored(in, name) || !isFit(at, in, name, template)) {
      return null;
    }
    Located schema = at.child("schema");
    Shape shape = shapes.compile(schema, false);
    if (shape == null) {
      return null;
    }
    Located value = typed(schema, MOST_LEVELS, new IdentityHashMap<>());
    boolean array = type(value).equals("array");
    Located item =
        array ? typed(value.child("items"), MOST_LEVELS, new IdentityHashMap<>()) : value;
    if (type(item).equals("object") || type(item).equals("array")) {
      findings.add(
          at.finding(
              "the parameter '" + name + "' is no plain value",
              "text, number, boolean, or an array of these",
              "put structured data into the body"));
      return null;
    }
    boolean form = in == Parameter.In.QUERY;
    return new Parameter(
        name,
        in,
        in == Parameter.In.PATH || at.child("required").node().asBoolean(false),
        kind(type(item)),
        array,
        form && at.child("explode").node().asBoolean(true),
        shape,
        documents.resolve(schema).node().get("default"));
  }

  private Parameter.@Nullable In in(Located at) {
    String in = at.node().path("in").asText();
    return switch (in) {
      case "path" -> Parameter.In.PATH;
      case "query" -> Parameter.In.QUERY;
      case "header" -> Parameter.In.HEADER;
      default -> {
        findings.add(
            at.child("in")
                .finding("a parameter in '" + in + "'", "path, query or header", "move it there"));
        yield null;
      }
    };
  }

  /** OpenAPI: these are described elsewhere in the contract, and ignored here. */
  private static boolean isIgnored(Parameter.In in, String name) {
    return in == Parameter.In.HEADER
        && (name.equalsIgnoreCase("Accept")
            || name.equalsIgnoreCase("Content-Type")
            || name.equalsIgnoreCase("Authorization"));
  }

  private boolean isFit(Located at, Parameter.In in, String name, PathTemplate template) {
    int before = findings.size();
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith("camel") || lower.startsWith("org.apache.camel.")) {
      findings.add(
          at.finding(
              "the parameter '" + name + "' is named like a control header of Camel",
              "a name that steers nothing inside a route",
              "rename it"));
    }
    String style = at.node().path("style").asText(in == Parameter.In.QUERY ? "form" : "simple");
    if (!style.equals(in == Parameter.In.QUERY ? "form" : "simple")) {
      findings.add(
          at.child("style")
              .finding(
                  "the style '" + style + "' of the parameter '" + name + "'",
                  "form in a query, simple in a path or header",
                  "leave the style out"));
    }
    if (!at.child("schema").exists()) {
      findings.add(
          at.finding("the parameter '" + name + "' has no schema", "a schema", "describe it"));
    }
    if (in == Parameter.In.PATH && !template.names().contains(name)) {
      findings.add(
          at.finding(
              "the path '" + template.text() + "' has no parameter {" + name + "}",
              "a segment {" + name + "}",
              "add the segment or remove the parameter"));
    }
    return findings.size() == before;
  }

  /**
   * The schema that says the type: the schema itself, what it refers to, or one it is made of.
   *
   * @param sought below which schemas it was looked for in vain, and for how many levels
   */
  private Located typed(Located schema, int levels, Map<JsonNode, Integer> sought) {
    Located at = documents.resolve(schema);
    if (sought.getOrDefault(at.node(), 0) >= levels || at.node().has("type")) {
      return at;
    }
    sought.put(at.node(), levels);
    for (String composed : List.of("allOf", "oneOf", "anyOf")) {
      Located parts = at.child(composed);
      for (int i = 0; i < parts.node().size(); i++) {
        Located part = typed(parts.child(i), levels - 1, sought);
        if (part.node().has("type")) {
          return part;
        }
      }
    }
    return at;
  }

  private static String type(Located schema) {
    JsonNode type = schema.node().path("type");
    for (JsonNode one : type) {
      if (!one.asText().equals("null")) {
        return one.asText();
      }
    }
    return type.asText();
  }

  private static Scalars.Kind kind(String type) {
    return switch (type) {
      case "integer" -> Scalars.Kind.INTEGER;
      case "number" -> Scalars.Kind.NUMBER;
      case "boolean" -> Scalars.Kind.BOOLEAN;
      default -> Scalars.Kind.STRING;
    };
  }
}
