package io.twospeed.legacycore;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.twospeed.legacycore.call.CoreCallException;
import io.twospeed.legacycore.call.CoreCallException.Kind;
import io.twospeed.legacycore.settings.SoapLogin;
import io.twospeed.legacycore.settings.SoapSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A core behind https that asks for our certificate and our name. */
class SoapOverTlsTest {
  private static final char[] PASSWORD = "for-this-test".toCharArray();
  private static final String TOLD =
      "<e:Envelope xmlns:e='%s'><e:Body><t:told xmlns:t='urn:t'>OK 1</t:told></e:Body></e:Envelope>";

  @TempDir Path folder;
  private final AtomicReference<String> envelope = new AtomicReference<>("");
  private SSLContext both;
  private HttpsServer server;

  @BeforeEach
  void start() throws Exception {
    both = context(made(), made());
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    server.setHttpsConfigurator(
        new HttpsConfigurator(both) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters ours = both.getDefaultSSLParameters();
            ours.setNeedClientAuth(true);
            parameters.setSSLParameters(ours);
          }
        });
    server.createContext("/loans", this::serve);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aRequestShowsOurCertificateAndOurName() {
    SoapLogin login = new SoapLogin("twospeed", "s3cret", true);
    try (SlowDoor door = door(login, both)) {
      assertThat(Outcome.of(door, "read", "answer 1").answer()).isEqualTo("1");
    }
    assertThat(envelope.get())
        .contains("<soap:Header ", "<wsse:Security soap:mustUnderstand=\"1\">")
        .contains("<wsse:Username>twospeed</wsse:Username>")
        .contains("#PasswordDigest\">")
        .doesNotContain("s3cret")
        .contains("</soap:Header><soap:Body><t:ask");
  }

  @Test
  void aCoreThatIsNotTrustedIsSentNothing() {
    try (SlowDoor door = door(null, null)) {
      CoreCallException problem = Outcome.of(door, "change", "answer 1").problem();
      assertThat(problem.kind()).isEqualTo(Kind.UNAVAILABLE);
      assertThat(problem.outcome()).isEqualTo(io.twospeed.journal.calls.CoreCallState.NOT_DONE);
    }
    assertThat(envelope.get()).isEmpty();
  }

  private SlowDoor door(@Nullable SoapLogin login, @Nullable SSLContext tls) {
    URI endpoint =
        URI.create("https://localhost:%d/loans".formatted(server.getAddress().getPort()));
    SoapSettings settings =
        new SoapSettings(endpoint, Duration.ofSeconds(10), 4, 4096, login, false, tls);
    Duration patient = Duration.ofSeconds(15);
    return SlowDoor.builder()
        .system(FakeCore.system(null, settings))
        .plans(
            List.of(
                plans().operation("read", false, patient),
                plans().operation("change", true, patient)))
        .open();
  }

  private static SoapCore plans() {
    return new SoapCore();
  }

  private void serve(HttpExchange exchange) throws IOException {
    envelope.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    byte[] told = TOLD.formatted(SoapCore.SOAP_1_1).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/xml");
    exchange.sendResponseHeaders(200, told.length);
    exchange.getResponseBody().write(told);
    exchange.close();
  }

  /** One self-signed certificate stands for both sides: each shows it, each trusts it. */
  private KeyStore made() throws Exception {
    Path store = folder.resolve("both.p12");
    if (!store.toFile().exists()) {
      String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
      Process made =
          new ProcessBuilder(
                  keytool,
                  "-genkeypair",
                  "-alias",
                  "both",
                  "-keyalg",
                  "EC",
                  "-dname",
                  "CN=localhost",
                  "-ext",
                  "san=dns:localhost,ip:127.0.0.1",
                  "-validity",
                  "2",
                  "-storetype",
                  "PKCS12",
                  "-keystore",
                  store.toString(),
                  "-storepass",
                  new String(PASSWORD))
              .inheritIO()
              .start();
      assertThat(made.waitFor()).as("keytool").isZero();
    }
    return KeyStore.getInstance(store.toFile(), PASSWORD);
  }

  private static SSLContext context(KeyStore own, KeyStore trusted) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own, PASSWORD);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
