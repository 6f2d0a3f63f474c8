package io.twospeed.mappings.xml.wsdl;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.mappings.xml.XmlContract;
import io.twospeed.mappings.xml.XmlContract.Lookup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WSDLs of all styles: only what somebody uses is judged, and nothing is mixed. */
class WsdlOperationsTest {
  private static final String HTTP = "http://schemas.xmlsoap.org/soap/http";
  private static final String GOOD =
      binding("Good", "P", soap("document", HTTP), operation("Do", "urn:do"));

  @TempDir Path folder;

  /** An operation that cannot be called, and the finding it has when it is used. */
  static List<Arguments> strange() {
    String port = "<w:portType name='Q'><w:operation name='Odd'>%s</w:operation></w:portType>";
    String inOut = port.formatted("<w:input message='t:In'/><w:output message='t:Out'/>");
    String plain = binding("Bad", "Q", soap("document", HTTP), operation("Odd", ""));
    return List.of(
        odd(
            inOut + binding("Bad", "Q", soap("rpc", HTTP), operation("Odd", "")),
            "operation Odd of binding Bad is rpc/literal; expected document/literal, SOAP 1.1 over HTTP;"
                + " fix: name another port with port:, or ask the core team for such a binding"),
        odd(
            inOut
                + binding(
                    "Bad",
                    "Q",
                    soap("document", HTTP),
                    operation("Odd", "").replace("soapAction=''", "style='rpc'")),
            "operation Odd of binding Bad is rpc/literal; expected"),
        odd(
            inOut
                + binding(
                    "Bad",
                    "Q",
                    soap("rpc", HTTP),
                    operation("Odd", "").replace("literal", "encoded")),
            "operation Odd of binding Bad is rpc/encoded; expected"),
        odd(
            inOut
                + binding(
                    "Bad",
                    "Q",
                    soap("document", HTTP),
                    operation("Odd", "").replace("literal", "encoded")),
            "operation Odd of binding Bad is document/encoded; expected"),
        odd(
            inOut
                + binding("Bad", "Q", soap("document", HTTP), operation("Odd", ""))
                    .replace("<s:", "<s12:"),
            "binding Bad speaks SOAP 1.2; expected document/literal, SOAP 1.1 over HTTP; fix: name another"
                + " port with port:, or ask the core team for such a binding"),
        odd(
            inOut
                + binding(
                    "Bad",
                    "Q",
                    "<h:binding verb='GET'/>",
                    "<w:operation name='Odd'><h:operation location='/x'/></w:operation>"),
            "binding Bad is of HTTP without SOAP; expected"),
        odd(
            inOut + binding("Bad", "Q", "<x:binding xmlns:x='urn:x'/>", operation("Odd", "")),
            "binding Bad is of no protocol that is known here; expected"),
        odd(
            inOut
                + binding(
                    "Bad",
                    "Q",
                    soap("document", "http://schemas.xmlsoap.org/soap/jms"),
                    operation("Odd", "")),
            "binding Bad goes over http://schemas.xmlsoap.org/soap/jms; expected"),
        odd(
            inOut
                + binding(
                    "Bad",
                    "Q",
                    soap("document", HTTP)
                        + "<a:UsingAddressing xmlns:a='urn:wsa' w:required='true'/>",
                    operation("Odd", "")),
            "binding Bad requires {urn:wsa}UsingAddressing; expected one that does not; fix:"),
        odd(
            inOut
                + binding(
                    "Bad",
                    "Q",
                    soap("document", HTTP),
                    operation("Odd", "")
                        .replace(
                            "<w:input>", "<a:Session xmlns:a='urn:a' w:required='1'/><w:input>")),
            "binding Bad requires {urn:a}Session of operation Odd; expected one that does not"),
        odd(
            inOut
                + binding(
                    "Bad",
                    "Q",
                    soap("document", HTTP),
                    "<w:operation name='Odd'><s:operation/><w:input><m:multipartRelated><m:part><s:body use='literal'/>"
                        + "</m:part></m:multipartRelated></w:input></w:operation>"),
            "operation Odd of binding Bad has attachments; expected messages that are XML alone"),
        odd(
            inOut + binding("Bad", "Q", soap("document", HTTP), ""),
            "binding Bad lacks operation Odd; expected a binding that has it"),
        odd(
            port.formatted("<w:output message='t:Out'/>") + plain,
            "operation Odd is a notification, in which the core speaks first; expected an operation whose"
                + " input comes first; fix: choose an operation that is asked"),
        odd(
            port.formatted("<w:output message='t:Out'/><w:input message='t:In'/>") + plain,
            "operation Odd is a solicit-response, in which the core speaks first; expected"),
        odd(
            port.formatted("<w:input message='t:Nobody'/><w:output message='t:Out'/>") + plain,
            "operation Odd names no message, or one that is not there; expected a message that the WSDL"
                + " defines; fix: ask the core team for a corrected contract"),
        odd(
            port.formatted("<w:input message='t:Empty'/><w:output message='t:Out'/>") + plain,
            "message Empty of operation Odd has no part in the body; expected exactly one part that names"
                + " an element, as document/literal asks"),
        odd(
            port.formatted("<w:input message='t:In'/><w:output message='t:Empty'/>") + plain,
            "message Empty of operation Odd has no part in the body; expected"),
        odd(
            port.formatted("<w:input message='t:Two'/><w:output message='t:Out'/>") + plain,
            "message Two of operation Odd has 2 parts in the body; expected"),
        odd(
            port.formatted("<w:input message='t:ByType'/><w:output message='t:Out'/>") + plain,
            "part p of operation Odd has a type; expected a part that names an element"),
        odd(
            port.formatted("<w:input message='t:NoElement'/><w:output message='t:Out'/>") + plain,
            "part names element {urn:t}Missing, which no schema has; expected a global element"),
        odd(
            port.formatted(
                    "<w:input message='t:In'/><w:output message='t:Out'/><w:fault name='f' message='t:ByType'/>")
                + plain,
            "part p of operation Odd has a type; expected"),
        odd(
            inOut
                + binding(
                    "Bad",
                    "Q",
                    soap("document", HTTP),
                    operation("Odd", "")
                        .replace(
                            "<w:input>",
                            "<w:input><s:header message='t:Two' part='none' use='literal'/>")),
            "soap:header of operation Odd names part 'none', which message Two lacks; expected a part of a"
                + " message that the WSDL defines"),
        odd(
            inOut
                + binding(
                    "Bad",
                    "Q",
                    soap("document", HTTP),
                    operation("Odd", "")
                        .replace(
                            "<w:input>",
                            "<w:input><s:header message='t:Two' part='a' use='encoded'/>")),
            "operation Odd of binding Bad is document/encoded; expected"));
  }

