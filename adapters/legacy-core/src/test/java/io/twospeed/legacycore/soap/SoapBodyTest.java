package io.twospeed.legacycore.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;

class SoapBodyTest {
  private static final String NS = "xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'";

  @Test
  void theBodysElementKeepsThePrefixesItsEnvelopeDeclared() throws Exception {
    assertThat(
            xml(
                "<s:Envelope "
                    + NS
                    + " xmlns:a='urn:a' xmlns:i='urn:i'><s:Header><a:h><a:Body/></a:h></s:Header>"
                    + "<s:Body> <a:x i:type='a:T' n='1'>é&amp;<![CDATA[<]]><b xmlns='urn:b'/></a:x>"
                    + "</s:Body></s:Envelope>"))
        .isEqualTo(
            "<a:x xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:a=\"urn:a\""
                + " xmlns:i=\"urn:i\" i:type=\"a:T\" n=\"1\">é&amp;&lt;<b xmlns=\"urn:b\"></b></a:x>");
  }

  @Test
  void aDefaultNamespaceOfTheEnvelopeIsKept() throws Exception {
    assertThat(
            xml(
                "<Envelope xmlns='http://schemas.xmlsoap.org/soap/envelope/'><Body>"
                    + "<x xmlns='urn:x'><y/></x></Body></Envelope>"))
        .isEqualTo("<x xmlns=\"urn:x\"><y></y></x>");
  }

  @Test
  void aFaultSaysThatItsRequestExpiredByItsQualifiedName() throws Exception {
    String code = "<s:Envelope " + NS + "><s:Body><s:Fault><faultcode xmlns:w='%s'>%s</faultcode>";
    String rest = "<faultstring>x</faultstring></s:Fault></s:Body></s:Envelope>";

    assertThat(body(code.formatted(SecurityHeader.SECEXT, " w:MessageExpired ") + rest).isExpired())
        .isTrue();
    assertThat(body(code.formatted("urn:w", "w:MessageExpired") + rest).isExpired()).isFalse();
    assertThat(body(code.formatted(SecurityHeader.SECEXT, "w:FailedCheck") + rest).isExpired())
        .isFalse();
    assertThat(body(code.formatted(SecurityHeader.SECEXT, "MessageExpired") + rest).isExpired())
        .isFalse();
  }

  @Test
  void aFaultIsItsDetailsOneEntry() throws Exception {
    SoapBody body =
        body(
            "<s:Envelope "
                + NS
                + "><s:Body><s:Fault><faultcode>s:Client</faultcode><faultstring>a<i/>b</faultstring>"
                + "<detail xmlns:l='urn:l'> <l:No><l:c>7</l:c></l:No></detail>"
                + "</s:Fault></s:Body></s:Envelope>");
    assertThat(body.isFault()).isTrue();
    assertThat(new String(body.xml(), StandardCharsets.UTF_8))
        .startsWith("<l:No ")
        .contains("xmlns:l=\"urn:l\"")
        .endsWith("><l:c>7</l:c></l:No>");
  }

  @Test
  void aDetailOfSeveralEntriesIsHandedOnWithAllOfThem() throws Exception {
    SoapBody body =
        body(
            "<s:Envelope "
                + NS
                + "><s:Body><s:Fault><faultcode>s:Client</faultcode>"
                + "<detail xmlns:l='urn:l'><trace>at</trace> text <l:No><l:c>7</l:c></l:No><l:More/></detail>"
                + "</s:Fault></s:Body></s:Envelope>");
    String soap = " xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"";
    assertThat(body.isFault()).isTrue();
    assertThat(
            new String(body.xml(), StandardCharsets.UTF_8)
                .replace(soap, "")
                .replace(" xmlns:l=\"urn:l\"", ""))
        .isEqualTo("<detail><trace>at</trace><l:No><l:c>7</l:c></l:No><l:More></l:More></detail>");
  }

  @Test
  void aFaultWithoutDetailIsEmpty() throws Exception {
    SoapBody body =
        body(
            "<s:Envelope "
                + NS
                + "><s:Body><s:Fault><faultcode>s:Server</faultcode></s:Fault></s:Body></s:Envelope>");
    assertThat(body.isFault()).isTrue();
    assertThat(body.xml()).isEmpty();
  }

  @Test
  void whatIsNoEnvelopeIsRefused() {
    assertThatThrownBy(() -> body("<html/>")).isInstanceOf(XMLStreamException.class);
    assertThatThrownBy(() -> body("")).isInstanceOf(XMLStreamException.class);
    assertThatThrownBy(() -> body("<s:Envelope " + NS + "><s:Body/></s:Envelope>"))
        .hasMessage("the body is empty");
    assertThatThrownBy(() -> body("<s:Envelope " + NS + "><s:Body><x>"))
        .isInstanceOf(XMLStreamException.class);
  }

  @Test
  void aDocumentTypeDeclarationIsRefusedBeforeAnythingIsExpanded() {
    assertThatThrownBy(
            () ->
                body(
                    "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b SYSTEM 'file:///etc/hostname'>]>"
                        + "<s:Envelope "
                        + NS
                        + "><s:Body><x>&a;&b;</x></s:Body></s:Envelope>"))
        .hasMessage("SOAP allows no document type declaration");
  }

  private static SoapBody body(String envelope) throws XMLStreamException {
    return SoapBody.read(envelope.getBytes(StandardCharsets.UTF_8));
  }

  private static String xml(String envelope) throws XMLStreamException {
    return new String(body(envelope).xml(), StandardCharsets.UTF_8);
  }
}
