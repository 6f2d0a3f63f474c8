package io.twospeed.mappings.xml.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.mappings.xml.binding.TypeBinding;
import io.twospeed.mappings.xml.binding.XmlField;
import io.twospeed.mappings.xml.document.Name;
import io.twospeed.mappings.xml.document.XmlChildren;
import io.twospeed.mappings.xml.document.XmlChildren.Child;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xml.sax.SAXException;

/**
 * What a SOAP operation sends or receives: the body's element, and the header's parts where its
 * binding has any. Without them its XML is that element, with them an envelope; its JSON is the
 * element's, with the parts under {@code #header}. Immutable, safe for many threads.
 */
public final class XmlMessage {
  /** Where the header's parts stand in JSON. */
  public static final String HEADER = "#header";

  private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

  /** What every envelope of ours begins with: a connection adds its own header behind it. */
  public static final String BEGIN = "<soap:Envelope xmlns:soap=\"" + SOAP + "\"><soap:Header>";

  private static final String MIDDLE = "</soap:Header><soap:Body>";
  private static final String END = "</soap:Body></soap:Envelope>";
  private static final Name ENVELOPE = new Name(SOAP, "Envelope");
  private static final List<Name> IN_HEADER = List.of(ENVELOPE, new Name(SOAP, "Header"));
  private static final List<Name> IN_BODY = List.of(ENVELOPE, new Name(SOAP, "Body"));

  private final XmlCodec body;
  private final Map<String, XmlCodec> headers = new LinkedHashMap<>();
  private final boolean enveloped;

  /**
   * A message.
   *
   * @param enveloped whether its operation has header parts, in this direction or the other
   */
  public XmlMessage(XmlCodec body, List<XmlCodec> headers, boolean enveloped) {
    this.body = body;
    this.enveloped = enveloped;
    for (XmlCodec each : headers) {
      boolean isShared =
          headers.stream().filter(one -> one.local().equals(each.local())).count() > 1;
      this.headers.put(isShared ? each.element.toString() : each.local(), each);
    }
  }

  /** Whether its XML is an envelope. */
  public boolean enveloped() {
    return enveloped;
  }

  public XmlCodec body() {
    return body;
  }

  /** The header's parts by the names they have in JSON. */
  public Map<String, XmlCodec> headers() {
    return Collections.unmodifiableMap(headers);
  }

  /** The JSON as a tool sees it that writes mappings. */
  public List<XmlField> describe() {
    if (headers.isEmpty()) {
      return body.describe();
    }
    List<XmlField> fields = new ArrayList<>();
    List<XmlField> parts = new ArrayList<>();
    headers.forEach((key, codec) -> parts.add(new XmlField(key, false, codec.describe())));
    fields.add(new XmlField(HEADER, false, parts));
    fields.addAll(
        body.type.isPlain()
            ? List.of(new XmlField(TypeBinding.TEXT, false, List.of()))
            : body.describe());
    return fields;
  }

  /** The JSON as JSON Schema (2020-12). */
  public ObjectNode jsonSchema() {
    ObjectNode schema = body.jsonSchema();
    if (headers.isEmpty()) {
      return schema;
    }
    if (body.type.isPlain()) {
      ObjectNode value = schema;
      schema = JsonNodeFactory.instance.objectNode().put("type", "object");
      schema.putObject("properties").set(TypeBinding.TEXT, value);
    }
    ObjectNode parts = JsonNodeFactory.instance.objectNode();
    headers.forEach((key, codec) -> parts.set(key, codec.jsonSchema()));
    ObjectNode header = schema.withObjectProperty("properties").putObject(HEADER);
    header.put("type", "object").set("properties", parts);
    return schema;
  }