  private static Arguments odd(String odd, String finding) {
    return Arguments.of(odd, finding);
  }

  @ParameterizedTest
  @MethodSource("strange")
  void anOperationThatCannotBeCalledIsFoundWhenItIsUsedAndSpoilsNoOther(String odd, String finding)
      throws IOException {
    XmlContract contract = read(GOOD + odd);
    assertThat(contract.operations()).containsExactly("Do", "Odd");
    assertThat(contract.operation("Do").orElseThrow().soapAction()).isEqualTo("urn:do");
    Lookup used = contract.lookup("Odd", "", "");
    assertThat(used.operation()).isEmpty();
    assertThat(used.findings()).hasSize(1);
    assertThat(used.findings().get(0).line()).isPositive();
    assertThat(used.findings().get(0).toString().replaceFirst("^.*?c\\.wsdl:\\d+: ", ""))
        .startsWith(finding);
  }

  @Test
  void aOneWayOperationHasNoResponse() throws IOException {
    XmlContract contract =
        read(
            GOOD
                + "<w:portType name='Q'><w:operation name='Tell'><w:input message='t:In'/></w:operation></w:portType>"
                + binding("Tells", "Q", soap("document", HTTP), operation("Tell", "")));
    assertThat(contract.operation("Tell").orElseThrow().response()).isEmpty();
  }

