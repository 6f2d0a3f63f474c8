package io.twospeed.mappings.xml.binding;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.mappings.xml.document.Name;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One type of the schema as a request needs it: which element and attribute is which JSON key.
 * Types may be recursive, so one is made first and filled after; then it never changes.
 */
public final class TypeBinding {
  public static final String TYPE = "#type";
  public static final String NIL = "#nil";
  public static final String ANY = "#any";
  public static final String CONTENT = "#content";
  public static final String TEXT = "value";

  /** An element within the type. */
  public record Slot(
      Name name,
      String key,
      TypeBinding type,
      boolean repeated,
      boolean nillable,
      boolean required) {}

  /** An attribute of the type. */
  public record Attribute(
      Name name, String key, TextKind kind, boolean list, boolean required, ObjectNode facets) {}

  private final @Nullable Name name;
  @Nullable TextKind text;
  boolean list;
  ObjectNode facets = JsonNodeFactory.instance.objectNode();
  boolean open;
  boolean ordered;
  boolean mixed;
  int wildcardAt = -1;
  boolean anyAttributes;
  @Nullable ContentModel model;
  private Slot[] slots = {};
  private final Map<Name, Slot> slotsByName = new HashMap<>();
  private final Map<String, Slot> slotsByKey = new HashMap<>();
  private final Map<Name, Attribute> attributesByName = new LinkedHashMap<>();
  private final Map<String, Attribute> attributesByKey = new LinkedHashMap<>();

  TypeBinding(@Nullable Name name) {
    this.name = name;
  }

  /** The type's own name; null for an anonymous one. */
  public @Nullable Name name() {
    return name;
  }

  /** What the text is; null for a type of elements. */
  public @Nullable TextKind text() {
    return text;
  }

  /** Whether the text is a list of items. */
  public boolean list() {
    return list;
  }

  /** What JSON Schema says of the text; of one item where it is a list. */
  ObjectNode facets() {
    return facets;
  }

  /** Whether anything at all may be inside: xs:anyType. */
  public boolean open() {
    return open;
  }

  /** Whether the schema does not tell the order of the elements, so that JSON keeps it. */
  public boolean ordered() {
    return ordered;
  }

  /** Whether text may stand between the elements. */
  public boolean mixed() {
    return mixed;
  }

  /** Position of the wildcard among the slots; -1 for none. */
  public int wildcardAt() {
    return wildcardAt;
  }

  /**
   * Walks over an element's content; null where each element's name says what it is, and the
   * validator counts them.
   */
  public @Nullable ContentWalk walk() {
    return model == null ? null : model.walk();
  }

  public boolean anyAttributes() {
    return anyAttributes;
  }

  public Slot[] slots() {
    return slots;
  }

  public Map<Name, Attribute> attributesByName() {
    return attributesByName;
  }

  public Map<String, Attribute> attributesByKey() {
    return attributesByKey;
  }

  void slots(Slot[] all) {
    this.slots = all;
    for (Slot slot : all) {
      slotsByName.putIfAbsent(slot.name(), slot);
      slotsByKey.putIfAbsent(slot.key(), slot);
    }
  }

  void attribute(Attribute attribute) {
    attributesByName.put(attribute.name(), attribute);
    attributesByKey.put(attribute.key(), attribute);
  }

  public @Nullable Slot slot(Name element) {
    return slotsByName.get(element);
  }

  public @Nullable Slot slot(String key) {
    return slotsByKey.get(key);
  }

  /** Whether its JSON is one value and not an object. */
  public boolean isPlain() {
    return open || (text != null && attributesByName.isEmpty() && !anyAttributes);
  }
}
