package io.twospeed.mappings.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.mappings.xml.codec.XmlCodec;
import io.twospeed.mappings.xml.codec.XmlException;
import io.twospeed.mappings.xml.schema.XmlContractException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * XML made to do harm: read or refused, in bounded time and memory. The time limit is there for
 * what would never end; what is bounded takes a small part of it on any machine.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileXmlTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String BODY =
      """
      <xs:element name="r" type="t:R"/>
      <xs:complexType name="R">
        <xs:sequence>
          <xs:element name="s" type="xs:string" minOccurs="0"/>
          <xs:element name="i" type="xs:integer" minOccurs="0"/>
          <xs:element name="d" type="xs:decimal" minOccurs="0"/>
          <xs:element name="r" type="t:R" minOccurs="0"/>
          <xs:any processContents="skip" namespace="##other" minOccurs="0" maxOccurs="unbounded"/>
        </xs:sequence>
        <xs:attribute name="a" type="xs:string"/>
        <xs:anyAttribute namespace="##any" processContents="skip"/>
      </xs:complexType>
      """;
  private static final String LAUGHS =
      """
      <!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
      <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
      <!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">
      <!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;"><!ENTITY h "&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;">]>
      """;
  private static final String OUTSIDE =
      "<!DOCTYPE r [<!ENTITY h SYSTEM \"file:///etc/hostname\">]>";

  @TempDir Path folder;

  private XmlCodec codec() throws IOException {
    return XmlContract.read(schema(BODY)).element("urn:t", "r").orElseThrow();
  }

  private Path schema(String body) throws IOException {
    return file(
        "t.xsd",
        "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns:t=\"urn:t\""
            + " targetNamespace=\"urn:t\" elementFormDefault=\"qualified\">"
            + body
            + "</xs:schema>");
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static byte[] message(String prologue, String content) {
    return (prologue + "<r xmlns=\"urn:t\">" + content + "</r>").getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {LAUGHS, OUTSIDE, "<!DOCTYPE r SYSTEM \"http://127.0.0.1:9/x.dtd\">"})
  void entitiesInAMessageAreRefused(String prologue) throws IOException {
    XmlCodec codec = codec();
    assertThatThrownBy(() -> codec.toJson(message(prologue, "<s>&h;</s>")))
        .isInstanceOf(XmlException.class)
        .hasMessageMatching(
            "/: not well-formed, or with a DTD, in column \\d+; expected a well-formed document"
                + " without a DTD; fix: correct the mapping, or ask for the contract that is in"
                + " force");
  }

  @ParameterizedTest
  @ValueSource(strings = {"t.xsd", "t.wsdl"})
  void entitiesInAContractAreRefused(String name) throws IOException {
    for (String prologue : List.of(LAUGHS, OUTSIDE)) {
      assertThat(refused(file(name, prologue + "<r>&h;</r>")))
          .anySatisfy(finding -> assertThat(finding).contains(name + ":1: ", "DOCTYPE"));
    }
  }

  @Test
  void aForeignElementAHundredThousandDeepIsRefused() throws IOException {
    XmlCodec codec = codec();
    String deep = "<x:n xmlns:x=\"urn:x\">".repeat(100_000) + "</x:n>".repeat(100_000);
    assertThatThrownBy(() -> codec.toJson(message("", deep)))
        .isInstanceOf(XmlException.class)
        .hasMessage(
            "/r: elements more than 64 deep; expected fewer; fix: ask what the sender means by"
                + " it");
    ObjectNode json = JSON.objectNode();
    json.putArray("#any").add(deep);
    assertThatThrownBy(() -> codec.toXml(json))
        .isInstanceOf(XmlException.class)
        .hasMessageStartingWith("/r/#any: no well-formed XML; expected one XML element");
  }

  @Test
  void jsonAHundredThousandDeepIsRefused() throws IOException {
    XmlCodec codec = codec();
    ObjectNode json = JSON.objectNode();
    for (int i = 0; i < 100_000; i++) {
      json = JSON.objectNode().set("r", json);
    }
    JsonNode deep = json;
    assertThatThrownBy(() -> codec.toXml(deep))
        .isInstanceOf(XmlException.class)
        .hasMessageEndingWith("objects more than 64 deep; expected fewer; fix: map fewer levels");
  }

  @Test
  void aSchemaAHundredThousandDeepIsRefused() throws IOException {
    String deep =
        "<xs:complexType name=\"D\">"
            + "<xs:sequence>".repeat(100_000)
            + "</xs:sequence>".repeat(100_000)
            + "</xs:complexType>";
    assertThat(refused(schema(deep)))
        .anySatisfy(finding -> assertThat(finding).contains("t.xsd:1: ", "depth", "200"));
  }

  @Test
  void anAttributeOfTenMillionCharactersIsReadAndOneThatIsNotClosedRefused() throws IOException {
    XmlCodec codec = codec();
    String large = "x".repeat(10_000_000);
    byte[] xml = ("<r xmlns=\"urn:t\" a=\"" + large + "\"/>").getBytes(StandardCharsets.UTF_8);
    assertThat(codec.toJson(xml).path("a").textValue()).hasSize(10_000_000);
    byte[] open = ("<r xmlns=\"urn:t\" a=\"" + large).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> codec.toJson(open))
        .isInstanceOf(XmlException.class)
        .hasMessageStartingWith("/: not well-formed");
  }

  @Test
  void tensOfThousandsOfAttributesAreRefused() throws IOException {
    StringBuilder xml = new StringBuilder("<r xmlns=\"urn:t\"");
    for (int i = 0; i < 50_000; i++) {
      xml.append(" b").append(i).append("=\"\"");
    }
    byte[] bytes = xml.append("/>").toString().getBytes(StandardCharsets.UTF_8);
    XmlCodec codec = codec();
    assertThatThrownBy(() -> codec.toJson(bytes)).isInstanceOf(XmlException.class);
  }

  @Test
  void aNumberOfAMillionDigitsIsRefusedBothWays() throws IOException {
    XmlCodec codec = codec();
    byte[] long0 = message("", "<i>" + "9".repeat(1_000_000) + "</i>");
    assertThatThrownBy(() -> codec.toJson(long0))
        .isInstanceOf(XmlException.class)
        .hasMessage(
            "/r: a whole number of 1000000 digits; expected at most 1000; fix: ask what the sender"
                + " means by it");
    for (String number : List.of("1E2000000000", "1E-2000000000")) {
      JsonNode json = JSON.objectNode().put("d", new BigDecimal(number));
      assertThatThrownBy(() -> codec.toXml(json))
          .isInstanceOf(XmlException.class)
          .hasMessage(
              "/r/d: a number of more than 1000 digits; expected at most that many; fix: check the"
                  + " value before it is sent");
    }
  }

  @Test
  void aKeyDoesNotBecomeMoreThanAnAttribute() throws IOException {
    XmlCodec codec = codec();
    JsonNode json = JSON.objectNode().put("@{urn:x}b=\"1\" a", "2");
    assertThatThrownBy(() -> codec.toXml(json))
        .isInstanceOf(XmlException.class)
        .hasMessage(
            "/r: a key that is no attribute's name; expected @{namespace}name; fix: correct the"
                + " key");
  }

  @Test
  void aSchemaOfHugeNumbersIsReadOrRefused() throws IOException {
    String many =
        "<xs:complexType name=\"D\"><xs:sequence><xs:element name=\"e\" type=\"xs:string\""
            + " minOccurs=\"4000000\" maxOccurs=\"4000000\"/></xs:sequence></xs:complexType>";
    String length =
        "<xs:simpleType name=\"D\"><xs:restriction base=\"xs:string\"><xs:maxLength"
            + " value=\" 99999999999999999999 \"/></xs:restriction></xs:simpleType>";
    for (String body : List.of(many, length)) {
      try {
        assertThat(XmlContract.read(schema(body)).operations()).isEmpty();
      } catch (XmlContractException e) {
        assertThat(e.findings()).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:other.xsd",
        "file:///etc/passwd",
        "http://127.0.0.1:9/x.xsd",
        "../t.xsd",
        "%00.xsd",
        "%2e/t.xsd",
        "x%2Ft.xsd",
        "//127.0.0.1:9/t.xsd",
        "/etc/passwd",
        "t.xsd?schema=0",
        "x\\t.xsd",
        "%zz",
        "jar:file:x.jar!/t.xsd",
        "a b",
        "urn:x"
      })
  void anImportFromElsewhereIsRefused(String location) throws IOException {
    assertThat(
            refused(
                schema(
                    "<xs:import namespace=\"urn:o\" schemaLocation=\"" + location + "\"/>" + BODY)))
        .anySatisfy(
            finding ->
                assertThat(finding)
                    .contains("import names '" + location + "', which ")
                    .endsWith(
                        "; expected a file below the contracts' folder, by a relative path; fix: put"
                            + " the file there, or ask the core team for a contract that names it so"));
  }

  @Test
  void aSchemaOfOurOwnNamespaceIsRefused() throws IOException {
    Path file =
        file(
            "t.xsd",
            "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\""
                + " targetNamespace=\"urn:twospeed:all\"/>");
    assertThat(refused(file)).isNotEmpty();
  }

  private static List<String> refused(Path file) {
    XmlContractException refused =
        catchThrowableOfType(XmlContractException.class, () -> XmlContract.read(file));
    return refused.findings().stream().map(Object::toString).toList();
  }
}
