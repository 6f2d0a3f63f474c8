package io.twospeed.mappings.xml.document;

import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/** The JDK's own XML parts, whatever else is on the class path, with nothing fetched and no DTD. */
public final class SecureXml {
  static final String NO_DTD = "http://apache.org/xml/features/disallow-doctype-decl";

  /** Deeper than any real message; less than the 100 of later JDKs. */
  public static final int DEEPEST = 64;

  /** A schema's anonymous types take three levels each. */
  private static final String DEEPEST_FILE = "200";

  private static final String DEPTH = "http://www.oracle.com/xml/jaxp/properties/maxElementDepth";
  private static final SAXParserFactory PARSERS = parsers();

  private SecureXml() {}

  private static SAXParserFactory parsers() {
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature(NO_DTD, true);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      return factory;
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("this JDK's XML parser lacks its own security features", e);
    }
  }

  /** A new reader; not for several threads at once. */
  public static synchronized XMLReader reader() {
    try {
      XMLReader reader = PARSERS.newSAXParser().getXMLReader();
      reader.setProperty(DEPTH, DEEPEST_FILE);
      return reader;
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("this JDK makes no XML parser", e);
    }
  }

  /** Makes schemas from files alone; from which, its resolver decides. */
  public static SchemaFactory schemas() {
    try {
      SchemaFactory factory = SchemaFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      // A WSDL may hold two schemas of one namespace.
      factory.setFeature("http://apache.org/xml/features/honour-all-schemaLocations", true);
      factory.setProperty(DEPTH, DEEPEST_FILE);
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
      return factory;
    } catch (SAXException e) {
      throw new IllegalStateException("this JDK's schema factory lacks its own properties", e);
    }
  }
}
