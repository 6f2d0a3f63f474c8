package io.twospeed.mappings.xml.schema;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;

/**
 * Schemas that contracts import without a file, or by the address at which their makers publish
 * them. Nothing is fetched from there.
 */
enum BuiltInSchema {
  /** XML 1.0 sections 2.10 and 2.12, XML Base, xml:id. */
  XML(
      XMLConstants.XML_NS_URI,
      "https?://www\\.w3\\.org/.*",
      """
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
      """),

  /** SOAP 1.1 section 5: the types of operations that are encoded, which stand beside others. */
  ENCODING(
      "http://schemas.xmlsoap.org/soap/encoding/",
      "https?://schemas\\.xmlsoap\\.org/soap/encoding/?",
      """
      <xs:attribute name="arrayType" type="xs:string"/>
      <xs:attribute name="offset" type="xs:string"/>
      <xs:attribute name="position" type="xs:string"/>
      <xs:attribute name="root" type="xs:boolean"/>
      <xs:attributeGroup name="commonAttributes">
        <xs:attribute name="id" type="xs:ID"/><xs:attribute name="href" type="xs:anyURI"/>
        <xs:anyAttribute namespace="##other" processContents="lax"/>
      </xs:attributeGroup>
      <xs:attributeGroup name="arrayAttributes"><xs:attribute ref="e:arrayType"/><xs:attribute ref="e:offset"/></xs:attributeGroup>
      <xs:attributeGroup name="arrayMemberAttributes"><xs:attribute ref="e:position"/></xs:attributeGroup>
      <xs:group name="Array"><xs:sequence><xs:any namespace="##any" processContents="lax" minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:group>
      <xs:group name="Struct"><xs:sequence><xs:any namespace="##any" processContents="lax" minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:group>
      <xs:complexType name="Array"><xs:group ref="e:Array" minOccurs="0"/><xs:attributeGroup ref="e:arrayAttributes"/><xs:attributeGroup ref="e:commonAttributes"/></xs:complexType>
      <xs:complexType name="Struct"><xs:group ref="e:Struct" minOccurs="0"/><xs:attributeGroup ref="e:commonAttributes"/></xs:complexType>
      <xs:element name="Array" type="e:Array"/>
      <xs:element name="Struct" type="e:Struct"/>
      <xs:simpleType name="base64"><xs:restriction base="xs:base64Binary"/></xs:simpleType>
      """
          + encoded());

  private final String namespace;
  private final Pattern address;
  private final String text;

  BuiltInSchema(String namespace, String address, String components) {
    this.namespace = namespace;
    this.address = Pattern.compile(address);
    this.text =
        "<xs:schema xmlns:xs=\"%s\" xmlns:e=\"%s\" targetNamespace=\"%s\">%s</xs:schema>"
            .formatted(
                XMLConstants.W3C_XML_SCHEMA_NS_URI,
                components.contains("xml:lang") ? "urn:unused" : namespace,
                namespace,
                components);
  }

  /** A type and an element for each type of XML Schema, with the attributes of a reference. */
  private static String encoded() {
    return Arrays.stream(
            ("string boolean float double decimal duration dateTime time date gYearMonth gYear"
                    + " gMonthDay gDay gMonth hexBinary base64Binary anyURI QName normalizedString"
                    + " token language Name NMTOKEN NCName integer nonPositiveInteger"
                    + " negativeInteger long int short byte nonNegativeInteger unsignedLong"
                    + " unsignedInt unsignedShort unsignedByte positiveInteger")
                .split(" ", -1))
        .map(
            name ->
                ("<xs:complexType name=\"%1$s\"><xs:simpleContent><xs:extension base=\"xs:%1$s\">"
                        + "<xs:attributeGroup ref=\"e:commonAttributes\"/></xs:extension>"
                        + "</xs:simpleContent></xs:complexType><xs:element name=\"%1$s\""
                        + " type=\"e:%1$s\"/>")
                    .formatted(name))
        .collect(Collectors.joining());
  }

  /** What it is called here; there is no such file, and none is looked for. */
  String uri() {
    return "file:/built-in/" + name();
  }

  /** The one that an import means: it names no file, or the address of its maker. */
  static Optional<BuiltInSchema> meant(@Nullable String namespace, @Nullable String location) {
    String at = location == null ? "" : location.strip();
    return Arrays.stream(values())
        .filter(each -> each.namespace.equals(namespace))
        .filter(each -> at.isEmpty() || each.address.matcher(at).matches())
        .findFirst();
  }

  static Optional<BuiltInSchema> named(String uri) {
    return Arrays.stream(values()).filter(each -> each.uri().equals(uri)).findFirst();
  }

  String namespace() {
    return namespace;
  }

  SchemaSlice slice() {
    return new SchemaSlice(uri(), namespace, text, text, Set.of());
  }
}
