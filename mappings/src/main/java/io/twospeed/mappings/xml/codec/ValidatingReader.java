package io.twospeed.mappings.xml.codec;

import io.twospeed.mappings.xml.document.SecureXml;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.validation.Schema;
import javax.xml.validation.ValidatorHandler;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.XMLFilterImpl;

/** Reads a document once, checking it against the schema on the way. One thread at a time. */
final class ValidatingReader {
  /** Messages of these rules name elements and attributes of the schema, never a value. */
  private static final Pattern SPEAKABLE =
      Pattern.compile("cvc-(complex-type\\.(2\\.4|3\\.2|4)|elt\\.1|id\\.).*", Pattern.DOTALL);

  private final Path path;
  private final ValidatorHandler validator;

  ValidatingReader(Schema grammar) {
    this.path = new Path(SecureXml.reader());
    this.validator = grammar.newValidatorHandler();
    path.setContentHandler(validator);
    path.setErrorHandler(path);
    validator.setErrorHandler(path);
  }

  /**
   * Reads a document into a handler.
   *
   * @throws XmlException where it is not well-formed or not valid
   */
  void read(byte[] xml, ContentHandler into) {
    path.names.clear();
    validator.setContentHandler(into);
    try {
      path.parse(new InputSource(new ByteArrayInputStream(xml)));
    } catch (SAXParseException e) {
      throw refused(e);
    } catch (SAXException e) {
      if (e.getException() instanceof XmlException told) {
        throw told;
      }
      throw new XmlException(
          path.toString(), "cannot be read", "a well-formed document", "see what was sent");
    } catch (IOException e) {
      // The bytes are in memory, so it is their encoding.
      throw new XmlException(
          path.toString(), "bytes that are not in their encoding", "UTF-8", "see what was sent");
    }
  }

  private XmlException refused(SAXParseException e) {
    String message = String.valueOf(e.getMessage());
    int colon = message.indexOf(':');
    boolean rule = message.startsWith("cvc-") && colon > 0;
    String what =
        SPEAKABLE.matcher(message).matches()
            ? message
            : rule
                ? "breaks the schema's rule " + message.substring(0, colon)
                : "not well-formed, or with a DTD, in column " + e.getColumnNumber();
    return new XmlException(
        path.toString(),
        what,
        rule ? "what the schema says of this place" : "a well-formed document without a DTD",
        "correct the mapping, or ask for the contract that is in force");
  }

  /** Knows where in the document the reading stands. */
  private static final class Path extends XMLFilterImpl implements ErrorHandler {
    private final List<String> names = new ArrayList<>();

    Path(XMLReader parent) {
      super(parent);
    }

    @Override
    public void startElement(String uri, String local, String qName, Attributes attributes)
        throws SAXException {
      // Before the validator sees it: its own room grows with the square of the depth.
      if (names.size() >= SecureXml.DEEPEST) {
        throw new XmlException(
            "/" + names.get(0),
            "elements more than " + SecureXml.DEEPEST + " deep",
            "fewer",
            "ask what the sender means by it");
      }
      names.add(local);
      super.startElement(uri, local, qName, attributes);
    }

    @Override
    public void endElement(String uri, String local, String qName) throws SAXException {
      super.endElement(uri, local, qName);
      names.remove(names.size() - 1);
    }

    @Override
    public void warning(SAXParseException e) {
      // Nothing that a message could be wrong by.
    }

    @Override
    public void error(SAXParseException e) throws SAXParseException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXParseException {
      throw e;
    }

    @Override
    public String toString() {
      return "/" + String.join("/", names);
    }
  }
}
