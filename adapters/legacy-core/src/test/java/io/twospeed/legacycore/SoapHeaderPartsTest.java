package io.twospeed.legacycore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.twospeed.legacycore.operation.OperationPlan;
import io.twospeed.legacycore.settings.SoapLogin;
import io.twospeed.legacycore.settings.SoapSettings;
import io.twospeed.mappings.operation.declaration.Effect;
import io.twospeed.mappings.operation.declaration.Settlement;
import io.twospeed.mappings.operation.wire.Transport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Operations whose binding has header parts: what is sent and received is the whole envelope. */
class SoapHeaderPartsTest {
  private static final String REPLY =
      "<e:Envelope xmlns:e='%s'><e:Header><t:session xmlns:t='urn:t'>s</t:session></e:Header>"
          + "<e:Body><t:told xmlns:t='urn:t'>1</t:told></e:Body></e:Envelope>";

  private final AtomicReference<byte[]> sent = new AtomicReference<>(new byte[0]);
  private final List<String> received = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    server.createContext("/loans", this::serve);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void anEnvelopeIsSentAsItIsAndItsReplyHandedOnWhole() throws Exception {
    try (SlowDoor door = door(null, false)) {
      assertThat(Outcome.of(door, "ask", "1").answer()).isEqualTo("1");
    }
    assertThat(headers()).containsExactly("{urn:t}route");
    assertThat(received).containsExactly(REPLY.formatted(SoapCore.SOAP_1_1));
  }

  @Test
  void theConnectionsOwnHeaderStandsBesideTheParts() throws Exception {
    for (boolean security : new boolean[] {false, true}) {
      try (SlowDoor door = door(new SoapLogin("twospeed", "s3cret", true), security)) {
        assertThat(Outcome.of(door, "ask", "1").answer()).isEqualTo("1");
      }
      assertThat(headers())
          .containsExactly(
              "{http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd}Security",
              "{urn:t}route");
    }
  }

  @Test
  void aBindingThatAsksForSecurityNeedsALogin() {
    assertThatThrownBy(() -> door(null, true))
        .hasMessage(
            "Operation ask: the WSDL's header Security is written by nobody; expected soap.login in"
                + " config's core system core; fix: correct operation.yaml or add it to config");
  }

  private List<String> headers() throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    Document envelope = factory.newDocumentBuilder().parse(new ByteArrayInputStream(sent.get()));
    List<String> names = new ArrayList<>();
    Element root = envelope.getDocumentElement();
    assertThat(root.getChildNodes().getLength()).isEqualTo(2);
    assertThat(root.getFirstChild().getLocalName()).isEqualTo("Header");
    assertThat(root.getLastChild().getFirstChild().getLocalName()).isEqualTo("ask");
    for (Node each = root.getFirstChild().getFirstChild();
        each != null;
        each = each.getNextSibling()) {
      names.add("{" + each.getNamespaceURI() + "}" + each.getLocalName());
    }
    return names;
  }

  private SlowDoor door(@Nullable SoapLogin login, boolean security) {
    URI endpoint = URI.create("http://localhost:%d/loans".formatted(server.getAddress().getPort()));
    SoapSettings settings =
        new SoapSettings(endpoint, Duration.ofSeconds(10), 4, 4096, login, false, null);
    return SlowDoor.builder()
        .system(FakeCore.system(null, settings))
        .plans(
            List.of(
                new OperationPlan(
                    "ask",
                    "core",
                    new Transport.Soap(Path.of("t.wsdl"), "Ask", "urn:t/Ask", true, security),
                    Effect.READS,
                    Duration.ofSeconds(15),
                    new TextTranslation(
                        text ->
                            Transport.Soap.BEGIN
                                + "<t:route xmlns:t=\"urn:t\">7</t:route></soap:Header><soap:Body>"
                                + "<t:ask xmlns:t=\"urn:t\">"
                                + text
                                + "</t:ask></soap:Body></soap:Envelope>",
                        this::answer),
                    Settlement.NONE)))
        .open();
  }

  private String answer(String reply) {
    received.add(reply);
    return "OK 1";
  }

  private void serve(HttpExchange exchange) throws IOException {
    sent.set(exchange.getRequestBody().readAllBytes());
    byte[] told = REPLY.formatted(SoapCore.SOAP_1_1).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/xml");
    exchange.sendResponseHeaders(200, told.length);
    exchange.getResponseBody().write(told);
    exchange.close();
  }
}
