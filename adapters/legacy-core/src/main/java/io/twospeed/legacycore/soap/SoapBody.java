package io.twospeed.legacycore.soap;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.namespace.NamespaceContext;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/**
 * What an envelope holds: the body's one element, or what its fault's detail has, as XML of its own
 * that keeps the prefixes the envelope declared.
 */
final class SoapBody {
  private static final XMLInputFactory INPUT = hardened();
  private static final XMLOutputFactory OUTPUT = XMLOutputFactory.newDefaultFactory();
  private static final String CODE = "faultcode";
  private static final String DETAIL = "detail";

  /** SOAP Message Security 1.1 section 12: what a Timestamp that is over is answered with. */
  private static final String EXPIRED = "MessageExpired";

  private static final byte[] NOTHING = {};
  private static final byte[] DETAIL_BEGIN = "<detail>".getBytes(StandardCharsets.UTF_8);
  private static final byte[] DETAIL_END = "</detail>".getBytes(StandardCharsets.UTF_8);

  private final boolean fault;
  private final boolean expired;
  private final byte[] xml;

  private SoapBody(boolean fault, boolean expired, byte[] xml) {
    this.fault = fault;
    this.expired = expired;
    this.xml = xml;
  }

  /** Whether the core refused the request as too late, before it did anything of it. */
  boolean isExpired() {
    return expired;
  }

  boolean isFault() {
    return fault;
  }

  /** UTF-8; of a fault its detail's one entry, the detail with several, or nothing. */
  byte[] xml() {
    return xml;
  }

  /**
   * Reads an envelope.
   *
   * @throws XMLStreamException where it is none; its message may quote the envelope
   */
  static SoapBody read(byte[] envelope) throws XMLStreamException {
    XMLStreamReader in = INPUT.createXMLStreamReader(new ByteArrayInputStream(envelope));
    Map<String, String> prefixes = new LinkedHashMap<>();
    enter(in, prefixes, "Envelope");
    enter(in, prefixes, "Body");
    if (!nextElement(in)) {
      throw new XMLStreamException("the body is empty");
    }
    if (isSoap(in, "Fault")) {
      remember(in, prefixes);
      return fault(in, prefixes);
    }
    return new SoapBody(false, false, copy(in, prefixes));
  }

  private static SoapBody fault(XMLStreamReader in, Map<String, String> prefixes)
      throws XMLStreamException {
    boolean expired = false;
    while (nextElement(in)) {
      if (in.getLocalName().equals(CODE)) {
        expired = isExpired(in);
      } else if (in.getLocalName().equals(DETAIL)) {
        return new SoapBody(true, expired, detail(in, prefixes));
      } else {
        skip(in);
      }
    }
    return new SoapBody(true, expired, NOTHING);
  }

