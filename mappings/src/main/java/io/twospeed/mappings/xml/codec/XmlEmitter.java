package io.twospeed.mappings.xml.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.twospeed.mappings.xml.binding.TextKind;
import io.twospeed.mappings.xml.binding.TypeBinding;
import io.twospeed.mappings.xml.binding.TypeBinding.Attribute;
import io.twospeed.mappings.xml.binding.TypeBinding.Slot;
import io.twospeed.mappings.xml.document.Name;
import io.twospeed.mappings.xml.document.QuietErrors;
import io.twospeed.mappings.xml.document.RawXml;
import io.twospeed.mappings.xml.document.SecureXml;
import io.twospeed.mappings.xml.document.XmlText;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/** JSON to XML in the schema's order. What it writes is validated after, as a whole. */
final class XmlEmitter {
  /** A key may come from a caller: nothing but a name gets into the tag. */
  private static final Pattern ATTRIBUTE = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}._-]*");

  private final XmlCodec codec;
  private final StringBuilder out = new StringBuilder(512);
  private final List<String> path = new ArrayList<>();
  private int depth;

  XmlEmitter(XmlCodec codec) {
    this.codec = codec;
  }

  String emit(JsonNode json) {
    path.add(codec.element.local());
    element(codec.element, codec.type, json, codec.namespaces.declarations());
    return out.toString();
  }

  private void element(Name name, TypeBinding declared, JsonNode value, String declarations) {
    if (++depth > SecureXml.DEEPEST) {
      throw refused(
          "objects more than " + SecureXml.DEEPEST + " deep", "fewer", "map fewer levels");
    }
    written(name, declared, value, declarations);
    depth--;
  }

  private void written(Name name, TypeBinding declared, JsonNode value, String declarations) {
    if (declared.open()) {
      raw(value);
      return;
    }
    TypeBinding type = actual(declared, value);
    String tag = tag(name);
    out.append('<').append(tag).append(declarations);
    boolean nil = value.isNull() || value.path(TypeBinding.NIL).asBoolean();
    xsi(type == declared ? null : type.name(), nil);
    if (nil) {
      attributes(type, value);
      out.append("/>");
      return;
    }
    if (type.text() != null) {
      text(type, value, tag);
    } else {
      elements(type, value, tag);
    }
  }

  private TypeBinding actual(TypeBinding declared, JsonNode value) {
    JsonNode named = value.path(TypeBinding.TYPE);
    if (!named.isTextual()) {
      return declared;
    }
    TypeBinding type = codec.types.find(named.textValue());
    if (type == null) {
      throw refused(
          TypeBinding.TYPE + " names no type of the schema",
          "a type's name, or {namespace}name",
          "correct the name in the mapping");
    }
    return type;
  }

  private String tag(Name name) {
    String prefix = codec.namespaces.prefix(name.namespace());
    if (prefix != null) {
      return prefix + ":" + name.local();
    }
    return name.namespace().equals(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        ? "xs:" + name.local()
        : name.local();
  }

  private void xsi(@Nullable Name type, boolean nil) {
    if (type == null && !nil) {
      return;
    }
    out.append(" xmlns:xsi=\"").append(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI).append('"');
    if (type != null) {
      if (type.namespace().equals(XMLConstants.W3C_XML_SCHEMA_NS_URI)) {
        out.append(" xmlns:xs=\"").append(XMLConstants.W3C_XML_SCHEMA_NS_URI).append('"');
      }
      out.append(" xsi:type=\"").append(tag(type)).append('"');
    }
    if (nil) {
      out.append(" xsi:nil=\"true\"");
    }
  }

  private void text(TypeBinding type, JsonNode value, String tag) {
    JsonNode text = value;
    if (value.isObject()) {
      int used = attributes(type, value);
      text = value.path(TypeBinding.TEXT);
      if (text.isMissingNode()) {
        throw refused(
            "no " + TypeBinding.TEXT, "the element's text under it", "set it in the mapping");
      }
      refuseUnknown(value, used + 1, key -> key.equals(TypeBinding.TEXT), type);
    } else if (!type.isPlain()) {
      refuseMissingAttributes(type);
    }
    String written = written(text, type.text(), type.list());
    out.append('>');
    escape(written, false);
    out.append("</").append(tag).append('>');
  }

  private void refuseMissingAttributes(TypeBinding type) {
    for (Attribute attribute : type.attributesByName().values()) {
      if (attribute.required()) {
        throw refused(
            "a single value",
            "an object with " + TypeBinding.TEXT + " and " + attribute.key(),
            "write the object in the mapping");
      }
    }
  }

  private int attributes(TypeBinding type, JsonNode value) {
    int used = 0;
    if (!value.isObject()) {
      return used;
    }
    for (Attribute attribute : type.attributesByName().values()) {
      JsonNode given = value.path(attribute.key());
      if (!given.isMissingNode() && !given.isNull()) {
        path.add("@" + attribute.name().local());
        attribute(attribute.name(), written(given, attribute.kind(), attribute.list()));
        path.remove(path.size() - 1);
      } else if (attribute.required()) {
        throw refused(
            "no " + attribute.key(), "a value for this attribute", "set it in the mapping");
      }
      used += given.isMissingNode() ? 0 : 1;
    }
    if (type.anyAttributes()) {
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        if (field.getKey().startsWith("@") && !type.attributesByKey().containsKey(field.getKey())) {
          foreign(Name.parse(field.getKey().substring(1)), used++, field.getValue().asText());
        }
      }
    }
    return used + (value.has(TypeBinding.TYPE) ? 1 : 0) + (value.has(TypeBinding.NIL) ? 1 : 0);
  }

  private void attribute(Name name, String value) {
    out.append(' ').append(tag(name)).append("=\"");
    escape(value, true);
    out.append('"');
  }

  /** An attribute that a wildcard lets in, its namespace declared beside it. */
  private void foreign(Name name, int number, String value) {
    if (!ATTRIBUTE.matcher(name.local()).matches()) {
      throw refused("a key that is no attribute's name", "@{namespace}name", "correct the key");
    }
    if (name.namespace().isEmpty() || codec.namespaces.prefix(name.namespace()) != null) {
      attribute(name, value);
      return;
    }
    out.append(" xmlns:a").append(number).append("=\"");
    escape(name.namespace(), true);
    out.append("\" a").append(number).append(':').append(name.local()).append("=\"");
    escape(value, true);
    out.append('"');
  }

  private void elements(TypeBinding type, JsonNode value, String tag) {
    if (!value.isObject()) {
      throw refused(kind(value), "an object", "map an object to this element");
    }
    int used = attributes(type, value);
    out.append('>');
    if (type.ordered()) {
      content(type, value.path(TypeBinding.CONTENT));
      used += value.has(TypeBinding.CONTENT) ? 1 : 0;
      refuseUnknown(value, used, TypeBinding.CONTENT::equals, type);
    } else {
      for (int i = 0; i < type.slots().length; i++) {
        used += i == type.wildcardAt() ? wildcard(value) : 0;
        used += slot(type.slots()[i], value);
      }
      used += type.wildcardAt() == type.slots().length ? wildcard(value) : 0;
      refuseUnknown(value, used, key -> type.slot(key) != null, type);
    }
    out.append("</").append(tag).append('>');
  }

  private int slot(Slot slot, JsonNode object) {
    JsonNode value = object.get(slot.key());
    path.add(slot.key());
    if (value == null || (value.isNull() && !slot.nillable())) {
      if (slot.required() && slot.nillable()) {
        element(slot, NullNode.instance);
      } else if (slot.required()) {
        throw refused("no value", "one", "set the field in the mapping");
      }
    } else if (!slot.repeated()) {
      element(slot, value);
    } else if (value.isArray()) {
      each(slot, value);
    } else {
      throw refused(kind(value), "an array", "map an array to this repeated element");
    }
    path.remove(path.size() - 1);
    return value == null ? 0 : 1;
  }

  private void each(Slot slot, JsonNode values) {
    int last = path.size() - 1;
    for (int i = 0; i < values.size(); i++) {
      path.set(last, slot.key() + "/" + i);
      element(slot, values.get(i));
    }
  }

  private void element(Slot slot, JsonNode value) {
    if (value.isArray() && !slot.type().list()) {
      throw refused("an array", "a single value", "map one value to this element");
    }
    element(slot.name(), slot.type(), value, "");
  }

  private int wildcard(JsonNode object) {
    JsonNode any = object.path(TypeBinding.ANY);
    path.add(TypeBinding.ANY);
    for (JsonNode each : any) {
      raw(each);
    }
    path.remove(path.size() - 1);
    return any.isMissingNode() ? 0 : 1;
  }

  private void content(TypeBinding type, JsonNode content) {
    path.add(TypeBinding.CONTENT);
    int last = path.size();
    for (int i = 0; i < content.size(); i++) {
      path.add(String.valueOf(i));
      item(type, content.get(i));
      path.subList(last, path.size()).clear();
    }
    path.remove(path.size() - 1);
  }

  private void item(TypeBinding type, JsonNode item) {
    if (item.isTextual() && type.mixed()) {
      escape(item.textValue(), false);
      return;
    }
    Iterator<String> keys = item.fieldNames();
    String key = keys.hasNext() ? keys.next() : "";
    Slot slot = type.slot(key);
    if (item.size() != 1 || (slot == null && !key.equals(TypeBinding.ANY))) {
      throw refused(
          "no element of this type",
          "an object with one key, an element's name" + (type.mixed() ? ", or a string" : ""),
          "write { \"name\": value }, one object for each element");
    }
    path.add(key);
    if (slot == null) {
      raw(item.path(key));
    } else {
      element(slot, item.path(key));
    }
  }

  private void refuseUnknown(JsonNode object, int used, Predicate<String> known, TypeBinding type) {
    if (used == object.size()) {
      return;
    }
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      String key = field.getKey();
      boolean special = key.equals(TypeBinding.TYPE) || key.equals(TypeBinding.NIL);
      boolean any = key.equals(TypeBinding.ANY) && type.wildcardAt() >= 0;
      if (!special && !any && !known.test(key) && !type.attributesByKey().containsKey(key)) {
        path.add(key);
        throw refused(
            "an unknown field", "only fields of the schema", "correct its name or leave it out");
      }
    }
  }

  private String written(JsonNode value, @Nullable TextKind kind, boolean list) {
    if (kind == null || !list) {
      return XmlValues.written(value, kind, this::refused, codec.namespaces);
    }
    if (!value.isArray()) {
      throw refused(kind(value), "an array", "map an array to this list");
    }
    List<String> items = new ArrayList<>();
    for (JsonNode item : value) {
      items.add(XmlValues.written(item, kind, this::refused, codec.namespaces));
    }
    return String.join(" ", items);
  }

  /** An element of no schema of ours, given as XML. */
  private void raw(JsonNode xml) {
    if (!xml.isTextual()) {
      throw refused(kind(xml), "a string with one XML element", "write the element's XML");
    }
    try {
      XMLReader reader = SecureXml.reader();
      RawXml copy = new RawXml(out);
      reader.setContentHandler(copy);
      reader.setErrorHandler(new QuietErrors());
      reader.parse(new InputSource(new StringReader(xml.textValue())));
    } catch (SAXException | IOException e) {
      throw refused("no well-formed XML", "one XML element without a DTD", "correct the XML");
    }
  }

  private void escape(String text, boolean attribute) {
    if (!XmlText.escape(text, attribute, out)) {
      throw refused(
          "a character that XML cannot carry",
          "text without control characters",
          "take it out in the mapping");
    }
  }

  static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "an array";
      case OBJECT -> "an object";
      case MISSING -> "no value";
      default -> "a single value";
    };
  }

  private XmlException refused(String found, String expected, String fix) {
    return new XmlException("/" + String.join("/", path), found, expected, fix);
  }
}