  @Test
  void anOperationOfSoap12AndHttpBesideSoap11IsCalledBySoap11() throws IOException {
    XmlContract contract =
        read(
            binding("B12", "P", soap("document", HTTP), operation("Do", "urn:12"))
                    .replace("<s:", "<s12:")
                + binding("BGet", "P", "<h:binding verb='GET'/>", operation("Do", ""))
                + GOOD
                + "<w:portType name='PPost'><w:operation name='Do'><w:input message='t:ByType'/></w:operation></w:portType>"
                + binding("BPost", "PPost", "<h:binding verb='POST'/>", operation("Do", "")));
    assertThat(contract.operation("Do").orElseThrow().soapAction()).isEqualTo("urn:do");
    assertThat(contract.lookup("Do", "B12", "").findings())
        .singleElement()
        .asString()
        .contains("binding B12 speaks SOAP 1.2; expected");
    assertThat(contract.lookup("Do", "BPost", "").findings())
        .singleElement()
        .asString()
        .contains("binding BPost is of HTTP without SOAP; expected");
  }

  @Test
  void oneNameInTwoPortTypesIsToldApartByPort() throws IOException {
    XmlContract contract = read(GOOD + other("P2", "B2", "urn:other") + service());
    Lookup both = contract.lookup("Do", "", "");
    assertThat(both.operation()).isEmpty();
    assertThat(both.findings()).isEmpty();
    assertThat(both.ports()).containsExactly("GoodPort", "OtherPort");
    for (String first : List.of("GoodPort", "S/GoodPort", "Good", "P")) {
      XmlContract.Operation good = contract.lookup("Do", first, "").operation().orElseThrow();
      assertThat(good.soapAction()).as(first).isEqualTo("urn:do");
      assertThat(good.request().body().local()).isEqualTo("In");
    }
    for (String second : List.of("OtherPort", "S/OtherPort", "B2", "P2")) {
      XmlContract.Operation other = contract.lookup("Do", second, "").operation().orElseThrow();
      assertThat(other.soapAction()).as(second).isEqualTo("urn:other");
      assertThat(other.request().body().local()).isEqualTo("Out");
    }
    Lookup none = contract.lookup("Do", "Nobody", "");
    assertThat(none.operation()).isEmpty();
    assertThat(none.ports()).containsExactly("GoodPort", "OtherPort");
  }

  @Test
  void anUnusableOneOfTwoPortTypesIsNotLeftOutInSilence() throws IOException {
    XmlContract contract =
        read(GOOD + other("P2", "B2", "urn:other").replace("style='document'", "style='rpc'"));
    assertThat(contract.lookup("Do", "", "").operation()).isEmpty();
    assertThat(contract.lookup("Do", "", "").ports()).containsExactly("Good", "B2");
  }

  @Test
  void twoBindingsOfOnePortTypeAreOneWhereTheyAskTheSame() throws IOException {
    String same = binding("Same", "P", soap("document", HTTP), operation("Do", "urn:do"));
    assertThat(read(GOOD + same).operation("Do")).isPresent();
    XmlContract differ = read(GOOD + same.replace("urn:do", "urn:other"));
    assertThat(differ.lookup("Do", "", "").ports()).containsExactly("Good", "Same");
    assertThat(differ.lookup("Do", "Same", "").operation().orElseThrow().soapAction())
        .isEqualTo("urn:other");
  }

  @Test
  void overloadsAreToldApartByInput() throws IOException {
    XmlContract contract =
        read(
            "<w:portType name='Q'>"
                + "<w:operation name='Add'><w:input name='One' message='t:In'/><w:output message='t:Out'/></w:operation>"
                + "<w:operation name='Add'><w:input name='Two' message='t:Out'/><w:output message='t:In'/></w:operation>"
                + "</w:portType>"
                + binding(
                    "B",
                    "Q",
                    soap("document", HTTP),
                    operation("Add", "urn:1").replace("<w:input>", "<w:input name='One'>")
                        + operation("Add", "urn:2").replace("<w:input>", "<w:input name='Two'>")));
    assertThat(contract.lookup("Add", "", "").inputs()).containsExactly("One", "Two");
    assertThat(contract.lookup("Add", "B", "Three").inputs()).containsExactly("One", "Two");
    XmlContract.Operation one = contract.lookup("Add", "", "One").operation().orElseThrow();
    XmlContract.Operation two = contract.lookup("Add", "B", "Two").operation().orElseThrow();
    assertThat(List.of(one.soapAction(), one.request().body().local()))
        .containsExactly("urn:1", "In");
    assertThat(List.of(two.soapAction(), two.request().body().local()))
        .containsExactly("urn:2", "Out");
  }

