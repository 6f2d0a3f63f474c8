package io.twospeed.mappings.xml.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.mappings.xml.binding.ContentWalk;
import io.twospeed.mappings.xml.binding.TextKind;
import io.twospeed.mappings.xml.binding.TypeBinding;
import io.twospeed.mappings.xml.binding.TypeBinding.Attribute;
import io.twospeed.mappings.xml.binding.TypeBinding.Slot;
import io.twospeed.mappings.xml.document.Name;
import io.twospeed.mappings.xml.document.Prefixes;
import io.twospeed.mappings.xml.document.RawXml;
import io.twospeed.mappings.xml.document.XmlSpace;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Valid XML, as it is read, to JSON. */
final class XmlBuilder extends DefaultHandler {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** An element begun and not ended. */
  private static final class Frame {
    final @Nullable Slot slot;
    final TypeBinding type;
    final StringBuilder text = new StringBuilder();
    final @Nullable ContentWalk walk;
    boolean nil;
    @Nullable ObjectNode object;
    @Nullable ArrayNode content;

    Frame(@Nullable Slot slot, TypeBinding type) {
      this.slot = slot;
      this.type = type;
      this.walk = type.walk();
    }

    ObjectNode object() {
      if (object == null) {
        object = JSON.objectNode();
      }
      return object;
    }

    ArrayNode content() {
      if (content == null) {
        content = object().putArray(TypeBinding.CONTENT);
      }
      return content;
    }
  }

  private final List<XmlCodec> candidates;
  private XmlCodec codec;
  private final Deque<Frame> open = new ArrayDeque<>();
  private final Prefixes prefixes = new Prefixes();
  private final StringBuilder raw = new StringBuilder();
  private @Nullable RawXml capture;
  private @Nullable String captureKey;
  private @Nullable JsonNode result;

  /** One that takes a document of any of these elements. */
  XmlBuilder(List<XmlCodec> candidates) {
    this.candidates = candidates;
    this.codec = candidates.get(0);
  }

  /** The element that the document was. */
  Name element() {
    return codec.element;
  }

  JsonNode result() {
    if (result == null) {
      throw new IllegalStateException("the document has not been read to its end");
    }
    return result;
  }

  @Override
  public void startPrefixMapping(String prefix, String uri) {
    prefixes.declare(prefix, uri);
    if (capture != null) {
      capture.startPrefixMapping(prefix, uri);
    }
  }

  @Override
  public void endPrefixMapping(String prefix) {
    prefixes.leave();
  }

  @Override
  public void startElement(String uri, String local, String qName, Attributes attributes) {
    if (capture != null) {
      capture.startElement(uri, local, qName, attributes);
      return;
    }
    Frame parent = open.peek();
    Name name = new Name(uri, local);
    if (parent == null) {
      codec = candidate(name);
      begin(null, codec.type, attributes);
      return;
    }
    Slot slot = isField(parent, name) ? parent.type.slot(name) : null;
    if (slot == null || slot.type().open()) {
      raw.setLength(0);
      capture = new RawXml(raw, prefixes);
      captureKey = slot == null ? null : slot.key();
      capture.startElement(uri, local, qName, attributes);
    } else {
      begin(slot, slot.type(), attributes);
    }
  }

  /** Whether it is what the type names, and not what a wildcard lets in under the same name. */
  private boolean isField(Frame parent, Name name) {
    if (parent.walk == null) {
      return true;
    }
    return switch (parent.walk.next(name)) {
      case FIELD -> true;
      case WILDCARD -> false;
      case NOTHING -> throw miscounted(name.local() + " once too often, or too early");
    };
  }

  private XmlException miscounted(String found) {
    return new XmlException(
        "/" + codec.element.local(),
        found,
        "as many as the schema's minOccurs and maxOccurs say",
        "correct the mapping, or ask for the contract that is in force");
  }

  private XmlCodec candidate(Name name) {
    for (XmlCodec each : candidates) {
      if (each.element.equals(name)) {
        return each;
      }
    }
    throw new XmlException(
        "/" + name.local(),
        "element " + name,
        "one of " + candidates.stream().map(each -> each.element.toString()).toList(),
        "send the element that the WSDL names for this operation");
  }

