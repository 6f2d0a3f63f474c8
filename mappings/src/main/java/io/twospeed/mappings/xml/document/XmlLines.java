package io.twospeed.mappings.xml.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * A document as the lines of what it says: an element, an attribute or a text each, under its path,
 * with names in full. Prefixes, the order of attributes, comments and the blanks between elements
 * say nothing (Canonical XML 2.0 with prefixes rewritten, and without layout).
 */
public final class XmlLines extends DefaultHandler {

  /**
   * One thing said.
   *
   * @param path from the document's element, names in full
   * @param value of an attribute or a text; empty for an element
   * @param name what the value means as a qualified name, where it can be one
   */
  public record Line(String path, String value, String name) {

    /** Whether another says the same: a name under another prefix is the same name. */
    boolean says(Line other) {
      return path.equals(other.path)
          && ((value.equals(other.value) && !isType(path))
              || (!name.isEmpty() && name.equals(other.name)));
    }

    @Override
    public String toString() {
      return value.isEmpty() ? path : path + " = " + value;
    }
  }

  private static final Pattern NAME =
      Pattern.compile("([\\p{L}_][\\p{L}\\p{N}._-]*:)?[\\p{L}_][\\p{L}\\p{N}._-]*");

  /** The first place where two documents differ; an end of one is a line of its own. */
  public record Difference(String one, String other) {}

  private final List<Line> lines = new ArrayList<>();
  private final Prefixes prefixes = new Prefixes();
  private final List<String> path = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  /** Whether each open element has had a child. */
  private final List<Boolean> parents = new ArrayList<>();

  private XmlLines() {}

  /**
   * What a document says.
   *
   * @throws SAXException where it is not well-formed, or has a DTD
   */
  public static List<Line> of(byte[] xml) throws SAXException, IOException {
    XmlLines lines = new XmlLines();
    XMLReader reader = SecureXml.reader();
    reader.setContentHandler(lines);
    reader.setErrorHandler(new QuietErrors());
    reader.parse(new InputSource(new ByteArrayInputStream(xml)));
    return lines.lines;
  }

  /** Where two say something else; nothing where they say the same. */
  public static Optional<Difference> difference(List<Line> one, List<Line> other) {
    for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
      if (i >= one.size() || i >= other.size() || !one.get(i).says(other.get(i))) {
        return Optional.of(new Difference(at(one, i), at(other, i)));
      }
    }
    return Optional.empty();
  }

  private static String at(List<Line> lines, int i) {
    return i < lines.size() ? lines.get(i).toString() : "the document's end";
  }

  @Override
  public void startPrefixMapping(String prefix, String uri) {
    prefixes.declare(prefix, uri);
  }

  @Override
  public void endPrefixMapping(String prefix) {
    prefixes.leave();
  }

  @Override
  public void startElement(String uri, String local, String qName, Attributes attributes) {
    flush(false);
    if (!parents.isEmpty()) {
      parents.set(parents.size() - 1, true);
    }
    parents.add(false);
    path.add("/" + new Name(uri, local));
    add("", "");
    Map<String, String> sorted = new TreeMap<>(Comparator.naturalOrder());
    for (int i = 0; i < attributes.getLength(); i++) {
      sorted.put(
          new Name(attributes.getURI(i), attributes.getLocalName(i)).toString(),
          attributes.getValue(i));
    }
    sorted.forEach((name, value) -> add("/@" + name, value));
  }

  @Override
  public void endElement(String uri, String local, String qName) {
    flush(!parents.remove(parents.size() - 1));
    path.remove(path.size() - 1);
  }

  @Override
  public void characters(char[] chars, int start, int length) {
    text.append(chars, start, length);
  }

  /** Blanks say something only in an element that has nothing else. */
  private void flush(boolean alone) {
    if (alone ? !text.isEmpty() : !XmlSpace.isBlank(text)) {
      add("", text.toString());
    }
    text.setLength(0);
  }

  private void add(String below, String value) {
    String place = String.join("", path) + below;
    String name = XmlSpace.collapse(value);
    boolean isName = NAME.matcher(name).matches() && (isType(place) || name.contains(":"));
    lines.add(new Line(place, value, isName ? prefixes.resolve(name).toString() : ""));
  }

  /** The one place where a name without a prefix is known to be in a namespace. */
  private static boolean isType(String path) {
    return path.endsWith("/@{" + XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI + "}type");
  }
}
