package io.twospeed.simulator.soap;

import java.io.IOException;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** loans-types.xsd, to check requests by. Thread-safe. */
public final class LoanSchema {
  private final Schema schema;

  private LoanSchema(Schema schema) {
    this.schema = schema;
  }

  public static LoanSchema read(Path file) {
    try {
      SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
      return new LoanSchema(factory.newSchema(file.toFile()));
    } catch (SAXException e) {
      throw new IllegalArgumentException(
          "%s cannot be read as an XML schema: %s".formatted(file, e.getMessage()), e);
    }
  }

  boolean allows(Element element) {
    try {
      schema.newValidator().validate(new DOMSource(element));
      return true;
    } catch (SAXException | IOException e) {
      return false;
    }
  }
}
