package io.twospeed.mappings.xml.schema;

import javax.xml.XMLConstants;

/**
 * The schema of the {@code xml:} namespace, which contracts import without a file, or by its
 * address at W3C: XML 1.0 sections 2.10 and 2.12, XML Base, xml:id.
 */
final class BuiltInSchema {
  /** What it is called here; there is no such file, and none is looked for. */
  static final String XML_URI = "file:/built-in/xml.xsd";

  private static final String XML =
      """
      <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="%s">
        <xs:attribute name="lang">
          <xs:simpleType>
            <xs:union memberTypes="xs:language">
              <xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value=""/></xs:restriction></xs:simpleType>
            </xs:union>
          </xs:simpleType>
        </xs:attribute>
        <xs:attribute name="space">
          <xs:simpleType>
            <xs:restriction base="xs:NCName"><xs:enumeration value="default"/><xs:enumeration value="preserve"/></xs:restriction>
          </xs:simpleType>
        </xs:attribute>
        <xs:attribute name="base" type="xs:anyURI"/>
        <xs:attribute name="id" type="xs:ID"/>
        <xs:attributeGroup name="specialAttrs">
          <xs:attribute ref="xml:base"/><xs:attribute ref="xml:lang"/><xs:attribute ref="xml:space"/><xs:attribute ref="xml:id"/>
        </xs:attributeGroup>
      </xs:schema>
      """
          .formatted(XMLConstants.XML_NS_URI);

  private BuiltInSchema() {}

  /** Whether an import of the namespace means this one: it names no file, or that of W3C. */
  static boolean isMeant(String location) {
    return location.isBlank() || location.strip().matches("https?://www\\.w3\\.org/.*");
  }

  static SchemaSlice xml() {
    return new SchemaSlice(XML_URI, XMLConstants.XML_NS_URI, XML, XML, java.util.Set.of());
  }
}
