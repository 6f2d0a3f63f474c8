package io.twospeed.legacycore.soap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twospeed.legacycore.settings.SoapLogin;
import io.twospeed.legacycore.settings.SoapSettings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** WS-Security's header; the digest was worked out by another tool. */
class SecurityHeadersTest {
  private static final String CREATED = "2026-11-24T03:00:00.250Z";
  private static final byte[] NONCE = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

  @Test
  void aDigestIsOfNonceTimeAndPassword() {
    String header = written(login(true));

    assertThat(header)
        .contains("#PasswordDigest\">QzH47+IffurhMnCXYt909EX2jow=</wsse:Password>")
        .contains("#Base64Binary\">AAECAwQFBgcICQoLDA0ODw==</wsse:Nonce>")
        .contains("<wsu:Created>2026-11-24T03:00:00.250Z</wsu:Created>")
        .contains("<wsse:Username>core&lt;user&gt;</wsse:Username>")
        .doesNotContain("geheim");
  }

  @Test
  void aPasswordAsTextIsEscaped() {
    assertThat(written(login(false)))
        .contains("#PasswordText\">grün&amp;&lt;geheim&gt;</wsse:Password>");
  }

  @Test
  void everyRequestHasANonceOfItsOwnAndTheTime() {
    Clock clock = Clock.fixed(Instant.parse("2026-11-24T03:00:00.250999Z"), ZoneOffset.UTC);
    SecurityHeaders token = new SecurityHeaders(login(true), false, clock);

    String first = new String(token.header(() -> 500), UTF_8);

    assertThat(first).contains("<wsu:Created>" + CREATED + "</wsu:Created>");
    assertThat(new String(token.header(() -> 500), UTF_8)).isNotEqualTo(first);
  }

  @Test
  void aDeadlineIsToldWithAndWithoutALogin() {
    Clock clock = Clock.fixed(Instant.parse(CREATED), ZoneOffset.UTC);
    String timestamp =
        "<wsu:Timestamp><wsu:Created>"
            + CREATED
            + "</wsu:Created><wsu:Expires>2026-11-24T03:00:00.750Z</wsu:Expires></wsu:Timestamp>";

    String alone = new String(new SecurityHeaders(null, true, clock).header(() -> 500), UTF_8);
    String both =
        new String(new SecurityHeaders(login(true), true, clock).header(() -> 500), UTF_8);

    assertThat(alone).contains("mustUnderstand=\"1\"", timestamp).doesNotContain("UsernameToken");
    assertThat(both).contains(timestamp, "#PasswordDigest");
  }

  @Test
  void whereTheCoreDoesNotAskThereIsNoHeader() {
    assertThat(new SecurityHeaders(null, false, Clock.systemUTC()).header(() -> 500)).isEmpty();
  }

  @Test
  void aPasswordAsTextIsRefusedOverHttpToAnotherMachine() {
    assertThatThrownBy(() -> settings("http://core.bank.example/loans", login(false)))
        .hasMessageContaining("Setting soap.login is a password as text over http")
        .hasMessageContaining("expected https, or a digest");
    assertThat(settings("https://core.bank.example/loans", login(false)).login()).isNotNull();
    assertThat(settings("http://core.bank.example/loans", login(true)).login()).isNotNull();
  }

  @Test
  void noPasswordIsEverShown() {
    assertThat(settings("http://127.0.0.1/loans", login(true)).toString())
        .contains("SoapLogin[user=core<user>, digest]")
        .doesNotContain("geheim");
  }

  private static String written(SoapLogin login) {
    return new SecurityHeader.Writer()
        .write(new SecurityHeader(null, SecurityHeaders.token(login, NONCE, CREATED)));
  }

  private static SoapLogin login(boolean digest) {
    return new SoapLogin("core<user>", "grün&<geheim>", digest);
  }

  private static SoapSettings settings(String endpoint, SoapLogin login) {
    return new SoapSettings(
        URI.create(endpoint), Duration.ofSeconds(1), 4, 4096, login, false, null);
  }
}
