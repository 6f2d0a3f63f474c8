package io.twospeed.mappings.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.twospeed.mappings.Finding;
import io.twospeed.mappings.xml.codec.XmlCodec;
import io.twospeed.mappings.xml.schema.XmlContractException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlContractTest {
  private static final String XS = "xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"";

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;

  @Test
  void theLoanContractIsReadWhole() {
    XmlContract contract = XmlContract.read(Path.of("contracts/loans.wsdl"));
    assertThat(contract.operations())
        .containsExactly("SimulateLoan", "OpenLoan", "CancelLoan", "GetSchedule");
    XmlContract.Operation cancel = contract.operation("CancelLoan").orElseThrow();
    assertThat(cancel.soapAction()).isEqualTo("urn:corebank:loans:v1/CancelLoan");
    assertThat(cancel.request().body().local()).isEqualTo("CancelLoan");
    assertThat(cancel.response().orElseThrow().body().local()).isEqualTo("CancelLoanResponse");
    assertThat(cancel.faults().keySet()).containsExactly("LoanRefusedFault", "UnknownLoanFault");
    assertThat(cancel.response().orElseThrow().body().fields())
        .containsExactly(
            "loanNumber", "status", "takenBack.currency", "takenBack.value", "transactionId");
  }

  @Test
  void aFaultIsToldByItsElement() {
    XmlContract.Operation operation =
        XmlContract.read(Path.of("contracts/loans.wsdl")).operation("OpenLoan").orElseThrow();
    XmlContract.Fault fault =
        operation.fault(
            "<LoanRefusedFault xmlns=\"urn:corebank:loans:v1\"><code>5001</code><reason>x</reason></LoanRefusedFault>"
                .getBytes(StandardCharsets.UTF_8));
    assertThat(fault.name()).isEqualTo("LoanRefusedFault");
    assertThat(fault.detail().path("code").asText()).isEqualTo("5001");
  }

  @Test
  void schemasInsideTheWsdlMayUseEachOther() throws IOException {
    Path wsdl =
        wsdl(
            "<xs:schema targetNamespace=\"urn:a\" xmlns:b=\"urn:b\" elementFormDefault=\"qualified\">"
                + "<xs:import namespace=\"urn:b\"/>"
                + "<xs:element name=\"In\"><xs:complexType><xs:sequence>"
                + "<xs:element ref=\"b:x\"/></xs:sequence></xs:complexType></xs:element>"
                + "<xs:element name=\"Out\" type=\"xs:string\"/></xs:schema>"
                + "<xs:schema targetNamespace=\"urn:b\"><xs:element name=\"x\" type=\"xs:int\"/>"
                + "</xs:schema>",
            "document");
    XmlContract.Operation operation = XmlContract.read(wsdl).operation("Do").orElseThrow();
    JsonNode json = JSON.createObjectNode().put("x", 1);
    assertThat(new String(operation.request().toXml(json), StandardCharsets.UTF_8))
        .isEqualTo("<ns1:In xmlns:ns1=\"urn:a\" xmlns:ns2=\"urn:b\"><ns2:x>1</ns2:x></ns1:In>");
  }

  @Test
  void twoSchemasOfOneNamespaceAreBothRead() throws IOException {
    Path wsdl =
        wsdl(
            schema("<xs:element name=\"In\" type=\"xs:int\"/>")
                + schema("<xs:element name=\"Out\" type=\"xs:boolean\"/>"),
            "document");
    XmlContract.Operation operation = XmlContract.read(wsdl).operation("Do").orElseThrow();
    byte[] out = "<Out xmlns=\"urn:a\">true</Out>".getBytes(StandardCharsets.UTF_8);
    assertThat(operation.response().orElseThrow().toJson(out).booleanValue()).isTrue();
  }

  /** What .NET and others write; the JDK's own reader takes the first of these alone. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<xs:complexType name='C'><xs:sequence><xs:element name='e' type='q:S' xmlns:q='urn:a'/></xs:sequence></xs:complexType>",
        "<xs:complexType name='C'><xs:sequence xmlns:q='urn:a'><xs:element name='e' type='q:S'/></xs:sequence></xs:complexType>",
        "<xs:complexType name='C' xmlns:q='urn:a'><xs:sequence><xs:element name='e' type='q:S'/></xs:sequence></xs:complexType>",
        "<xs:complexType name='C' xmlns:q='urn:x'><xs:sequence xmlns:q='urn:a'><xs:element name='e' type='q:S'/></xs:sequence></xs:complexType>",
        "<xs:complexType name='C' xmlns='urn:a'><xs:sequence><xs:element name='e' type='S'/></xs:sequence></xs:complexType>",
      })
  void aPrefixMayBeDeclaredOnAnyElementOfASchema(String type) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("t.xsd"),
            "<xs:schema targetNamespace='urn:a' xmlns:a='urn:a' "
                + XS
                + "><xs:element name='r' type='a:C'/><xs:simpleType name='S'><xs:restriction base='xs:int'/></xs:simpleType>"
                + type
                + "</xs:schema>");
    XmlCodec codec = XmlContract.read(file).element("urn:a", "r").orElseThrow();
    assertThat(codec.jsonSchema().at("/properties/e/type").textValue()).isEqualTo("integer");
  }

  @Test
  void aWsdlMayLieInSeveralFiles() throws IOException {
    Path abstractPart =
        wsdl(
            schema(
                "<xs:element name=\"In\" type=\"xs:int\"/><xs:element name=\"Out\" type=\"xs:int\"/>"),
            "document");
    Files.move(abstractPart, folder.resolve("abstract.wsdl"));
    Path concrete =
        Files.writeString(
            folder.resolve("concrete.wsdl"),
            "<w:definitions xmlns:w=\"http://schemas.xmlsoap.org/wsdl/\" targetNamespace=\"urn:c\">"
                + "<w:import namespace=\"urn:a\" location=\"abstract.wsdl\"/></w:definitions>");
    XmlContract contract = XmlContract.read(concrete);
    assertThat(contract.operations()).containsExactly("Do");
    assertThat(contract.operation("Do").orElseThrow().soapAction()).isEqualTo("urn:do");
  }

  @Test
  void anElementNoSchemaHasIsFoundWhenItIsUsed() throws IOException {
    XmlContract contract =
        XmlContract.read(wsdl(schema("<xs:element name=\"In\" type=\"xs:int\"/>"), "document"));
    assertThat(contract.operations()).containsExactly("Do");
    assertThat(told(contract.lookup("Do", "", "").findings()))
        .containsExactly(
            "c.wsdl:8: part names element {urn:a}Out, which no schema has; expected a global"
                + " element of the schemas; fix: ask the core team for a corrected contract");
  }

  @Test
  void aTypeThatIsMissingIsFoundWithItsLine() throws IOException {
    Path file = xsd("t.xsd", "\n\n<xs:element name=\"r\" type=\"Missing\"/>");
    assertThat(findings(file))
        .singleElement()
        .asString()
        .startsWith("t.xsd:3: ")
        .contains("Missing");
  }

  @Test
  void aSchemaWithADoctypeIsRefusedByThatName() throws IOException {
    Files.writeString(
        folder.resolve("xml.xsd"),
        "<?xml version=\"1.0\"?>\n<!DOCTYPE xs:schema PUBLIC \"-//W3C//DTD XMLSCHEMA 200102//EN\""
            + " \"XMLSchema.dtd\" [ <!ATTLIST xs:schema id ID #IMPLIED> ]>\n"
            + xsdText(""));
    Path direct = folder.resolve("xml.xsd");
    Path including = xsd("t.xsd", "<xs:include schemaLocation=\"xml.xsd\"/>");
    for (Path file : List.of(direct, including)) {
      assertThat(findings(file))
          .containsExactly(
              "xml.xsd:2: holds a DOCTYPE, and a DTD is never read; expected a document without one;"
                  + " fix: ask the core team for one without; where it declares no entity that is"
                  + " used, that is the same document without this line");
    }
  }

  @Test
  void nothingOutsideTheFolderIsRead() throws IOException {
    Path inside = Files.createDirectory(folder.resolve("inside"));
    xsd("outside.xsd", "<xs:element name=\"x\" type=\"xs:int\"/>");
    Path file =
        Files.writeString(
            inside.resolve("t.xsd"), xsdText("<xs:include schemaLocation=\"../outside.xsd\"/>"));
    assertThat(findings(file))
        .containsExactly(
            "t.xsd:1: include names '../outside.xsd', which leads out of the contracts' folder;"
                + " expected a file below the contracts' folder, by a relative path; fix: put the"
                + " file there, or ask the core team for a contract that names it so");
    Path remote = xsd("r.xsd", "<xs:include schemaLocation=\"http://127.0.0.1:9/x.xsd\"/>");
    assertThat(findings(remote))
        .containsExactly(
            "r.xsd:1: include names 'http://127.0.0.1:9/x.xsd', which is no relative path;"
                + " expected a file below the contracts' folder, by a relative path; fix: put the"
                + " file there, or ask the core team for a contract that names it so");
  }

  @Test
  void oneCodecServesManyThreads() throws IOException {
    XmlCodec codec =
        XmlContract.read(
                xsd(
                    "t.xsd",
                    "<xs:element name=\"r\"><xs:complexType><xs:sequence><xs:element name=\"n\""
                        + " type=\"xs:int\" maxOccurs=\"unbounded\"/></xs:sequence></xs:complexType>"
                        + "</xs:element>"))
            .element("", "r")
            .orElseThrow();
    List<Boolean> same =
        IntStream.range(0, 2_000)
            .parallel()
            .mapToObj(
                i -> {
                  JsonNode json =
                      JSON.createObjectNode().set("n", JSON.createArrayNode().add(i).add(-i));
                  return codec.toJson(codec.toXml(json)).equals(json);
                })
            .toList();
    assertThat(same).hasSize(2_000).containsOnly(true);
  }

  private static List<String> findings(Path file) {
    XmlContractException refused =
        catchThrowableOfType(XmlContractException.class, () -> XmlContract.read(file));
    return told(refused.findings());
  }

  private static List<String> told(List<Finding> findings) {
    return findings.stream()
        .map(
            each ->
                new Finding(
                        String.valueOf(Path.of(each.file()).getFileName()),
                        each.line(),
                        each.what(),
                        each.expected(),
                        each.fix())
                    .toString())
        .toList();
  }

  private Path xsd(String name, String components) throws IOException {
    return Files.writeString(folder.resolve(name), xsdText(components));
  }

  private static String xsdText(String components) {
    return "<xs:schema " + XS + ">" + components + "</xs:schema>";
  }

  private static String schema(String components) {
    return "<xs:schema targetNamespace=\"urn:a\">" + components + "</xs:schema>";
  }

  private Path wsdl(String schemas, String style) throws IOException {
    return Files.writeString(
        folder.resolve("c.wsdl"),
        """
        <w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/" %s
            xmlns:s="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:a="urn:a" targetNamespace="urn:a">
          <w:types>
        %s
          </w:types>
          <w:message name="In"><w:part name="p" element="a:In"/></w:message>
          <w:message name="Out">
            <w:part name="p" element="a:Out"/></w:message>
          <w:portType name="P"><w:operation name="Do"><w:input message="a:In"/><w:output message="a:Out"/></w:operation></w:portType>
          <w:binding name="B" type="a:P">
            <s:binding style="%s" transport="http://schemas.xmlsoap.org/soap/http"/>
            <w:operation name="Do"><s:operation soapAction="urn:do"/></w:operation>
          </w:binding>
        </w:definitions>
        """
            .formatted(XS, schemas, style));
  }
}
