package io.twospeed.mappings.xml.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.helpers.DefaultHandler;

/** Writes elements as they come, each namespace declared where it is first used. */
public final class RawXml extends DefaultHandler {
  private record Declared(String prefix, String namespace, int depth) {}

  private final StringBuilder out;
  private final List<Declared> scope = new ArrayList<>();
  private final List<Declared> pending = new ArrayList<>();
  private final boolean isSchema;
  private @Nullable Locator locator;
  private int line = 1;
  private int depth;

  public RawXml(StringBuilder out) {
    this(out, false);
  }

  /** A writer of an element that stands within others, whose prefixes its content may use. */
  public RawXml(StringBuilder out, Prefixes around) {
    this(out);
    around.inScope().forEach(this::startPrefixMapping);
  }

  /**
   * A writer of a schema, which puts every start tag's end in the line where it was read. In values
   * of attributes the JDK's reader knows the prefixes that the schema's element or the attribute's
   * own declares, and no others; so each has them all.
   */
  public RawXml(StringBuilder out, boolean isSchema) {
    this.out = out;
    this.isSchema = isSchema;
  }

  @Override
  public void setDocumentLocator(Locator given) {
    this.locator = given;
  }

  private void catchUp() {
    if (isSchema && locator != null) {
      for (; line < locator.getLineNumber(); line++) {
        out.append('\n');
      }
    }
  }

  /** Whether every element begun is ended. */
  public boolean isWhole() {
    return depth == 0;
  }

  @Override
  public void startPrefixMapping(String prefix, String uri) {
    pending.add(new Declared(prefix, uri, depth + 1));
  }

  @Override
  public void startElement(String uri, String local, String qName, Attributes attributes) {
    depth++;
    out.append('<').append(qName);
    for (Declared each : pending) {
      declare(each.prefix(), each.namespace());
    }
    pending.clear();
    declare(prefixOf(qName), uri);
    for (int i = 0; i < attributes.getLength(); i++) {
      String prefix = prefixOf(attributes.getQName(i));
      if (!prefix.isEmpty()) {
        declare(prefix, attributes.getURI(i));
      }
      out.append(' ').append(attributes.getQName(i)).append("=\"");
      XmlText.escape(attributes.getValue(i), true, out);
      out.append('"');
    }
    if (isSchema) {
      repeat();
    }
    catchUp();
    out.append('>');
  }

  /** Declares again what elements between the first and this one have declared. */
  private void repeat() {
    Set<String> seen = new HashSet<>();
    for (int i = scope.size() - 1; i >= 0; i--) {
      Declared each = scope.get(i);
      if (seen.add(each.prefix()) && each.depth() > 1 && each.depth() < depth) {
        write(each.prefix(), each.namespace());
      }
    }
  }

  private static String prefixOf(String qName) {
    int colon = qName.indexOf(':');
    return colon < 0 ? "" : qName.substring(0, colon);
  }

  private void declare(String prefix, String namespace) {
    if (prefix.equals("xml") || namespaceOf(prefix).equals(namespace)) {
      return;
    }
    scope.add(new Declared(prefix, namespace, depth));
    write(prefix, namespace);
  }

  private void write(String prefix, String namespace) {
    out.append(prefix.isEmpty() ? " xmlns" : " xmlns:").append(prefix).append("=\"");
    XmlText.escape(namespace, true, out);
    out.append('"');
  }

  private String namespaceOf(String prefix) {
    for (int i = scope.size() - 1; i >= 0; i--) {
      if (scope.get(i).prefix().equals(prefix)) {
        return scope.get(i).namespace();
      }
    }
    return "";
  }

  @Override
  public void endElement(String uri, String local, String qName) {
    out.append("</").append(qName).append('>');
    scope.removeIf(each -> each.depth() == depth);
    depth--;
  }

  @Override
  public void characters(char[] text, int start, int length) {
    for (int i = start; isSchema && i < start + length; i++) {
      line += text[i] == '\n' ? 1 : 0;
    }
    XmlText.escape(new String(text, start, length), false, out);
  }
}
