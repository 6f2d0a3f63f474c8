package io.twospeed.mappings.xml.schema;

import io.twospeed.mappings.xml.document.QuietErrors;
import io.twospeed.mappings.xml.document.RawXml;
import io.twospeed.mappings.xml.document.SecureXml;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * One schema within a file: a schema file's own, or the n-th inside a WSDL. Given out as if it were
 * a document, with the prefixes declared around it and every element in its true line.
 *
 * @param index 0-based
 * @param namespace its target namespace; empty for none
 */
record SchemaSlice(Path file, int index, String namespace) {

  /** What other documents may call it by; what it names is found from there. */
  String uri() {
    return file.toUri() + "?schema=" + index;
  }

  InputSource open() throws SAXException, IOException {
    StringBuilder text = new StringBuilder();
    XMLReader reader = new Filter(SecureXml.reader(), index);
    reader.setContentHandler(new RawXml(text, true));
    reader.setErrorHandler(new QuietErrors());
    reader.parse(ContractFiles.open(file));
    InputSource source =
        new InputSource(new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)));
    source.setSystemId(uri());
    return source;
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
      boolean schema = uri.equals(XMLConstants.W3C_XML_SCHEMA_NS_URI) && local.equals("schema");
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