  @Test
  void anInputWithoutANameIsCalledAsTheStandardSays() throws IOException {
    XmlContract contract =
        read(
            "<w:portType name='Q'>"
                + "<w:operation name='Add'><w:input message='t:In'/><w:output message='t:Out'/></w:operation>"
                + "<w:operation name='Add'><w:input name='AddAll' message='t:Out'/><w:output message='t:In'/></w:operation>"
                + "</w:portType>");
    assertThat(contract.lookup("Add", "", "").inputs()).containsExactly("AddRequest", "AddAll");
    assertThat(
            contract
                .lookup("Add", "", "AddRequest")
                .operation()
                .orElseThrow()
                .request()
                .body()
                .local())
        .isEqualTo("In");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://schemas.xmlsoap.org/soap/http",
        "http://schemas.xmlsoap.org/soap/http/",
        "http://schemas.xmlsoap.org/soap/HTTP",
        "http://schemas.xmlsoap.org/soap/https",
        ""
      })
  void aTransportOverHttpIsTaken(String transport) throws IOException {
    XmlContract contract =
        read(binding("B", "P", soap("document", transport), operation("Do", "urn:do")));
    assertThat(contract.operation("Do")).isPresent();
  }

  @Test
  void aBindingThatSaysNoStyleIsOfDocuments() throws IOException {
    XmlContract contract =
        read(
            binding(
                "B",
                "P",
                "<s:binding transport='" + HTTP + "'/>",
                operation("Do", "urn:do").replace("use='literal'", "")));
    assertThat(contract.operation("Do")).isPresent();
  }

  private static String other(String portType, String binding, String action) {
    return "<w:portType name='"
        + portType
        + "'><w:operation name='Do'><w:input message='t:Out'/><w:output message='t:In'/></w:operation></w:portType>"
        + binding(binding, portType, soap("document", HTTP), operation("Do", action));
  }

  private static String service() {
    return "<w:service name='S'><w:port name='GoodPort' binding='t:Good'/><w:port name='OtherPort' binding='t:B2'/></w:service>";
  }

  private static String soap(String style, String transport) {
    return "<s:binding style='%s' transport='%s'/>".formatted(style, transport);
  }

  private static String operation(String name, String action) {
    return ("<w:operation name='%s'><s:operation soapAction='%s'/><w:input><s:body use='literal'/></w:input>"
            + "<w:output><s:body use='literal'/></w:output></w:operation>")
        .formatted(name, action);
  }

  private static String binding(String name, String portType, String soap, String operations) {
    return "<w:binding name='%s' type='t:%s'>%s%s</w:binding>\n"
        .formatted(name, portType, soap, operations);
  }

  private XmlContract read(String rest) throws IOException {
    String text =
        """
        <w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/" xmlns:t="urn:t" targetNamespace="urn:t"
            xmlns:s="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:s12="http://schemas.xmlsoap.org/wsdl/soap12/"
            xmlns:h="http://schemas.xmlsoap.org/wsdl/http/" xmlns:m="http://schemas.xmlsoap.org/wsdl/mime/">
          <w:types><xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t">
            <xs:element name="In" type="xs:int"/><xs:element name="Out" type="xs:int"/></xs:schema></w:types>
          <w:message name="In"><w:part name="p" element="t:In"/></w:message>
          <w:message name="Out"><w:part name="p" element="t:Out"/></w:message>
          <w:message name="Empty"/>
          <w:message name="Two"><w:part name="a" element="t:In"/><w:part name="b" element="t:Out"/></w:message>
          <w:message name="ByType"><w:part name="p" type="xs:int" xmlns:xs="http://www.w3.org/2001/XMLSchema"/></w:message>
          <w:message name="NoElement"><w:part name="p" element="t:Missing"/></w:message>
          %s%s
        </w:definitions>
        """
            .formatted(
                rest.contains("type='t:P'")
                    ? "<w:portType name='P'><w:operation name='Do'><w:input message='t:In'/><w:output message='t:Out'/></w:operation></w:portType>"
                    : "",
                rest);
    return XmlContract.read(Files.writeString(folder.resolve("c.wsdl"), text));
  }
}
