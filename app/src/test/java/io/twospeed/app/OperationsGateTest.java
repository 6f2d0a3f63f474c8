package io.twospeed.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.app.RawHttp.Answer;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the operations port lets in, over real sockets. */
@Tag("slow")
class OperationsGateTest {
  private static final String FAULT = "{\"operation\":\"*\",\"kind\":\"abend\",\"count\":1}";

  @TempDir static Path data;
  private static Installation twospeed;
  private static int port;
  private static RawHttp http;

  @BeforeAll
  static void start() {
    twospeed =
        Installation.start(
            data,
            "--management.server.address=0.0.0.0",
            "--twospeed.operations.allowed-hosts=ops.bank.example,192.0.2.7,2001:db8::7");
    port = URI.create(twospeed.operations("/")).getPort();
    http = new RawHttp(InetAddress.getLoopbackAddress(), port);
  }

  @AfterAll
  static void stop() {
    twospeed.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "localhost:8081",
        "LocalHost:1",
        "127.0.0.1",
        "127.0.0.1:8081",
        "127.9.9.9",
        "[::1]:8081",
        "[0:0:0:0:0:0:0:1]",
        "[::ffff:127.0.0.1]",
        "ops.bank.example",
        "OPS.Bank.Example:443",
        "192.0.2.7:8081",
        "[2001:db8:0::7]:8081"
      })
  void answersUnderItsOwnHosts(String host) {
    assertThat(http.ask("GET /admin/products HTTP/1.1", "Host: " + host).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8081",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "localhost.",
        "ops.bank.example.",
        "sub.ops.bank.example",
        "xops.bank.example",
        "0.0.0.0",
        "[::]",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "127.0.0.01",
        "192.0.2.8",
        "[2001:db8::8]",
        "[fe80::1]"
      })
  void answersUnderNoOtherHost(String host) {
    for (String path : new String[] {"/admin/products", "/health", "/prometheus", "/", "/x"}) {
      Answer answer = http.ask("GET " + path + " HTTP/1.1", "Host: " + host);
      assertThat(answer.status()).as(path).isEqualTo(421);
      assertThat(answer.problem()).as(path).isEqualTo("foreign-host");
      assertThat(answer.body())
          .contains("twospeed.operations.allowed-hosts")
          .doesNotContain("evil.example");
    }
  }

  /** The container refuses some itself; that no page answers is what counts. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "user@localhost",
        "user:word@localhost",
        "localhost:",
        "localhost:x",
        "localhost:99999",
        "localhost, evil.example",
        "localhost/evil.example",
        "local host",
        "loc%61lhost",
        "[::1",
        "[::1%25eth0]",
        "[evil.example]",
        "l\u00F6calhost",
        ""
      })
  void aHostThatIsMalformedIsRefused(String host) {
    Answer answer = http.ask("GET /admin/products HTTP/1.1", "Host: " + host);
    assertThat(answer.status()).as(answer.head()).isIn(400, 421);
    assertThat(answer.problem()).isIn("unreadable-request", "foreign-host");
  }

  @Test
  void oneHostIsGivenAndNoOtherHeaderCountsForIt() {
    assertRefused(http.ask("GET /health HTTP/1.1"));
    assertRefused(http.ask("GET /health HTTP/1.0"));
    assertRefused(http.ask("GET /health HTTP/1.1", "Host: localhost", "Host: localhost"));
    assertRefused(http.ask("GET /health HTTP/1.1", "Host: localhost", "host: evil.example"));
    assertRefused(
        http.ask("GET /health HTTP/1.1", "Host: evil.example", "X-Forwarded-Host: localhost"));
    assertRefused(
        http.ask("GET /health HTTP/1.1", "Host: evil.example", "Forwarded: host=localhost"));
    assertThat(http.ask("GET /health HTTP/1.0", "Host: localhost").status()).isEqualTo(200);
  }

  @Test
  void anAbsoluteTargetIsJudgedByItsHostToo() {
    assertRefused(http.ask("GET http://evil.example/health HTTP/1.1", "Host: evil.example"));
    assertRefused(http.ask("GET http://evil.example/health HTTP/1.1", "Host: localhost"));
    assertRefused(http.ask("GET http://localhost/health HTTP/1.1", "Host: evil.example"));
    assertRefused(http.ask("GET http://user@localhost/health HTTP/1.1", "Host: evil.example"));
    assertThat(http.ask("GET http://localhost/health HTTP/1.1", "Host: localhost").status())
        .isEqualTo(200);
  }

  private static void assertRefused(Answer answer) {
    assertThat(answer.status()).as(answer.head()).isIn(400, 421);
    assertThat(answer.problem()).isIn("unreadable-request", "foreign-host");
  }

  @Test
  void aProbeMayAskByTheAddressThatItReaches() throws SocketException {
    Optional<InetAddress> found = ownAddress();
    Assumptions.assumeTrue(found.isPresent(), "this machine has no address but the loopback's");
    InetAddress own = found.orElseThrow();
    String host = "Host: " + own.getHostAddress() + ":" + port;

    assertThat(new RawHttp(own, port).ask("GET /health/readiness HTTP/1.1", host).status())
        .isIn(200, 404);
    assertThat(new RawHttp(own, port).ask("GET /health HTTP/1.1", host).status()).isEqualTo(200);
    assertThat(http.ask("GET /health HTTP/1.1", host).status())
        .as("over a connection to another address")
        .isEqualTo(421);
  }

  private static Optional<InetAddress> ownAddress() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(each -> !each.isLoopbackAddress() && each instanceof Inet4Address)
        .findFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET    | Sec-Fetch-Site: cross-site",
        "GET    | Sec-Fetch-Site: same-site",
        "GET    | Sec-Fetch-Site: Same-Origin",
        "GET    | Sec-Fetch-Site: invented",
        "GET    | Origin: http://evil.example",
        "GET    | Origin: null",
        "GET    | Origin: http://localhost",
        "GET    | Origin: http://localhost:1",
        "GET    | Origin: http://127.0.0.1:PORT",
        "GET    | Origin: http://localhost:PORT.evil.example",
        "GET    | Origin: http://user@localhost:PORT",
        "GET    | Origin: file://localhost:PORT",
        "GET    | Origin: ",
        "HEAD   | Sec-Fetch-Site: cross-site",
        "POST   | Sec-Fetch-Site: cross-site",
        "POST   | Origin: http://evil.example",
        "DELETE | Sec-Fetch-Site: same-site",
        "PUT    | Sec-Fetch-Site: cross-site",
        "OPTIONS| Origin: http://evil.example"
      })
  void noPageOfAnotherSiteIsAnswered(String method, String header) {
    for (String path : new String[] {"/simulator/faults", "/health", "/admin/products", "/none"}) {
      Answer answer =
          http.ask(
              method + " " + path + " HTTP/1.1",
              "Host: localhost:" + port,
              header.replace("PORT", Integer.toString(port)));
      assertThat(answer.status()).as(path).isEqualTo(403);
      assertThat(answer.head()).doesNotContain("access-control-allow");
      if (!method.equals("HEAD")) {
        assertThat(answer.problem()).as(path).isEqualTo("cross-site-request");
      }
    }
  }

  @Test
  void oneBadOriginAmongSeveralCounts() {
    assertThat(
            http.ask(
                    "GET /health HTTP/1.1",
                    "Host: localhost",
                    "Origin: http://localhost",
                    "Origin: http://evil.example")
                .status())
        .isEqualTo(403);
  }

  @Test
  void itsOwnPagesAreAnswered() {
    for (String facts :
        new String[] {
          "Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: none", "Origin: http://LOCALHOST:" + port
        }) {
      assertThat(http.ask("GET /health HTTP/1.1", "Host: localhost:" + port, facts).status())
          .as(facts)
          .isEqualTo(200);
    }
    assertThat(
            http.ask(
                    "GET /health HTTP/1.1",
                    "Host: ops.bank.example",
                    "Origin: https://ops.bank.example")
                .status())
        .as("behind a proxy that ends TLS")
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/x-www-form-urlencoded",
        "text/plain",
        "text/plain; application/json",
        "text/plain;charset=application/json",
        "multipart/form-data; boundary=x",
        "application/jsonx",
        "application/json, text/plain",
        "application/zip",
        ""
      })
  void aFormPostIsRefusedAndChangesNothing(String contentType) {
    String[] posts = {
      "/simulator/faults",
      "/simulator/reset",
      "/simulator/window",
      "/admin/products/account-view/rollback",
      "/admin/products/account-view/traffic",
      "/admin/calls/" + "0".repeat(32) + "/decision"
    };
    for (String path : posts) {
      Answer answer =
          http.send(
              "POST " + path + " HTTP/1.1",
              FAULT,
              "Host: localhost",
              "Content-Type: " + contentType);
      assertThat(answer.status()).as(path).isEqualTo(415);
      assertThat(answer.problem()).as(path).isEqualTo("unsupported-media-type");
      assertThat(answer.body()).as(path).contains("expected application/json");
    }
  }

  @Test
  void anUploadIsAZipAndABodyHasOneType() {
    String upload = "POST /admin/products/x/versions HTTP/1.1";
    for (String type : new String[] {"text/plain", "application/json", "multipart/form-data"}) {
      Answer answer = http.send(upload, "PK", "Host: localhost", "Content-Type: " + type);
      assertThat(answer.status()).as(type).isEqualTo(415);
      assertThat(answer.body()).as(type).contains("expected application/zip");
    }
    assertThat(http.send(upload, "PK", "Host: localhost").status()).isEqualTo(415);
    assertThat(http.send(upload, "PK", "Host: localhost", "Content-Type: application/zip").status())
        .isEqualTo(422);
    assertThat(
            http.send(
                    "POST /simulator/faults HTTP/1.1",
                    FAULT,
                    "Host: localhost",
                    "Content-Type: application/json",
                    "Content-Type: text/plain")
                .status())
        .isEqualTo(415);
    assertThat(
            http.ask(
                    "POST /simulator/reset HTTP/1.1", "Host: localhost", "Content-Type: text/plain")
                .status())
        .as("no body, but a form's type")
        .isEqualTo(415);
    assertThat(
            http.send(
                    "POST /simulator/faults HTTP/1.1",
                    FAULT,
                    "Host: localhost",
                    "Content-Type: Application/JSON; charset=utf-8")
                .status())
        .isEqualTo(204);
    assertThat(http.ask("POST /simulator/reset HTTP/1.1", "Host: localhost").status())
        .isEqualTo(204);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OPTIONS  | /admin/products              | GET, HEAD",
        "TRACE    | /admin/products              | ",
        "PUT      | /admin/products              | GET, HEAD",
        "PATCH    | /simulator/faults            | DELETE, GET, HEAD, POST",
        "get      | /admin/products              | GET, HEAD",
        "INVENTED | /health                      | GET, HEAD",
        "POST     | /health                      | GET, HEAD",
        "DELETE   | /prometheus                  | GET, HEAD",
        "POST     | /admin/products              | GET, HEAD",
        "GET      | /simulator/reset             | POST",
        "HEAD     | /simulator/reset             | POST",
        "GET      | /admin/products/x/rollback   | POST",
        "GET      | /admin/calls/x/decision      | POST",
        "POST     | //simulator/../admin/products| GET, HEAD"
      })
  void aPageHasItsMethodsAndNoOther(String method, String path, @Nullable String allow) {
    Answer answer =
        http.ask(
            method + " " + path + " HTTP/1.1", "Host: localhost", "X-HTTP-Method-Override: GET");
    assertThat(answer.status()).as(answer.head()).isEqualTo(405);
    if (allow != null) {
      assertThat(answer.head()).contains("allow: " + allow.toLowerCase(Locale.ROOT));
    }
    if (!method.equals("HEAD")) {
      assertThat(answer.problem()).isEqualTo("method-not-allowed");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/admin",
        "/admin/",
        "/admin/nothing",
        "/admin/products/",
        "/admin/products/a/b/c",
        "/health2",
        "/env",
        "/actuator/health",
        "/shutdown",
        "/heapdump",
        "/error",
        "/index.html",
        "/admin;x=y/nothing"
      })
  void whatIsNotListedIsNotThere(String path) {
    Answer answer = http.ask("GET " + path + " HTTP/1.1", "Host: localhost");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.problem()).isEqualTo("not-found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/admin/calls?stat=PARKED",
        "/admin/calls?state=PARKED&Limit=1",
        "/admin/calls?%6Cimi=1",
        "/admin/calls?&",
        "/admin/calls?%zz=1",
        "/admin/products?name=x",
        "/health?show-details=always",
        "/simulator/ledger?x"
      })
  void anUnknownQueryParameterIsRefused(String path) {
    Answer answer = http.ask("GET " + path + " HTTP/1.1", "Host: localhost");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).containsAnyOf("query parameter", "unreadable-request");
  }

  @Test
  void knownQueryParametersAreTaken() {
    for (String path :
        Stream.of(
                "/admin/calls?state=PARKED,IN_DOUBT&operation=x&product=y&before=9&limit=1",
                "/admin/interactions?state=RUNNING&%6Cimit=1",
                "/metrics/jvm.memory.used?tag=area:heap",
                "/soap/loans?wsdl")
            .toList()) {
      assertThat(http.ask("GET " + path + " HTTP/1.1", "Host: localhost").status())
          .as(path)
          .isEqualTo(200);
    }
  }

  @Test
  void aPageThatIsReadTakesNoBody() {
    assertThat(
            http.send(
                    "GET /admin/products HTTP/1.1",
                    "{}",
                    "Host: localhost",
                    "Content-Type: application/json")
                .status())
        .isEqualTo(400);
  }

  @Test
  void everyAnswerSaysThatItIsForThisPortsPagesAlone() {
    for (String path : new String[] {"/health", "/admin/products", "/none"}) {
      assertThat(http.ask("GET " + path + " HTTP/1.1", "Host: localhost").head())
          .as(path)
          .contains("cross-origin-resource-policy: same-origin")
          .contains("x-content-type-options: nosniff")
          .contains("frame-ancestors 'none'");
    }
  }
}
