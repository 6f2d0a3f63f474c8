package io.twospeed.openapi.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twospeed.openapi.settings.CallbackClient;
import io.twospeed.openapi.settings.CallbackSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Signatures, and who may be called where. */
class WebhookSignatureTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  /** The worked example of the Standard Webhooks specification. */
  @Test
  void theSpecificationsExampleComesOutAsItStandsThere() {
    assertThat(
            WebhookSignature.of(
                List.of(SECRET),
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1614265330,
                "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void eachSecretSigns() {
    String other = "whsec_" + "A".repeat(32);
    assertThat(WebhookSignature.of(List.of(SECRET, other), "i", 1, "b").split(" "))
        .hasSize(2)
        .allMatch(each -> each.startsWith("v1,"))
        .doesNotHaveDuplicates();
  }

  @Test
  void aSecretThatIsNoneIsRefusedAndNotShown() {
    for (String secret : List.of("", "whsec_", "whsec_AAAA", "whsec_%%", SECRET.substring(6))) {
      assertThatThrownBy(
              () -> new CallbackClient(List.of("https://shop.example/"), List.of(secret)))
          .hasMessage(
              "The door's settings: a secret; expected whsec_ and the base64 of 24 to 64 bytes");
    }
    assertThat(new CallbackClient(List.of(), List.of(SECRET)))
        .hasToString("CallbackClient[urls=[], 1 secrets]");
    assertThatThrownBy(() -> new CallbackClient(List.of("http://shop.example"), List.of()))
        .hasMessage(
            "The door's settings: the callback URL 'http://shop.example'; expected"
                + " https://host/path, or http on a loopback address; no secret; expected at least"
                + " one, whsec_...");
  }

  private static boolean allowed(String url) {
    CallbackClient client =
        new CallbackClient(
            List.of("https://shop.example/hooks", "http://127.0.0.1:9000/"), List.of(SECRET));
    var parsed = CallbackClient.parse(url);
    return parsed != null && client.allows(parsed);
  }

  @Test
  void onlyWhatBeginsWithARegisteredUrlIsCalled() {
    for (String url :
        List.of(
            "https://shop.example/hooks",
            "https://shop.example/hooks/1?x=2",
            "https://SHOP.example:443/hooks/",
            "http://127.0.0.1:9000/any")) {
      assertThat(allowed(url)).as(url).isTrue();
    }
    for (String url :
        List.of(
            "https://shop.example/hooksx",
            "https://shop.example/",
            "https://shop.example:8443/hooks",
            "https://shop.example.evil.org/hooks",
            "https://shop.example@evil.org/hooks",
            "https://evil.org/https://shop.example/hooks",
            "https://shop.example/hooks/../admin",
            "https://shop.example/hooks/%2e%2E/admin",
            "https://shop.example/hooks/..%2fadmin",
            "https://shop.example/hooks/%252e%252e/admin",
            "https://shop.example/hooks#x",
            "http://shop.example/hooks",
            "http://127.0.0.1/any",
            "http://169.254.169.254/latest",
            "ftp://shop.example/hooks",
            "//shop.example/hooks",
            "/hooks",
            "https:shop.example/hooks",
            "https://shop.example/hooks\\..\\admin",
            "https://shop.example/hooks/" + "x".repeat(2000),
            "")) {
      assertThat(allowed(url)).as(url).isFalse();
    }
  }

  @Test
  void pausesGrowToSixHours() {
    CallbackSettings settings = CallbackSettings.of(Map.of());
    assertThat(settings.pauseAfter(1)).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.pauseAfter(2)).isEqualTo(Duration.ofSeconds(15));
    assertThat(settings.pauseAfter(11)).isEqualTo(Duration.ofHours(6));
    assertThat(settings.pauseAfter(100)).isEqualTo(Duration.ofHours(6));
    assertThatThrownBy(
            () ->
                new CallbackSettings(
                    Map.of(), 0, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1)))
        .hasMessageContaining("callbacks with 0 attempts, a first pause of PT0S");
  }
}
