package io.twospeed.mappings.xml;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One type of the schema as a request needs it: which element and attribute is which JSON key.
 * Types may be recursive, so one is made first and filled after; then it never changes.
 */
final class TypeBinding {
  static final String TYPE = "#type";
  static final String NIL = "#nil";
  static final String ANY = "#any";
  static final String CONTENT = "#content";
  static final String TEXT = "value";

  /** An element within the type. */
  static final class Slot {
    final Name name;
    final String key;
    final TypeBinding type;
    final boolean repeated;
    final boolean nillable;
    final boolean required;

    Slot(
        Name name,
        String key,
        TypeBinding type,
        boolean repeated,
        boolean nillable,
        boolean required) {
      this.name = name;
      this.key = key;
      this.type = type;
      this.repeated = repeated;
      this.nillable = nillable;
      this.required = required;
    }
  }

  /** An attribute of the type. */
  record Attribute(
      Name name, String key, TextKind kind, boolean list, boolean required, ObjectNode facets) {}

  /** The type's own name; null for an anonymous one. */
  final @Nullable Name name;

  /** What the text is; null for a type of elements. */
  @Nullable TextKind text;

  /** Whether the text is a list of items. */
  boolean list;

  /** What JSON Schema says of the text; of one item where it is a list. */
  ObjectNode facets = JsonNodeFactory.instance.objectNode();

  /** Whether anything at all may be inside: xs:anyType. */
  boolean open;

  /** Whether the schema does not tell the order of the elements, so that JSON keeps it. */
  boolean ordered;

  /** Whether text may stand between the elements. */
  boolean mixed;

  /** Position of the wildcard among the slots; -1 for none. */
  int wildcardAt = -1;

  boolean anyAttributes;

  Slot[] slots = {};
  private final Map<Name, Slot> slotsByName = new HashMap<>();
  private final Map<String, Slot> slotsByKey = new HashMap<>();
  final Map<Name, Attribute> attributesByName = new LinkedHashMap<>();
  final Map<String, Attribute> attributesByKey = new LinkedHashMap<>();

  TypeBinding(@Nullable Name name) {
    this.name = name;
  }

  void slots(Slot[] all) {
    this.slots = all;
    for (Slot slot : all) {
      slotsByName.putIfAbsent(slot.name, slot);
      slotsByKey.putIfAbsent(slot.key, slot);
    }
  }

  void attribute(Attribute attribute) {
    attributesByName.put(attribute.name(), attribute);
    attributesByKey.put(attribute.key(), attribute);
  }

  @Nullable Slot slot(Name element) {
    return slotsByName.get(element);
  }

  @Nullable Slot slot(String key) {
    return slotsByKey.get(key);
  }

  /** Whether its JSON is one value and not an object. */
  boolean isPlain() {
    return open || (text != null && attributesByName.isEmpty() && !anyAttributes);
  }
}