  /**
   * JSON to UTF-8 XML: the body's element, or the envelope.
   *
   * @throws XmlException where a value or a header part is unknown, missing or not as the schema
   *     says
   */
  public byte[] toXml(JsonNode json) {
    if (!enveloped) {
      return body.toXml(json);
    }
    ByteArrayOutputStream xml = new ByteArrayOutputStream(1024);
    write(BEGIN, xml);
    writeHeaders(json.path(HEADER), xml);
    write(MIDDLE, xml);
    xml.writeBytes(body.toXml(headers.isEmpty() ? json : withoutHeader(json)));
    write(END, xml);
    return xml.toByteArray();
  }

  private static void write(String text, ByteArrayOutputStream xml) {
    xml.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private void writeHeaders(JsonNode given, ByteArrayOutputStream xml) {
    for (Map.Entry<String, XmlCodec> part : headers.entrySet()) {
      JsonNode value = given.path(part.getKey());
      if (value.isMissingNode()) {
        throw new XmlException(
            "/" + HEADER + "/" + part.getKey(),
            "no value",
            "the header that the WSDL's binding asks for",
            "set it in the mapping");
      }
      xml.writeBytes(part.getValue().toXml(value));
    }
    for (Map.Entry<String, JsonNode> field : given.properties()) {
      if (!headers.containsKey(field.getKey())) {
        throw new XmlException(
            "/" + HEADER + "/" + field.getKey(),
            "an unknown header",
            "one of " + headers.keySet(),
            "correct its name or leave it out");
      }
    }
  }

  private JsonNode withoutHeader(JsonNode json) {
    if (!(json instanceof ObjectNode object)) {
      return json;
    }
    if (body.type.isPlain()) {
      return object.path(TypeBinding.NIL).asBoolean()
          ? NullNode.instance
          : object.path(TypeBinding.TEXT);
    }
    ObjectNode rest = object.objectNode();
    object
        .properties()
        .forEach(
            field -> {
              if (!field.getKey().equals(HEADER)) {
                rest.set(field.getKey(), field.getValue());
              }
            });
    return rest;
  }

  /**
   * XML to JSON. A header part that did not come is not there; one that came is as the schema says.
   *
   * @param xml the body's element, or an envelope
   * @throws XmlException where it is not well-formed, has a DTD, or is not as the schema says
   */
  public JsonNode toJson(byte[] xml) {
    if (!enveloped) {
      return body.toJson(xml);
    }
    List<Child> children = children(xml);
    boolean isEnvelope = !children.isEmpty() && children.get(0).around().get(0).equals(ENVELOPE);
    if (!isEnvelope) {
      return headers.isEmpty() ? body.toJson(xml) : withHeader(body.toJson(xml), header(List.of()));
    }
    Child inBody =
        children.stream()
            .filter(each -> each.around().equals(IN_BODY))
            .findFirst()
            .orElseThrow(
                () ->
                    new XmlException(
                        "/Envelope/Body", "no element", "one", "see what the core sends"));
    JsonNode json = body.toJson(inBody.xml());
    return headers.isEmpty() ? json : withHeader(json, header(children));
  }

  private static List<Child> children(byte[] xml) {
    try {
      return XmlChildren.of(xml, 2);
    } catch (SAXException | IOException e) {
      throw new XmlException(
          "/",
          "not well-formed, or with a DTD",
          "a SOAP envelope of UTF-8 without a DTD",
          "see what was sent");
    }
  }

  private ObjectNode header(List<Child> children) {
    ObjectNode header = JsonNodeFactory.instance.objectNode();
    for (Child child : children) {
      if (child.around().equals(IN_HEADER)) {
        headers.forEach(
            (key, codec) -> {
              if (codec.isOf(child.name())) {
                header.set(key, codec.toJson(child.xml()));
              }
            });
      }
    }
    return header;
  }

  private JsonNode withHeader(JsonNode json, ObjectNode header) {
    ObjectNode all = header.objectNode();
    all.set(HEADER, header);
    if (json.isNull()) {
      return all.put(TypeBinding.NIL, true);
    }
    return json instanceof ObjectNode object && !body.type.isPlain()
        ? all.setAll(object)
        : all.set(TypeBinding.TEXT, json);
  }
}
