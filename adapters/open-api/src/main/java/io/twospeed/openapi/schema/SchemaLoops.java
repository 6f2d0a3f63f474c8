package io.twospeed.openapi.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.openapi.document.Document;
import io.twospeed.openapi.document.Documents;
import io.twospeed.openapi.document.Finding;
import io.twospeed.openapi.document.Located;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds schemas that lead back to themselves. */
final class SchemaLoops {
  private static final List<String> SAME_VALUE_ONE = List.of("not", "if", "then", "else");
  private static final List<String> SAME_VALUE_LIST = List.of("allOf", "anyOf", "oneOf");

  private final Documents documents;
  private final List<Finding> findings;
  private final Set<JsonNode> done = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<JsonNode> open = Collections.newSetFromMap(new IdentityHashMap<>());

  SchemaLoops(Documents documents, List<Finding> findings) {
    this.documents = documents;
    this.findings = findings;
  }

  /**
   * Whether any part of a contract is reached from itself. Such schemas are not unrolled and kept:
   * each way through a message would be another copy, for good.
   */
  boolean any() {
    try {
      for (Document document : documents.all()) {
        if (leadsBack(new Located(document, "", document.root()))) {
          return true;
        }
      }
      return false;
    } catch (StackOverflowError deep) {
      return true;
    } finally {
      done.clear();
      open.clear();
    }
  }

  private boolean leadsBack(Located at) {
    if (!at.node().isContainerNode() || done.contains(at.node())) {
      return false;
    }
    if (!open.add(at.node())) {
      return true;
    }
    boolean back = at.node().path("$dynamicRef").isTextual();
    for (Located each : parts(at)) {
      back = back || leadsBack(each);
    }
    open.remove(at.node());
    done.add(at.node());
    return back;
  }

  private List<Located> parts(Located at) {
    List<Located> parts = new ArrayList<>();
    for (int i = 0; i < (at.node().isArray() ? at.node().size() : 0); i++) {
      parts.add(at.child(i));
    }
    for (Map.Entry<String, JsonNode> field : at.node().properties()) {
      parts.add(at.child(field.getKey()));
    }
    documents.step(at).ifPresent(parts::add);
    return parts;
  }

  /** Refuses a schema that asks the same question of the same value again, and so for ever. */
  void check(Located schema) {
    if (!schema.node().isObject() || done.contains(schema.node())) {
      return;
    }
    if (!open.add(schema.node())) {
      findings.add(
          schema.finding(
              "the schema leads back to itself without a step into the value",
              "a way back through properties or items",
              "take it out of its own allOf, anyOf, oneOf, not, if or $ref"));
      return;
    }
    for (Located each : ofSameValue(schema)) {
      check(each);
    }
    open.remove(schema.node());
    done.add(schema.node());
  }

  private List<Located> ofSameValue(Located schema) {
    List<Located> parts = new ArrayList<>();
    documents.step(schema).ifPresent(parts::add);
    SAME_VALUE_ONE.forEach(key -> parts.add(schema.child(key)));
    for (String key : SAME_VALUE_LIST) {
      Located list = schema.child(key);
      for (int i = 0; i < list.node().size(); i++) {
        parts.add(list.child(i));
      }
    }
    Located dependent = schema.child("dependentSchemas");
    dependent.node().properties().forEach(each -> parts.add(dependent.child(each.getKey())));
    return parts;
  }
}
