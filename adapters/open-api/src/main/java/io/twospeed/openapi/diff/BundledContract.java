package io.twospeed.openapi.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.openapi.contract.Contract;
import io.twospeed.openapi.document.Document;
import io.twospeed.openapi.document.Documents;
import io.twospeed.openapi.document.Finding;
import io.twospeed.openapi.document.Located;
import io.twospeed.openapi.document.Pointers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A contract of several files as one tree: what its references lead to in other files stands among
 * the components, and each {@code $ref} that is left leads to a place in the tree. Whoever is given
 * the tree has nothing to open. A {@code $ref} that leads nowhere, as it may in data, is left out.
 */
final class BundledContract {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Path items have no place among the components of 3.0: they are written where they are used. */
  private static final String PATH_ITEM = "pathItems";

  private static final String SCHEMA = "schemas";
  private static final String SEVERAL = "several ";

  /** Beyond that the rest is left out: path items that use each other many times over. */
  private static final int MOST_NODES = 1_000_000;

  private final Documents documents;
  private final Document root;
  private final Map<String, String> places = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final Map<String, ObjectNode> components = new HashMap<>();
  private final Deque<Component> pending = new ArrayDeque<>();
  private final Set<JsonNode> open = Collections.newSetFromMap(new IdentityHashMap<>());
  private int nodes;

  private record Component(String kind, String name, Located target) {}

  private BundledContract(Documents documents, Document root) {
    this.documents = documents;
    this.root = root;
  }

  static JsonNode of(Contract contract) {
    List<Finding> known = new ArrayList<>();
    Documents documents =
        Documents.read(contract.file(), name -> contract.texts().get(name), known);
    Document root = documents.root();
    if (root == null) {
      throw new IllegalStateException("A contract that was read before is read no more: " + known);
    }
    return new BundledContract(documents, root).tree();
  }

  private JsonNode tree() {
    JsonNode tree = copy(new Located(root, "", root.root()), "");
    while (!pending.isEmpty()) {
      Component next = pending.remove();
      JsonNode copied = copy(next.target(), next.kind());
      components.computeIfAbsent(next.kind(), kind -> JSON.objectNode()).set(next.name(), copied);
    }
    if (tree instanceof ObjectNode object && !components.isEmpty()) {
      ObjectNode all = objectOf(object, "components");
      components.forEach((kind, added) -> objectOf(all, kind).setAll(added));
    }
    return tree;
  }

  private static ObjectNode objectOf(ObjectNode parent, String key) {
    return parent.get(key) instanceof ObjectNode there ? there : parent.putObject(key);
  }

  private JsonNode copy(Located at, String kind) {
    if (++nodes > MOST_NODES) {
      return JSON.objectNode();
    }
    if (at.node().isArray()) {
      ArrayNode array = JSON.arrayNode();
      for (int i = 0; i < at.node().size(); i++) {
        array.add(copy(at.child(i), below(kind, "")));
      }
      return array;
    }
    if (!at.node().isObject()) {
      return at.node();
    }
    ObjectNode object = JSON.objectNode();
    if (at.node().path("$ref").isTextual()) {
      documents.step(at).ifPresent(target -> refer(object, at, target, kind));
    }
    for (String key : (Iterable<String>) at.node()::fieldNames) {
      Located child = at.child(key);
      if (kind.equals(SCHEMA) && key.equals("discriminator")) {
        object.set(key, discriminator(child));
      } else if (!key.equals("$ref") || !child.node().isTextual()) {
        object.set(key, copy(child, below(kind, key)));
      }
    }
    return object;
  }

  private void refer(ObjectNode object, Located from, Located target, String kind) {
    if (target.document().name().equals(root.name())) {
      String text = from.node().path("$ref").textValue();
      int hash = text.indexOf('#');
      object.put("$ref", hash < 0 ? "#" : text.substring(hash));
    } else if (kind.isEmpty() || kind.equals(PATH_ITEM) || kind.startsWith(SEVERAL)) {
      if (open.add(target.node())) {
        if (copy(target, kind) instanceof ObjectNode written) {
          object.setAll(written);
        }
        open.remove(target.node());
      }
    } else {
      object.put("$ref", place(target, kind));
    }
  }

  private String place(Located target, String kind) {
    String file = target.document().name();
    String known = places.get(kind + " " + file + "#" + target.pointer());
    if (known != null) {
      return known;
    }
    String last = target.pointer().isEmpty() ? file : target.pointer();
    String wanted =
        last.substring(last.lastIndexOf('/') + 1)
            .replaceFirst("\\.(ya?ml|json)$", "")
            .replaceAll("[^A-Za-z0-9._-]", "_");
    String name = wanted;
    JsonNode own = root.root().path("components").path(kind);
    for (int i = 2; own.has(name) || !taken.add(reference(kind, name)); i++) {
      name = wanted + "_" + i;
    }
    String reference = reference(kind, name);
    places.put(kind + " " + file + "#" + target.pointer(), reference);
    pending.add(new Component(kind, name, target));
    return reference;
  }

  private static String reference(String kind, String name) {
    return "#/components/" + kind + "/" + Pointers.escape(name);
  }

  /** What its mapping says is a reference or the name of a schema: the first, whichever it was. */
  private JsonNode discriminator(Located at) {
    JsonNode copied = copy(at, SCHEMA);
    if (copied.get("mapping") instanceof ObjectNode mapping) {
      for (Map.Entry<String, JsonNode> each : mapping.properties()) {
        if (each.getValue().isTextual()) {
          each.setValue(JSON.textNode(mapped(at, each.getValue().textValue())));
        }
      }
    }
    return copied;
  }

  private String mapped(Located at, String text) {
    Located asReference =
        new Located(at.document(), at.pointer(), JSON.objectNode().put("$ref", text));
    ObjectNode found = JSON.objectNode();
    documents.step(asReference).ifPresent(target -> refer(found, asReference, target, SCHEMA));
    return found.path("$ref").asText(reference(SCHEMA, text));
  }

  /** The kind of component that stands under a key, by the kind of what holds the key. */
  private static String below(String kind, String key) {
    if (kind.equals(SCHEMA)) {
      return SCHEMA;
    }
    if (kind.startsWith(SEVERAL)) {
      return kind.substring(SEVERAL.length());
    }
    if (kind.equals("callbacks")) {
      return PATH_ITEM;
    }
    return switch (key) {
      case "schema" -> SCHEMA;
      case "requestBody" -> "requestBodies";
      case "paths", "webhooks", PATH_ITEM -> SEVERAL + PATH_ITEM;
      case SCHEMA,
          "parameters",
          "responses",
          "headers",
          "examples",
          "links",
          "callbacks",
          "requestBodies",
          "securitySchemes" ->
          SEVERAL + key;
      default -> "";
    };
  }
}