  private void begin(@Nullable Slot slot, TypeBinding declared, Attributes attributes) {
    TypeBinding type = declared;
    String actual = attributes.getValue(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "type");
    if (actual != null) {
      TypeBinding named = codec.types.find(prefixes.resolve(actual));
      type = named == null ? declared : named;
    }
    Frame frame = new Frame(slot, type);
    if (type != declared && type.name() != null) {
      frame.object().put(TypeBinding.TYPE, codec.types.keyOf(type.name()));
    }
    frame.nil = isTrue(attributes.getValue(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "nil"));
    for (int i = 0; i < attributes.getLength(); i++) {
      if (!attributes.getURI(i).equals(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI)) {
        attribute(
            frame,
            new Name(attributes.getURI(i), attributes.getLocalName(i)),
            attributes.getValue(i));
      }
    }
    open.push(frame);
  }

  private static boolean isTrue(@Nullable String flag) {
    return flag != null && XmlValues.isTrue(flag);
  }

  private void attribute(Frame frame, Name name, String value) {
    Attribute attribute = frame.type.attributesByName().get(name);
    if (attribute == null) {
      frame.object().put("@" + name, value);
    } else {
      frame.object().set(attribute.key(), value(value, attribute.kind(), attribute.list()));
    }
  }

  @Override
  public void characters(char[] text, int start, int length) {
    if (capture != null) {
      capture.characters(text, start, length);
    } else if (!open.isEmpty()) {
      Frame frame = open.peek();
      if (frame.type.text() != null || frame.type.mixed()) {
        frame.text.append(text, start, length);
      }
    }
  }

  @Override
  public void endElement(String uri, String local, String qName) {
    if (capture != null) {
      capture.endElement(uri, local, qName);
      if (capture.isWhole()) {
        String key = captureKey == null ? TypeBinding.ANY : captureKey;
        boolean repeated = captureKey == null || slotOf(captureKey).repeated();
        capture = null;
        add(open.element(), key, repeated, JSON.textNode(raw.toString()));
      }
      return;
    }
    Frame frame = open.pop();
    if (frame.walk != null && !frame.nil && !frame.walk.end()) {
      throw miscounted("too few elements in " + local);
    }
    JsonNode value = finish(frame);
    if (frame.slot == null) {
      result = value;
    } else {
      add(open.element(), frame.slot.key(), frame.slot.repeated(), value);
    }
  }

  private Slot slotOf(String key) {
    Slot slot = open.element().type.slot(key);
    if (slot == null) {
      throw new IllegalStateException("no element for " + key);
    }
    return slot;
  }

  private static void add(Frame parent, String key, boolean repeated, JsonNode value) {
    if (parent.type.ordered()) {
      flushText(parent);
      parent.content().addObject().set(key, value);
    } else if (repeated) {
      JsonNode values = parent.object().get(key);
      (values instanceof ArrayNode array ? array : parent.object().putArray(key)).add(value);
    } else {
      parent.object().set(key, value);
    }
  }

  /** Text between elements keeps its place; blanks between them are layout. */
  private static void flushText(Frame frame) {
    if (frame.type.mixed() && !XmlSpace.isBlank(frame.text)) {
      frame.content().add(frame.text.toString());
    }
    frame.text.setLength(0);
  }

  private JsonNode finish(Frame frame) {
    if (frame.nil) {
      return frame.object == null ? NullNode.instance : frame.object.put(TypeBinding.NIL, true);
    }
    if (frame.type.text() != null) {
      JsonNode value = value(frame.text.toString(), frame.type.text(), frame.type.list());
      if (frame.type.isPlain() && frame.object == null) {
        return value;
      }
      return frame.object().set(TypeBinding.TEXT, value);
    }
    if (frame.type.ordered()) {
      flushText(frame);
      frame.content();
      return frame.object();
    }
    for (Slot slot : frame.type.slots()) {
      if (slot.repeated() && !frame.object().has(slot.key())) {
        frame.object().putArray(slot.key());
      }
    }
    return frame.object();
  }

  private JsonNode value(String text, TextKind kind, boolean list) {
    return XmlValues.read(text, kind, list, prefixes, codec.element.local());
  }
}
