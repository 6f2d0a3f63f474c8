package io.twospeed.mappings.xml.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The elements at one depth of a document, each as XML of its own that keeps the prefixes in scope.
 */
public final class XmlChildren extends DefaultHandler {

  /** An element below others. */
  public static final class Child {
    private final List<Name> around;
    private final Name name;
    private final byte[] xml;

    private Child(List<Name> around, Name name, byte[] xml) {
      this.around = around;
      this.name = name;
      this.xml = xml;
    }

    /** The names of the elements around it, from the document's own. */
    public List<Name> around() {
      return around;
    }

    public Name name() {
      return name;
    }

    /** UTF-8. */
    public byte[] xml() {
      return xml;
    }
  }

  private final int at;
  private final List<Name> open = new ArrayList<>();
  private final List<Child> children = new ArrayList<>();
  private final Prefixes prefixes = new Prefixes();
  private final StringBuilder raw = new StringBuilder();
  private @Nullable RawXml capture;

  private XmlChildren(int at) {
    this.at = at;
  }

  /**
   * The elements that lie below so many others.
   *
   * @throws SAXException where it is no well-formed document, or has a DTD
   */
  public static List<Child> of(byte[] xml, int depth) throws SAXException, IOException {
    XmlChildren children = new XmlChildren(depth);
    org.xml.sax.XMLReader reader = SecureXml.reader();
    reader.setContentHandler(children);
    reader.setErrorHandler(new QuietErrors());
    reader.parse(new InputSource(new ByteArrayInputStream(xml)));
    return children.children;
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
  public void startElement(String uri, String local, String qName, Attributes attributes)
      throws SAXException {
    if (open.size() >= at + SecureXml.DEEPEST) {
      throw new SAXException("elements more than " + SecureXml.DEEPEST + " deep");
    }
    if (open.size() == at) {
      raw.setLength(0);
      capture = new RawXml(raw, prefixes);
    }
    open.add(new Name(uri, local));
    if (capture != null) {
      capture.startElement(uri, local, qName, attributes);
    }
  }

  @Override
  public void endElement(String uri, String local, String qName) {
    Name name = open.remove(open.size() - 1);
    if (capture == null) {
      return;
    }
    capture.endElement(uri, local, qName);
    if (capture.isWhole()) {
      capture = null;
      children.add(
          new Child(List.copyOf(open), name, raw.toString().getBytes(StandardCharsets.UTF_8)));
    }
  }

  @Override
  public void characters(char[] text, int start, int length) {
    if (capture != null) {
      capture.characters(text, start, length);
    }
  }
}
