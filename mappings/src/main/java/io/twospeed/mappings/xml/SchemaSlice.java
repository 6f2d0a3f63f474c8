package io.twospeed.mappings.xml;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * One schema within a file: a schema file's own, or the n-th inside a WSDL. Passed on as if it were
 * a document, with the prefixes declared around it and with its true lines.
 *
 * @param index 0-based
 */
record SchemaSlice(Path file, int index) {
  private static final String MARK = "?schema=";

  InputSource open() throws IOException {
    InputSource source = ContractFiles.open(file);
    source.setSystemId(file.toUri() + MARK + index);
    return source;
  }

  /** The reader for a document: a slice's where its name says so, else an ordinary one. */
  static XMLReader readerFor(InputSource source) {
    String name = source.getSystemId();
    int mark = name == null ? -1 : name.lastIndexOf(MARK);
    XMLReader plain = SecureXml.reader();
    return mark < 0
        ? plain
        : new Filter(plain, Integer.parseInt(name.substring(mark + MARK.length())));
  }

  private static final class Filter extends XMLFilterImpl {
    private final Map<String, String> around = new LinkedHashMap<>();
    private int toSkip;
    private int depth;

    Filter(XMLReader parent, int index) {
      super(parent);
      this.toSkip = index;
    }

    private boolean isInside() {
      return depth > 0 && toSkip == 0;
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) throws SAXException {
      if (depth == 0) {
        around.put(prefix, uri);
      } else if (isInside()) {
        super.startPrefixMapping(prefix, uri);
      }
    }

    @Override
    public void endPrefixMapping(String prefix) throws SAXException {
      if (isInside()) {
        super.endPrefixMapping(prefix);
      }
    }

    @Override
    public void startElement(String uri, String local, String qName, Attributes attributes)
        throws SAXException {
      boolean schema = uri.equals(SchemaReader.XS) && local.equals("schema");
      if (depth == 0 && !schema) {
        return;
      }
      if (++depth == 1 && toSkip == 0) {
        for (Map.Entry<String, String> prefix : around.entrySet()) {
          super.startPrefixMapping(prefix.getKey(), prefix.getValue());
        }
      }
      if (isInside()) {
        super.startElement(uri, local, qName, attributes);
      }
    }

    @Override
    public void endElement(String uri, String local, String qName) throws SAXException {
      if (depth == 0) {
        return;
      }
      if (isInside()) {
        super.endElement(uri, local, qName);
      }
      if (--depth == 0) {
        toSkip--;
      }
    }

    @Override
    public void characters(char[] text, int start, int length) throws SAXException {
      if (isInside()) {
        super.characters(text, start, length);
      }
    }
  }
}
