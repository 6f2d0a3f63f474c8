package io.twospeed.mappings.xml.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.mappings.xml.binding.JsonSchemaWriter;
import io.twospeed.mappings.xml.binding.NamedTypes;
import io.twospeed.mappings.xml.binding.Namespaces;
import io.twospeed.mappings.xml.binding.TypeBinding;
import io.twospeed.mappings.xml.binding.XmlField;
import io.twospeed.mappings.xml.document.Name;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.xml.sax.helpers.DefaultHandler;

/**
 * One element of a contract, to JSON and back, valid both ways. JSON has the schema's own names;
 * mappings/README.md tells the shape. Immutable, safe for many threads.
 */
public final class XmlCodec {
  private static final DefaultHandler CHECK_ONLY = new DefaultHandler();

  final Name element;
  final TypeBinding type;
  final NamedTypes types;
  final Namespaces namespaces;
  private final Sessions sessions;

  /** Whether the schema has numbers of occurrences that the validator does not count. */
  private final boolean counts;

  XmlCodec(
      Name element,
      TypeBinding type,
      NamedTypes types,
      Namespaces namespaces,
      Sessions sessions,
      boolean counts) {
    this.element = element;
    this.type = type;
    this.types = types;
    this.namespaces = namespaces;
    this.sessions = sessions;
    this.counts = counts;
  }

  /** Whether it is the codec of that element. */
  public boolean isOf(Name name) {
    return element.equals(name);
  }

  /** The element's local name. */
  public String local() {
    return element.local();
  }

  /** The element's namespace; empty for none. */
  public String namespace() {
    return element.namespace();
  }

  /** Dotted paths of the single values in its JSON; those of repeated elements left out. */
  public List<String> fields() {
    List<String> paths = new ArrayList<>();
    addFields(type, "", new ArrayList<>(), paths);
    return paths;
  }

  private static void addFields(
      TypeBinding type, String prefix, List<TypeBinding> around, List<String> paths) {
    type.attributesByKey().keySet().forEach(key -> paths.add(prefix + key));
    if (type.text() != null) {
      paths.add(prefix + TypeBinding.TEXT);
    }
    around.add(type);
    for (TypeBinding.Slot slot : type.slots()) {
      if (slot.type().isPlain() && !slot.repeated()) {
        paths.add(prefix + slot.key());
      } else if (!slot.repeated() && !around.contains(slot.type())) {
        addFields(slot.type(), prefix + slot.key() + ".", around, paths);
      }
    }
    around.remove(type);
  }

  /**
   * The JSON as JSON Schema (2020-12). What is repeated in itself is let through at its second
   * level.
   */
  public ObjectNode jsonSchema() {
    return new JsonSchemaWriter().schema(type);
  }

  /** The JSON as a tool sees it that writes mappings. */
  public List<XmlField> describe() {
    return XmlField.of(type);
  }

  /**
   * JSON to UTF-8 XML of the element, without a declaration.
   *
   * @throws XmlException where a value is unknown, missing or not as the schema says
   */
  public byte[] toXml(JsonNode json) {
    byte[] xml = new XmlEmitter(this).emit(json).getBytes(StandardCharsets.UTF_8);
    read(xml, counts ? new XmlBuilder(List.of(this)) : CHECK_ONLY);
    return xml;
  }

  /**
   * XML of the element to JSON.
   *
   * @throws XmlException where it is not well-formed, has a DTD, or is not as the schema says
   */
  public JsonNode toJson(byte[] xml) {
    XmlBuilder builder = new XmlBuilder(List.of(this));
    read(xml, builder);
    return builder.result();
  }

  /**
   * What was read of several elements that might have come.
   *
   * @param local name of the one that came
   */
  public record Element(String local, JsonNode json) {}

  /**
   * XML of one of several elements of a contract to JSON.
   *
   * @throws XmlException as {@link #toJson(byte[])}, or where it is none of them
   */
  public static Element toJson(Collection<XmlCodec> elements, byte[] xml) {
    XmlBuilder builder = new XmlBuilder(List.copyOf(elements));
    elements.iterator().next().read(xml, builder);
    return new Element(builder.element().local(), builder.result());
  }

  private void read(byte[] xml, DefaultHandler into) {
    ValidatingReader reader = sessions.take();
    reader.read(xml, into);
    sessions.giveBack(reader);
  }
}
