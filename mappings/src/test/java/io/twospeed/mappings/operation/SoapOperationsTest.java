package io.twospeed.mappings.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.twospeed.mappings.operation.files.CatalogueException;
import io.twospeed.mappings.operation.scaffold.OperationScaffold;
import io.twospeed.mappings.operation.scaffold.WsdlChoice;
import io.twospeed.mappings.operation.script.TranslationException;
import io.twospeed.mappings.operation.wire.CoreReply;
import io.twospeed.mappings.operation.wire.Transport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operations by SOAP of a service bus: folders, header parts, ports. */
class SoapOperationsTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
  private static final String SECEXT =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";

  private static final String SCHEMA =
      """
      <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t" elementFormDefault="qualified">
        <xs:element name="Ask"><xs:complexType><xs:sequence><xs:element name="account" type="xs:string"/></xs:sequence></xs:complexType></xs:element>
        <xs:element name="Answer"><xs:complexType><xs:sequence><xs:element name="balance" type="xs:decimal"/></xs:sequence></xs:complexType></xs:element>
        <xs:element name="AskWord" type="xs:token"/>
        <xs:element name="Route"><xs:complexType><xs:sequence><xs:element name="branch" type="xs:int"/></xs:sequence></xs:complexType></xs:element>
        <xs:element name="Session" type="xs:string"/>
        <xs:element name="No"><xs:complexType><xs:sequence><xs:element name="code" type="xs:string"/></xs:sequence></xs:complexType></xs:element>
      </xs:schema>
      """;

  private static final String WSDL =
      """
      <w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/" xmlns:t="urn:t" targetNamespace="urn:t"
          xmlns:s="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xs="http://www.w3.org/2001/XMLSchema">
        <w:types><xs:schema><xs:import namespace="urn:t" schemaLocation="../xsd/bus.xsd"/></xs:schema></w:types>
        <w:message name="AskIn"><w:part name="body" element="t:Ask"/><w:part name="route" element="t:Route"/><w:part name="session" element="t:Session"/></w:message>
        <w:message name="WordIn"><w:part name="body" element="t:AskWord"/></w:message>
        <w:message name="AskOut"><w:part name="body" element="t:Answer"/></w:message>
        <w:message name="Headers"><w:part name="session" element="t:Session"/><w:part name="security" element="e:Security" xmlns:e="SECEXT"/></w:message>
        <w:message name="NoOut"><w:part name="no" element="t:No"/></w:message>
        <w:portType name="Bus">
          <w:operation name="Ask"><w:input message="t:AskIn"/><w:output message="t:AskOut"/><w:fault name="No" message="t:NoOut"/></w:operation>
          <w:operation name="AskWord"><w:input message="t:WordIn"/><w:output message="t:AskOut"/></w:operation>
        </w:portType>
        <w:binding name="BusSoap" type="t:Bus">
          <s:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
          <w:operation name="Ask">
            <s:operation soapAction="urn:ask"/>
            <w:input>
              <s:header message="t:AskIn" part="route" use="literal"/>
              <s:header message="t:AskIn" part="session" use="literal"/>
              <s:body use="literal"PARTS/>
            </w:input>
            <w:output><s:header message="t:Headers" part="session" use="literal"/><s:body use="literal"/></w:output>
          </w:operation>
          <w:operation name="AskWord">
            <w:input><s:header message="t:Headers" part="session" use="literal"/><s:header message="t:Headers" part="security" use="literal"/><s:body use="literal"/></w:input>
            <w:output><s:body use="literal"/></w:output>
          </w:operation>
        </w:binding>
      </w:definitions>
      """
          .replace("SECEXT", SECEXT);

  private static final String REQUEST =
      "{ \"#header\": { \"Route\": { \"branch\": 7 }, \"Session\": $call.reference }, \"account\": .account }";

  private static final String SENT =
      "<soap:Envelope xmlns:soap=\""
          + SOAP
          + "\"><soap:Header><ns1:Route xmlns:ns1=\"urn:t\"><ns1:branch>7</ns1:branch></ns1:Route>"
          + "<ns1:Session xmlns:ns1=\"urn:t\">TS202611230945000000000000000001</ns1:Session></soap:Header>"
          + "<soap:Body><ns1:Ask xmlns:ns1=\"urn:t\"><ns1:account>1</ns1:account></ns1:Ask></soap:Body>"
          + "</soap:Envelope>";

  @TempDir Path mappings;

  @BeforeEach
  void contracts() throws IOException {
    file("contracts/acme/xsd/bus.xsd", SCHEMA);
    file("contracts/acme/wsdl/bus.wsdl", WSDL.replace("PARTS", " parts=\"body\""));
    file("core/return-codes.yaml", "\"7\": { problem: no-such, status: 404, title: None. }\n");
  }

  @Test
  void headerPartsAreMappedBothWays() throws IOException {
    CoreOperation ask =
        ask(REQUEST, "{ \"balance\": .balance, \"session\": .\"#header\".Session }");
    assertThat(ask.transport())
        .isEqualTo(
            new Transport.Soap(
                mappings.resolve("contracts/acme/wsdl/bus.wsdl").toAbsolutePath(),
                "Ask",
                "urn:ask",
                true,
                false));
    byte[] sent = ask.request(JSON.readTree("{\"account\": \"1\"}"), OperationExamples.CALL);
    assertThat(new String(sent, StandardCharsets.UTF_8)).isEqualTo(SENT);
    String reply =
        "<e:Envelope xmlns:e='%s' xmlns:b='urn:t'><e:Header><b:Other/>%s</e:Header>"
            + "<e:Body><b:Answer><b:balance>1.20</b:balance></b:Answer></e:Body></e:Envelope>";
    assertThat(answer(ask, reply.formatted(SOAP, "<b:Session>s</b:Session>")))
        .isEqualTo("{\"balance\":\"1.20\",\"session\":\"s\"}");
    assertThat(answer(ask, reply.formatted(SOAP, ""))).isEqualTo("{\"balance\":\"1.20\"}");
  }

  @Test
  void aBodyThatSaysNoPartsIsWhatTheHeaderLeaves() throws IOException {
    file("contracts/acme/wsdl/bus.wsdl", WSDL.replace("PARTS", ""));
    byte[] sent =
        ask(REQUEST, ".").request(JSON.readTree("{\"account\": \"1\"}"), OperationExamples.CALL);
    assertThat(new String(sent, StandardCharsets.UTF_8)).isEqualTo(SENT);
  }

  @Test
  void aHeaderThatTheMappingNeverMakesIsFoundAtLoad() throws IOException {
    assertThat(
            findings(
                "Ask",
                "",
                "{ \"account\": .account, \"#header\": { \"Route\": { \"branch\": 7 } } }"))
        .containsExactly(
            "core/bus.ask/operation.yaml:4: request.jslt makes no header Session; expected each header"
                + " part that the WSDL's binding asks for; fix: write { \"#header\": { \"Session\": ... } } in it");
  }

  @Test
  void aHeaderThatAMappingLeavesOutIsRefusedAtTheCall() throws IOException {
    CoreOperation ask =
        ask(
            "{ \"#header\": { \"Route\": { \"branch\": 7 }, \"Session\": .session }, \"account\": \"1\" }",
            ".");
    assertThatThrownBy(() -> ask.request(JSON.createObjectNode(), OperationExamples.CALL))
        .isInstanceOf(TranslationException.class)
        .hasMessage(
            "bus.ask request: /#header/Session: no value; expected the header that the WSDL's binding asks"
                + " for; fix: set it in the mapping");
  }

  @Test
  void aHeaderThatTheBindingDoesNotHaveIsRefused() throws IOException {
    CoreOperation ask = ask(REQUEST.replace("\"Route\"", "\"Rout\": 1, \"Route\""), ".");
    assertThatThrownBy(
            () -> ask.request(JSON.readTree("{\"account\": \"1\"}"), OperationExamples.CALL))
        .hasMessage(
            "bus.ask request: /#header/Rout: an unknown header; expected one of [Route, Session]; fix:"
                + " correct its name or leave it out");
  }

  @Test
  void aHeaderThatBreaksItsSchemaIsRefusedBothWays() throws IOException {
    CoreOperation ask = ask(REQUEST.replace("7", "\"x\""), ".");
    assertThatThrownBy(
            () -> ask.request(JSON.readTree("{\"account\": \"1\"}"), OperationExamples.CALL))
        .hasMessageStartingWith(
            "bus.ask request: /Route/branch: breaks the schema's rule cvc-datatype");
    assertThatThrownBy(
            () ->
                answer(
                    ask,
                    "<e:Envelope xmlns:e='%s' xmlns:b='urn:t'><e:Header><b:Session><b:x/></b:Session></e:Header><e:Body><b:Answer><b:balance>1</b:balance></b:Answer></e:Body></e:Envelope>"
                        .formatted(SOAP)))
        .hasMessageStartingWith("bus.ask reply: /Session");
  }

  @Test
  void aPlainBodyStandsUnderValueBesideItsHeaderAndSecurityIsTheConnections() throws IOException {
    CoreOperation word =
        operation(
            "AskWord", "", "{ \"#header\": { \"Session\": \"s\" }, \"value\": \"a b\" }", ".");
    assertThat(((Transport.Soap) word.transport()).security()).isTrue();
    byte[] sent = word.request(JSON.createObjectNode(), OperationExamples.CALL);
    assertThat(new String(sent, StandardCharsets.UTF_8))
        .contains("<ns1:Session xmlns:ns1=\"urn:t\">s</ns1:Session></soap:Header>")
        .contains("<soap:Body><ns1:AskWord xmlns:ns1=\"urn:t\">a b</ns1:AskWord></soap:Body>")
        .doesNotContain("Security");
  }

  @Test
  void anExampleMayHaveAnotherPrefixAndOtherBlanks() throws IOException {
    CoreOperation ask = ask(REQUEST, ".");
    file("core/bus.ask/examples/a.request.json", "{\"account\": \"1\"}");
    String pretty =
        """
        <?xml version="1.0"?>
        <e:Envelope xmlns:e="%s" xmlns="urn:t">
          <e:Header>
            <Route><!-- where to --><branch>7</branch></Route>
            <Session>TS202611230945000000000000000001</Session>
          </e:Header>
          <e:Body><Ask><account>%s</account></Ask></e:Body>
        </e:Envelope>
        """;
    file("core/bus.ask/examples/a.request.xml", pretty.formatted(SOAP, "1"));
    assertThat(OperationExamples.run(mappings, List.of(ask)).findings()).isEmpty();
    file("core/bus.ask/examples/a.request.xml", pretty.formatted(SOAP, "2"));
    assertThat(OperationExamples.run(mappings, List.of(ask)).findings())
        .singleElement()
        .asString()
        .isEqualTo(
            "core/bus.ask/examples/a.request.xml:0: the mapping made other XML:"
                + " /{"
                + SOAP
                + "}Envelope/{"
                + SOAP
                + "}Body/{urn:t}Ask/{urn:t}account = 1; expected"
                + " /{"
                + SOAP
                + "}Envelope/{"
                + SOAP
                + "}Body/{urn:t}Ask/{urn:t}account = 2; fix: mend"
                + " example or mapping");
  }

  @Test
  void ofSeveralEntriesInADetailTheOneOfTheContractCounts() throws IOException {
    CoreOperation ask = ask(REQUEST, ".");
    for (String detail :
        List.of(
            "<No xmlns='urn:t'><code>7</code></No>",
            "<detail><No xmlns='urn:t'><code>7</code></No></detail>",
            "<detail><x:trace xmlns:x='urn:x'>at</x:trace> <No xmlns='urn:t'><code>7</code></No></detail>",
            "<detail xmlns:t='urn:t'><t:No><t:code>7</t:code></t:No><hostname>h</hostname></detail>")) {
      assertThat(ask.fault(detail.getBytes(StandardCharsets.UTF_8)))
          .as(detail)
          .isInstanceOfSatisfying(
              CoreReply.Refused.class,
              refused -> assertThat(refused.problem()).isEqualTo("no-such"));
    }
    assertThatThrownBy(
            () -> ask.fault("<detail><a/><b/></detail>".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(TranslationException.class);
  }

  @Test
  void aNewOperationWithHeadersLoadsAtOnce() throws IOException {
    OperationScaffold.ofWsdl(
            "bus.new",
            "core",
            mappings.resolve("contracts"),
            new WsdlChoice("acme/wsdl/bus.wsdl", "Ask", "BusSoap", ""))
        .writeTo(mappings);
    assertThat(Files.readString(mappings.resolve("core/bus.new/operation.yaml")))
        .contains("soap: { wsdl: acme/wsdl/bus.wsdl, operation: Ask, port: BusSoap }");
    assertThat(
            JSON.readTree(mappings.resolve("core/bus.new/request.schema.json").toFile())
                .path("required")
                .toString())
        .contains("\"#header\"");
    CoreOperation made = OperationCatalogue.load(mappings, Map.of()).find("bus.new").orElseThrow();
    byte[] sent =
        made.request(
            JSON.readTree(
                "{\"#header\": {\"Route\": {\"branch\": 7}, \"Session\": \"s\"}, \"account\": \"1\"}"),
            OperationExamples.CALL);
    assertThat(new String(sent, StandardCharsets.UTF_8))
        .contains(">7</ns1:branch>", ">s</ns1:Session>");
  }

  @Test
  void aNameThatSeveralHaveAsksForAPort() throws IOException {
    String twice =
        WSDL.replace("PARTS", "")
            .replace(
                "</w:definitions>",
                "<w:portType name='Bus2'><w:operation name='Ask'><w:input message='t:WordIn'/><w:output"
                    + " message='t:AskOut'/></w:operation></w:portType></w:definitions>");
    file(
        "contracts/acme/wsdl/bus.wsdl",
        twice.replace(
            "</w:definitions>",
            "<w:binding name='Bus2Soap' type='t:Bus2'><s:binding transport='http://schemas.xmlsoap.org/soap/http'/>"
                + "<w:operation name='Ask'><s:operation soapAction='urn:2'/><w:input><s:body use='literal'/></w:input></w:operation></w:binding></w:definitions>"));
    assertThat(findings("Ask", "", "."))
        .containsExactly(
            "core/bus.ask/operation.yaml:3: several operations of the WSDL are called 'Ask'; expected one of"
                + " BusSoap, Bus2Soap; fix: add port: with one of them");
    assertThat(findings("Ask", ", port: Bus3", "."))
        .containsExactly(
            "core/bus.ask/operation.yaml:3: port is 'Bus3', which tells no operation 'Ask' from others;"
                + " expected one of BusSoap, Bus2Soap; fix: correct port: with one of them");
    assertThat(operation("Ask", ", port: Bus2Soap", "\"x\"", ".").transport())
        .isEqualTo(
            new Transport.Soap(
                mappings.resolve("contracts/acme/wsdl/bus.wsdl").toAbsolutePath(), "Ask", "urn:2"));
    assertThatThrownBy(
            () ->
                OperationScaffold.ofWsdl(
                    "bus.x",
                    "core",
                    mappings.resolve("contracts"),
                    new WsdlChoice("acme/wsdl/bus.wsdl", "Ask")))
        .hasMessage(
            "several operations of acme/wsdl/bus.wsdl are called 'Ask'; expected one of BusSoap, Bus2Soap;"
                + " fix: name one of them with --port");
    assertThatThrownBy(
            () ->
                OperationScaffold.ofWsdl(
                    "bus.x",
                    "core",
                    mappings.resolve("contracts"),
                    new WsdlChoice("acme/wsdl/bus.wsdl", "Ask", "B", "")))
        .hasMessage(
            "--port B tells no operation 'Ask' of acme/wsdl/bus.wsdl from others; expected one of BusSoap,"
                + " Bus2Soap; fix: name one of them with --port");
  }

  @Test
  void whatOnlySoap12BindsIsRefusedByThatName() throws IOException {
    file(
        "contracts/acme/wsdl/bus.wsdl",
        WSDL.replace("PARTS", "").replace("wsdl/soap/", "wsdl/soap12/"));
    assertThat(findings("Ask", "", "."))
        .containsExactly(
            "contracts/acme/wsdl/bus.wsdl:13: binding BusSoap speaks SOAP 1.2; expected document/literal,"
                + " SOAP 1.1 over HTTP; fix: name another port with port:, or ask the core team for such a"
                + " binding");
    assertThatThrownBy(
            () ->
                OperationScaffold.ofWsdl(
                    "bus.x",
                    "core",
                    mappings.resolve("contracts"),
                    new WsdlChoice("acme/wsdl/bus.wsdl", "Ask")))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("binding BusSoap speaks SOAP 1.2");
  }

  private static String answer(CoreOperation operation, String reply) {
    CoreReply read = operation.reply(reply.getBytes(StandardCharsets.UTF_8));
    return ((CoreReply.Accepted) read).canonical().toString();
  }

  private CoreOperation ask(String request, String response) throws IOException {
    return operation("Ask", "", request, response);
  }

  private CoreOperation operation(String name, String rest, String request, String response)
      throws IOException {
    write(name, rest, request, response);
    return OperationCatalogue.load(mappings, Map.of()).find("bus.ask").orElseThrow();
  }

  private List<String> findings(String name, String rest, String request) throws IOException {
    write(name, rest, request, ".");
    try {
      OperationCatalogue.load(mappings, Map.of());
      return List.of();
    } catch (CatalogueException refused) {
      return refused.findings().stream().map(Object::toString).toList();
    }
  }

  private void write(String name, String rest, String request, String response) throws IOException {
    file(
        "core/bus.ask/operation.yaml",
        """
        operation: bus.ask
        system: core
        transport: { soap: { wsdl: acme/wsdl/bus.wsdl, operation: %s%s } }
        request: { map: request.jslt }
        response: { map: response.jslt }
        result: { %scodes: ../return-codes.yaml }
        effect: reads
        timeout: 2s
        """
            .formatted(
                name, rest, name.equals("Ask") && rest.isEmpty() ? "faults: { No: code }, " : ""));
    file("core/bus.ask/request.jslt", request);
    file("core/bus.ask/response.jslt", response);
  }

  private void file(String name, String text) throws IOException {
    Path file = mappings.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
