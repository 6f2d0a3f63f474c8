package io.twospeed.openapi.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.base.Printable;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges every address that a contract holds, whatever the keyword, before any library sees the
 * contract: nothing is opened but files of its folder, and no keyword makes a name mean another
 * place than it says.
 */
final class ReferenceWalk {
  private static final String DIALECT = "https://spec.openapis.org/oas/3.1/dialect/base";

  /** Keywords below which keys are names that the contract's author chose. */
  private static final Set<String> HOLD_NAMES =
      Set.of(
          "properties",
          "patternProperties",
          "dependentSchemas",
          "$defs",
          "definitions",
          "schemas",
          "responses",
          "parameters",
          "examples",
          "requestBodies",
          "headers",
          "securitySchemes",
          "links",
          "pathItems",
          "paths",
          "webhooks",
          "content",
          "encoding",
          "variables",
          "scopes",
          "mapping");

  private static final Set<String> HOLD_DATA = Set.of("default", "enum", "const", "value");

  private static final Set<String> LEAD_ELSEWHERE =
      Set.of("$ref", "$dynamicRef", "$recursiveRef", "operationRef", "externalValue");

  private final Documents documents;
  private final List<Finding> findings;
  private final List<Set<JsonNode>> seenByNames = List.of(newSet(), newSet(), newSet());
  private final Set<JsonNode> seenAsData = newSet();
  private final Deque<Located> targets = new ArrayDeque<>();

  ReferenceWalk(Documents documents, List<Finding> findings) {
    this.documents = documents;
    this.findings = findings;
  }

  private static Set<JsonNode> newSet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  /** Looks at a document, and at what its references lead to. */
  void of(Document document) {
    walk(new Located(document, "", document.root()), 0);
    while (!targets.isEmpty()) {
      walk(targets.remove(), 0);
    }
  }

  /**
   * @param names how many levels of keys are names that the author chose
   */
  private void walk(Located at, int names) {
    if (!at.node().isContainerNode() || !seenByNames.get(names).add(at.node())) {
      return;
    }
    for (int i = 0; i < (at.node().isArray() ? at.node().size() : 0); i++) {
      walk(at.child(i), 0);
    }
    for (Map.Entry<String, JsonNode> field : at.node().properties()) {
      String key = field.getKey();
      Located child = at.child(key);
      if (key.equals("$ref") && child.node().isTextual()) {
        documents.follow(at, child).ifPresent(targets::add);
      } else if (names > 0) {
        walk(child, names - 1);
      } else if (isData(key, child.node())) {
        walkData(child);
      } else {
        judge(key, child);
        walk(child, levelsOfNames(key));
      }
    }
  }

  /** Callbacks have names, and each of them has expressions for its keys. */
  private static int levelsOfNames(String key) {
    if (key.equals("callbacks")) {
      return 2;
    }
    return HOLD_NAMES.contains(key) ? 1 : 0;
  }

  /**
   * What is data to us a library may take for more: nothing is loaded for it, and it leads nowhere
   * else either.
   */
  private void walkData(Located at) {
    if (!at.node().isContainerNode() || !seenAsData.add(at.node())) {
      return;
    }
    for (int i = 0; i < (at.node().isArray() ? at.node().size() : 0); i++) {
      walkData(at.child(i));
    }
    for (Map.Entry<String, JsonNode> field : at.node().properties()) {
      Located child = at.child(field.getKey());
      if (LEAD_ELSEWHERE.contains(field.getKey()) && child.node().isTextual()) {
        stays(field.getKey(), child);
      }
      walkData(child);
    }
  }

  /** What stands below these is somebody's data, until a reference leads there. */
  private static boolean isData(String key, JsonNode value) {
    return HOLD_DATA.contains(key)
        || key.startsWith("x-")
        || key.equals("example")
        || (key.equals("examples") && value.isArray());
  }

  private void judge(String key, Located value) {
    if (key.equals("mapping")) {
      value.node().properties().forEach(each -> stays("mapping", value.child(each.getKey())));
    } else if (value.node().isTextual()) {
      judgeText(key, value);
    }
  }

  private void judgeText(String key, Located value) {
    switch (key) {
      case "$dynamicRef", "$recursiveRef" -> inThisFile(key, value);
      case "operationRef", "externalValue" -> stays(key, value);
      case "$schema", "jsonSchemaDialect" -> oneDialect(key, value);
      case "$id", "id" -> noOtherName(key, value);
      case "name", "title", "version" -> onOneLine(key, value);
      default -> {}
    }
  }

  private void onOneLine(String key, Located value) {
    if (!Printable.isPlain(value.node().textValue())) {
      findings.add(
          value.finding(
              key + " '" + value.node().textValue() + "' holds a character that cannot be seen",
              "one line of plain characters",
              "take line breaks and control characters out"));
    }
  }

  private void inThisFile(String key, Located value) {
    if (!value.node().textValue().startsWith("#")) {
      findings.add(
          value.finding(
              key + " '" + value.node().textValue() + "' leads out of its file",
              "a place in the same file: #name",
              "use $ref where another file of the folder is meant"));
    }
  }

  private void stays(String key, Located value) {
    String text = value.node().asText();
    int hash = text.indexOf('#');
    String file = hash < 0 ? text : text.substring(0, hash);
    if (!file.isEmpty() && documents.nameOf(value.document(), file).isEmpty()) {
      findings.add(
          value.finding(
              key + " '" + text + "' leads out of the contract's folder",
              "a place in the contract's folder",
              "copy what is meant into the folder and refer to the copy"));
    }
  }

  private void oneDialect(String key, Located value) {
    if (!value.node().textValue().equals(DIALECT)) {
      findings.add(
          value.finding(
              key + " '" + value.node().textValue() + "' is another dialect",
              DIALECT + ", which is so where nothing is said",
              "leave it out"));
    }
  }

  /** With another name a schema's own references would lead to other places than are written. */
  private void noOtherName(String key, Located value) {
    findings.add(
        value.finding(
            key + " '" + value.node().textValue() + "' gives the schema another address",
            "a schema that is known by its place in its file",
            "leave it out, and refer to the schema by $ref"));
  }
}
