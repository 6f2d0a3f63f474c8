package io.twospeed.openapi.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.openapi.document.Document;
import io.twospeed.openapi.document.Documents;
import io.twospeed.openapi.document.Finding;
import io.twospeed.openapi.document.Located;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * How large schemas are once each reference in them is written out, which is what the validator
 * makes of them. Some lines, each with two references to the next, are millions then. Only for
 * schemas that do not lead back to themselves.
 */
final class SchemaSizes {
  private static final int MOST_OF_ONE = 50_000;
  private static final int MOST_TOGETHER = 200_000;

  /** So that sums of a file's nodes stay numbers. */
  private static final long SATURATED = 1_000_000;

  /** Where the validator takes a whole file for a schema, it goes on below these alone. */
  private static final List<String> LEAD_ON =
      List.of(
          "$ref",
          "allOf",
          "anyOf",
          "oneOf",
          "not",
          "if",
          "then",
          "else",
          "items",
          "additionalItems",
          "prefixItems",
          "contains",
          "properties",
          "patternProperties",
          "additionalProperties",
          "propertyNames",
          "dependencies",
          "dependentSchemas",
          "unevaluatedItems",
          "unevaluatedProperties",
          "contentSchema");

  private final Documents documents;
  private final List<Finding> findings;
  private final IdentityHashMap<JsonNode, Long> sizes = new IdentityHashMap<>();
  private long together;

  SchemaSizes(Documents documents, List<Finding> findings) {
    this.documents = documents;
    this.findings = findings;
  }

  /** Whether a schema may be compiled; a finding where not. */
  boolean fits(Located schema) {
    long size = size(schema) + sizeOfFile(schema.document());
    together += Math.min(size, MOST_OF_ONE);
    if (size > MOST_OF_ONE) {
      refuse(schema, "the schema", MOST_OF_ONE);
      return false;
    }
    if (together > MOST_TOGETHER) {
      refuse(schema, "with this schema the contract", MOST_TOGETHER);
      return false;
    }
    return true;
  }

  private void refuse(Located schema, String what, int most) {
    findings.add(
        schema.finding(
            what + " has more than " + most + " parts once its references are written out",
            "at most " + most,
            "refer to fewer schemas, or to smaller ones"));
  }

  private long sizeOfFile(Document document) {
    Located file = new Located(document, "", document.root());
    long size = 0;
    for (String key : LEAD_ON) {
      size += file.node().has(key) ? size(file.child(key)) : 0;
    }
    return size + documents.step(file).map(this::size).orElse(0L);
  }

  private long size(Located at) {
    if (!at.node().isContainerNode()) {
      return 0;
    }
    Long known = sizes.get(at.node());
    if (known != null) {
      return known;
    }
    long size = 1;
    for (int i = 0; i < (at.node().isArray() ? at.node().size() : 0); i++) {
      size += size(at.child(i));
    }
    for (Map.Entry<String, JsonNode> field : at.node().properties()) {
      size += size(at.child(field.getKey()));
    }
    size += documents.step(at).map(this::size).orElse(0L);
    size = Math.min(size, SATURATED);
    sizes.put(at.node(), size);
    return size;
  }
}
