package io.twospeed.mappings.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.twospeed.mappings.xml.codec.XmlCodec;
import io.twospeed.mappings.xml.schema.XmlContractException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contracts over many folders, as a bank's service bus keeps them. */
class ContractFoldersTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String XS = "xmlns:xs='http://www.w3.org/2001/XMLSchema'";

  private final Path contracts;
  private final Path outside;

  ContractFoldersTest(@TempDir Path parent) throws IOException {
    this.contracts = Files.createDirectory(parent.resolve("contracts"));
    this.outside = Files.createDirectory(parent.resolve("outside"));
  }

  @ParameterizedTest
  @CsvSource({
    "acme/wsdl/x.wsdl, acme/xsd/x.xsd, ../xsd/x.xsd",
    "acme/wsdl/x.wsdl, acme/wsdl/types/x.xsd, types/x.xsd",
    "acme/wsdl/x.wsdl, acme/wsdl/types/x.xsd, ./types/./x.xsd",
    "acme/wsdl/x.wsdl, x.xsd, ../../x.xsd",
    "acme/wsdl/x.wsdl, common/v1/x.xsd, ../../acme/../common/v1/x.xsd",
    "x.wsdl, common/v1/x.xsd, common/v1/x.xsd",
    "acme/wsdl/x.wsdl, acme/xsd/my types.xsd, ../xsd/my types.xsd",
    "acme/wsdl/x.wsdl, acme/xsd/my types.xsd, ../xsd/my%20types.xsd",
    "acme/wsdl/x.wsdl, acme/xsd/类型.xsd, ../xsd/类型.xsd",
    "acme/wsdl/x.wsdl, acme/xsd/x.xsd, ' ../xsd/x.xsd\n'",
  })
  void aSchemaIsFoundByItsRelativePath(String wsdl, String xsd, String location)
      throws IOException {
    file(
        xsd,
        schema(
            "urn:t",
            "<xs:element name='In' type='xs:int'/><xs:element name='Out' type='xs:int'/>"));
    Path file =
        file(
            wsdl,
            wsdl(
                "<xs:schema><xs:import namespace='urn:t' schemaLocation='"
                    + location
                    + "'/></xs:schema>"));
    assertThat(
            XmlContract.read(contracts, file)
                .operation("Do")
                .orElseThrow()
                .request()
                .body()
                .local())
        .isEqualTo("In");
  }

  @Test
  void aWsdlMayImportWsdlsOfOtherFoldersInCircles() throws IOException {
    Path concrete =
        file(
            "svc/concrete.wsdl",
            "<w:definitions xmlns:w='http://schemas.xmlsoap.org/wsdl/' targetNamespace='urn:c'>"
                + "<w:import namespace='urn:t' location='../abstract/a.wsdl'/></w:definitions>");
    file(
        "abstract/a.wsdl",
        wsdl(schema(
                "urn:t",
                "<xs:element name='In' type='xs:int'/><xs:element name='Out' type='xs:int'/>"))
            .replace(
                "<w:types>",
                "<w:import namespace='urn:c' location='../svc/concrete.wsdl'/>"
                    + "<w:import namespace='urn:c' location='./../svc/../svc/concrete.wsdl'/><w:types>"));
    assertThat(XmlContract.read(contracts, concrete).operation("Do")).isPresent();
  }

  @Test
  void oneSchemaByTwoPathsAndInACircleIsOneSchema() throws IOException {
    file(
        "a/x.xsd",
        schema(
            "urn:t",
            "<xs:include schemaLocation='../b/y.xsd'/><xs:include schemaLocation='./../b/./y.xsd'/>"
                + "<xs:include schemaLocation='x.xsd'/>"
                + "<xs:element name='In' type='t:Y'/><xs:element name='Out' type='xs:int'/>"));
    file(
        "b/y.xsd",
        schema(
            "urn:t",
            "<xs:include schemaLocation='../a/x.xsd'/><xs:simpleType name='Y'><xs:restriction"
                + " base='xs:int'><xs:maxInclusive value='9'/></xs:restriction></xs:simpleType>"));
    Path wsdl =
        file(
            "w/x.wsdl",
            wsdl(
                "<xs:schema><xs:import namespace='urn:t' schemaLocation='../a/x.xsd'/></xs:schema>"
                    + "<xs:schema targetNamespace='urn:t'><xs:include schemaLocation='../b/y.xsd'/></xs:schema>"));
    for (Path file : List.of(wsdl, contracts.resolve("a/x.xsd"), contracts.resolve("b/y.xsd"))) {
      XmlCodec in = XmlContract.read(contracts, file).element("urn:t", "In").orElseThrow();
      assertThat(xml(in, "9")).isEqualTo("<ns1:In xmlns:ns1=\"urn:t\">9</ns1:In>");
      assertThat(in.jsonSchema().path("maximum").intValue()).isEqualTo(9);
    }
  }

  @Test
  void importsOfEachOtherAreFollowedOnce() throws IOException {
    Path first =
        file(
            "a/x.xsd",
            schema(
                "urn:a",
                "<xs:import namespace='urn:b' schemaLocation='../b/y.xsd'/>"
                    + "<xs:element name='r'><xs:complexType><xs:sequence><xs:element ref='b:y'"
                    + " xmlns:b='urn:b'/></xs:sequence></xs:complexType></xs:element>"));
    file(
        "b/y.xsd",
        schema(
            "urn:b",
            "<xs:import namespace='urn:a' schemaLocation='../a/x.xsd'/><xs:element name='y'>"
                + "<xs:complexType><xs:sequence><xs:element ref='a:r' minOccurs='0' xmlns:a='urn:a'/>"
                + "</xs:sequence></xs:complexType></xs:element>"));
    XmlCodec r = XmlContract.read(contracts, first).element("urn:a", "r").orElseThrow();
    assertThat(xml(r, "{\"y\": {}}")).contains("y></");
  }

  @Test
  void aSchemaWithoutANamespaceTakesThatOfEachWhoIncludesIt() throws IOException {
    file(
        "common/money.xsd",
        "<xs:schema "
            + XS
            + " elementFormDefault='qualified'><xs:complexType name='Money'><xs:sequence>"
            + "<xs:element name='cents' type='Cents'/></xs:sequence></xs:complexType>"
            + "<xs:simpleType name='Cents'><xs:restriction base='xs:int'/></xs:simpleType></xs:schema>");
    for (String each : List.of("a", "b")) {
      file(
          each + "/" + each + ".xsd",
          schema(
              "urn:" + each,
              "<xs:include schemaLocation='../common/money.xsd'/>"
                  + "<xs:element name='r' type='t:Money'/>"));
    }
    Path both =
        file(
            "all.xsd",
            schema(
                "urn:all",
                "<xs:import namespace='urn:a' schemaLocation='a/a.xsd'/>"
                    + "<xs:import namespace='urn:b' schemaLocation='b/b.xsd'/>"));
    XmlContract contract = XmlContract.read(contracts, both);
    for (String each : List.of("urn:a", "urn:b")) {
      XmlCodec codec = contract.element(each, "r").orElseThrow();
      byte[] xml =
          ("<r xmlns='" + each + "'><cents>7</cents></r>").getBytes(StandardCharsets.UTF_8);
      assertThat(codec.toJson(xml)).hasToString("{\"cents\":7}");
    }
  }

  @Test
  void aRedefinedSchemaOfAnotherFolderIsRead() throws IOException {
    file(
        "base/b.xsd",
        schema(
            "urn:t",
            "<xs:complexType name='P'><xs:sequence><xs:element name='a' type='xs:int'/></xs:sequence></xs:complexType>"));
    Path file =
        file(
            "own/o.xsd",
            schema(
                "urn:t",
                "<xs:redefine schemaLocation='../base/b.xsd'><xs:complexType name='P'><xs:complexContent>"
                    + "<xs:extension base='t:P'><xs:sequence><xs:element name='b' type='xs:int'/></xs:sequence>"
                    + "</xs:extension></xs:complexContent></xs:complexType></xs:redefine>"
                    + "<xs:element name='r' type='t:P'/>"));
    XmlCodec r = XmlContract.read(contracts, file).element("urn:t", "r").orElseThrow();
    assertThat(r.fields()).containsExactly("a", "b");
  }

  @Test
  void aSchemaThatImportsAWsdlsIsGivenTheOneOfItsNamespace() throws IOException {
    file(
        "w/types.wsdl",
        wsdl(
            schema("urn:one", "<xs:element name='x' type='xs:int'/>")
                + schema("urn:two", "<xs:element name='x' type='xs:boolean'/>")));
    Path file =
        file(
            "x.xsd",
            schema(
                "urn:t",
                "<xs:import namespace='urn:two' schemaLocation='w/types.wsdl'/><xs:element name='r'>"
                    + "<xs:complexType><xs:sequence><xs:element ref='o:x' xmlns:o='urn:two'/></xs:sequence>"
                    + "</xs:complexType></xs:element>"));
    XmlCodec r = XmlContract.read(contracts, file).element("urn:t", "r").orElseThrow();
    assertThat(xml(r, "{\"x\": true}")).contains(">true<");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../outside/x.xsd",
        "../../contracts/../outside/x.xsd",
        "../xsd/../../outside/x.xsd",
        "../%2e%2e/outside/x.xsd",
        "..%2fxsd/x.xsd",
        "%2e%2e/xsd/x.xsd",
        "../xsd/%2E/x.xsd",
        "..\\xsd\\x.xsd",
        "file:../xsd/x.xsd",
        "//xsd/x.xsd",
        "../xsd",
        "../xsd/none.xsd",
        "../xsd/leads-out.xsd",
        "../leads-out/x.xsd",
      })
  void whatLeadsOutOrHidesItsWayIsRefused(String location) throws IOException {
    String text = schema("urn:t", "<xs:element name='In' type='xs:int'/>");
    Path there = Files.writeString(outside.resolve("x.xsd"), text);
    Path here = file("acme/xsd/x.xsd", text);
    Files.createSymbolicLink(here.resolveSibling("leads-out.xsd"), there);
    Files.createSymbolicLink(contracts.resolve("acme/leads-out"), outside);
    for (String address : List.of(location, here.toString(), here.toUri().toString())) {
      for (String reference :
          List.of(
              "<xs:import namespace='urn:t' schemaLocation='%s'/>",
              "<xs:include schemaLocation='%s'/>", "<xs:redefine schemaLocation='%s'/>")) {
        Path xsd =
            file(
                "acme/own/o.xsd",
                "<xs:schema " + XS + ">" + reference.formatted(address) + "</xs:schema>");
        assertThat(findings(xsd))
            .as(address)
            .first()
            .asString()
            .contains(" names '" + address + "', which ");
      }
      Path wsdl =
          file(
              "acme/own/o.wsdl",
              "<w:definitions xmlns:w='http://schemas.xmlsoap.org/wsdl/'><w:import namespace='urn:t'"
                  + " location='"
                  + address
                  + "'/></w:definitions>");
      assertThat(findings(wsdl))
          .first()
          .asString()
          .contains("import names '" + address + "', which ");
    }
  }

  @Test
  void theNamespaceOfXmlNeedsNoFile() throws IOException {
    String attributes = "<xs:attribute ref='xml:lang'/><xs:attribute ref='xml:space'/>";
    String group = "<xs:attributeGroup ref='xml:specialAttrs'/>";
    String own = "";
    for (String location :
        List.of(
            "",
            " schemaLocation='http://www.w3.org/2001/xml.xsd'",
            " schemaLocation='http://www.w3.org/2005/08/xml.xsd'")) {
      for (String each : List.of(attributes, group, own)) {
        Path file =
            file(
                "x/t.xsd",
                schema(
                    "urn:t",
                    "<xs:import namespace='http://www.w3.org/XML/1998/namespace'"
                        + location
                        + "/>"
                        + "<xs:element name='r'><xs:complexType><xs:simpleContent><xs:extension base='xs:string'>"
                        + each
                        + "</xs:extension></xs:simpleContent></xs:complexType></xs:element>"));
        XmlCodec r = XmlContract.read(contracts, file).element("urn:t", "r").orElseThrow();
        if (!each.equals(own)) {
          assertThat(xml(r, "{\"lang\": \"zh\", \"value\": \"x\"}"))
              .contains(" xml:lang=\"zh\">x<");
        }
      }
    }
  }

  @Test
  void theTypesOfAnEncodedOperationSpoilNoOther() throws IOException {
    for (String location :
        List.of("", " schemaLocation='http://schemas.xmlsoap.org/soap/encoding/'")) {
      Path file =
          file(
              "w/x.wsdl",
              wsdl(
                  schema(
                      "urn:t",
                      "<xs:import namespace='http://schemas.xmlsoap.org/soap/encoding/'"
                          + location
                          + "/><xs:complexType name='ArrayOfInt' xmlns:e='http://schemas.xmlsoap.org/soap/encoding/'>"
                          + "<xs:complexContent><xs:restriction base='e:Array'><xs:attribute ref='e:arrayType' w:arrayType='xs:int[]'/>"
                          + "</xs:restriction></xs:complexContent></xs:complexType>"
                          + "<xs:complexType name='Items' xmlns:e='http://schemas.xmlsoap.org/soap/encoding/'><xs:complexContent>"
                          + "<xs:restriction base='e:Array'><xs:sequence><xs:element name='item' type='e:string' minOccurs='0' maxOccurs='unbounded'/></xs:sequence></xs:restriction>"
                          + "</xs:complexContent></xs:complexType>"
                          + "<xs:element name='In' type='xs:int'/><xs:element name='Out' type='xs:int'/>")));
      assertThat(XmlContract.read(contracts, file).operation("Do")).isPresent();
    }
  }

  @Test
  void aWsdlMayImportASchemaAsIfItWereAWsdl() throws IOException {
    file(
        "xsd/x.xsd",
        schema(
            "urn:t",
            "<xs:element name='In' type='xs:int'/><xs:element name='Out' type='xs:int'/>"));
    Path file =
        file(
            "w/x.wsdl",
            wsdl("")
                .replace(
                    "<w:types>", "<w:import namespace='urn:t' location='../xsd/x.xsd'/><w:types>"));
    assertThat(XmlContract.read(contracts, file).operation("Do")).isPresent();
  }

  @Test
  void aFileOfTheXmlNamespaceComesBeforeOurOwn() throws IOException {
    file(
        "w3/xml.xsd",
        schema(
            "http://www.w3.org/XML/1998/namespace",
            "<xs:attribute name='lang' type='xs:language'/>"));
    file(
        "x/other.xsd",
        schema(
            "urn:o",
            "<xs:import namespace='http://www.w3.org/XML/1998/namespace'/>"
                + "<xs:attributeGroup name='g'><xs:attribute ref='xml:lang'/></xs:attributeGroup>"));
    Path file =
        file(
            "x/t.xsd",
            schema(
                "urn:t",
                "<xs:import namespace='http://www.w3.org/XML/1998/namespace' schemaLocation='../w3/xml.xsd'/>"
                    + "<xs:import namespace='urn:o' schemaLocation='other.xsd'/>"
                    + "<xs:element name='r'><xs:complexType><xs:attribute ref='xml:lang'/></xs:complexType></xs:element>"));
    XmlCodec r = XmlContract.read(contracts, file).element("urn:t", "r").orElseThrow();
    assertThat(xml(r, "{\"lang\": \"zh\"}")).contains(" xml:lang=\"zh\"");
  }

  @ParameterizedTest
  @CsvSource({
    "<x xmlns='urn:x'/>, its document element is {urn:x}x",
    "<description xmlns='http://www.w3.org/ns/wsdl'/>, is a WSDL 2.0",
    "<schema/>, its document element is schema",
  })
  void whatIsNeitherAWsdlNorASchemaIsSaidToBeNone(String text, String what) throws IOException {
    assertThat(findings(file("x.wsdl", text)))
        .containsExactly(
            contracts
                + "/x.wsdl:1: "
                + what
                + "; expected definitions of WSDL 1.1, or a schema of XML Schema 1.0; fix: ask the"
                + " core team for a corrected contract");
  }

  private List<String> findings(Path file) {
    XmlContractException refused =
        catchThrowableOfType(XmlContractException.class, () -> XmlContract.read(contracts, file));
    return refused.findings().stream().map(Object::toString).toList();
  }

  private static String xml(XmlCodec codec, String json) throws IOException {
    JsonNode tree = JSON.readTree(json);
    return new String(codec.toXml(tree), StandardCharsets.UTF_8);
  }

  private Path file(String name, String text) throws IOException {
    Path file = contracts.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static String schema(String namespace, String components) {
    return "<xs:schema %s xmlns:t='%s' targetNamespace='%s' elementFormDefault='qualified'>%s</xs:schema>"
        .formatted(XS, namespace.contains("XML/1998") ? "urn:t" : namespace, namespace, components);
  }

  private static String wsdl(String schemas) {
    return """
        <w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/" %s
            xmlns:s="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:t="urn:t" targetNamespace="urn:t">
          <w:types>%s</w:types>
          <w:message name="In"><w:part name="p" element="t:In"/></w:message>
          <w:message name="Out"><w:part name="p" element="t:Out"/></w:message>
          <w:portType name="P"><w:operation name="Do"><w:input message="t:In"/><w:output message="t:Out"/></w:operation></w:portType>
          <w:binding name="B" type="t:P">
            <s:binding transport="http://schemas.xmlsoap.org/soap/http"/>
            <w:operation name="Do"><s:operation soapAction="urn:do"/></w:operation>
          </w:binding>
        </w:definitions>
        """
        .formatted(XS, schemas);
  }
}