  /** SOAP 1.1 section 4.4: any number of entries, of which the contract may know one. */
  private static byte[] detail(XMLStreamReader in, Map<String, String> prefixes)
      throws XMLStreamException {
    remember(in, prefixes);
    List<byte[]> entries = new ArrayList<>();
    while (nextElement(in)) {
      entries.add(copy(in, prefixes));
    }
    if (entries.size() < 2) {
      return entries.isEmpty() ? NOTHING : entries.get(0);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream(1024);
    all.writeBytes(DETAIL_BEGIN);
    entries.forEach(all::writeBytes);
    all.writeBytes(DETAIL_END);
    return all.toByteArray();
  }

  /** A qualified name, whose prefix is one that is declared there. */
  private static boolean isExpired(XMLStreamReader in) throws XMLStreamException {
    NamespaceContext declared = in.getNamespaceContext();
    String code = in.getElementText().strip();
    int colon = code.indexOf(':');
    return colon > 0
        && code.substring(colon + 1).equals(EXPIRED)
        && SecurityHeader.SECEXT.equals(declared.getNamespaceURI(code.substring(0, colon)));
  }

  private static void enter(XMLStreamReader in, Map<String, String> prefixes, String name)
      throws XMLStreamException {
    while (nextElement(in)) {
      if (isSoap(in, name)) {
        remember(in, prefixes);
        return;
      }
      skip(in);
    }
    throw new XMLStreamException("no " + name);
  }

  /** To the next element on this level; false at the level's end. */
  private static boolean nextElement(XMLStreamReader in) throws XMLStreamException {
    while (in.hasNext()) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          return true;
        }
        case XMLStreamConstants.END_ELEMENT -> {
          return false;
        }
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new XMLStreamException("SOAP allows no document type declaration");
        default -> {}
      }
    }
    return false;
  }

  private static void skip(XMLStreamReader in) throws XMLStreamException {
    for (int depth = 1; depth > 0; ) {
      depth += nextElement(in) ? 1 : -1;
      if (in.getEventType() == XMLStreamConstants.END_DOCUMENT) {
        return;
      }
    }
  }

  private static boolean isSoap(XMLStreamReader in, String name) {
    return name.equals(in.getLocalName()) && SoapReply.SOAP_1_1.equals(in.getNamespaceURI());
  }

  private static void remember(XMLStreamReader in, Map<String, String> prefixes) {
    for (int i = 0; i < in.getNamespaceCount(); i++) {
      prefixes.put(text(in.getNamespacePrefix(i)), text(in.getNamespaceURI(i)));
    }
  }

  private static byte[] copy(XMLStreamReader in, Map<String, String> prefixes)
      throws XMLStreamException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    XMLStreamWriter out = OUTPUT.createXMLStreamWriter(bytes, "UTF-8");
    start(in, out);
    Set<String> own = namespaces(in, out);
    for (Map.Entry<String, String> outer : prefixes.entrySet()) {
      if (own.add(outer.getKey())) {
        namespace(out, outer.getKey(), outer.getValue());
      }
    }
    attributes(in, out);
    for (int depth = 1; depth > 0; ) {
      depth += copyNext(in, out);
    }
    out.close();
    return bytes.toByteArray();
  }

  /** Copies one event; gives the change of depth. */
  private static int copyNext(XMLStreamReader in, XMLStreamWriter out) throws XMLStreamException {
    switch (in.next()) {
      case XMLStreamConstants.START_ELEMENT -> {
        start(in, out);
        namespaces(in, out);
        attributes(in, out);
        return 1;
      }
      case XMLStreamConstants.END_ELEMENT -> {
        out.writeEndElement();
        return -1;
      }
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
          out.writeCharacters(in.getText());
      case XMLStreamConstants.ENTITY_REFERENCE ->
          throw new XMLStreamException("SOAP allows no entities of its own");
      default -> {}
    }
    return 0;
  }

  private static void start(XMLStreamReader in, XMLStreamWriter out) throws XMLStreamException {
    out.writeStartElement(text(in.getPrefix()), in.getLocalName(), text(in.getNamespaceURI()));
  }

  private static Set<String> namespaces(XMLStreamReader in, XMLStreamWriter out)
      throws XMLStreamException {
    Set<String> prefixes = new HashSet<>();
    for (int i = 0; i < in.getNamespaceCount(); i++) {
      String prefix = text(in.getNamespacePrefix(i));
      namespace(out, prefix, text(in.getNamespaceURI(i)));
      prefixes.add(prefix);
    }
    return prefixes;
  }

  private static void namespace(XMLStreamWriter out, String prefix, String uri)
      throws XMLStreamException {
    if (prefix.isEmpty()) {
      out.writeDefaultNamespace(uri);
    } else {
      out.writeNamespace(prefix, uri);
    }
  }

  private static void attributes(XMLStreamReader in, XMLStreamWriter out)
      throws XMLStreamException {
    for (int i = 0; i < in.getAttributeCount(); i++) {
      out.writeAttribute(
          text(in.getAttributePrefix(i)),
          text(in.getAttributeNamespace(i)),
          in.getAttributeLocalName(i),
          in.getAttributeValue(i));
    }
  }

  private static String text(String orNull) {
    return orNull == null ? "" : orNull;
  }

  private static XMLInputFactory hardened() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    return factory;
  }
}
