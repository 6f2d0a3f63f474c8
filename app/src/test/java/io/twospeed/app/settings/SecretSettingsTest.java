package io.twospeed.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.app.core.CoreSystems;
import io.twospeed.legacycore.settings.CoreSystem;
import io.twospeed.legacycore.settings.SoapLogin;
import io.twospeed.legacycore.settings.SoapSettings;
import io.twospeed.openapi.settings.CallbackClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;

/** What config keeps in files of its own: logins, TLS, and the secrets of callbacks. */
class SecretSettingsTest {
  @TempDir Path folder;

  @Test
  void aLoginComesFromASecretFileAndTlsFromABundle() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "s3cret\n");
    Map<String, Object> settings =
        Map.of(
            "twospeed.routes", ".",
            "twospeed.mappings", ".",
            "twospeed.data", ".",
            "twospeed.broker", "tcp://127.0.0.1:1",
            "twospeed.systems.loans.zone", "UTC",
            "twospeed.systems.loans.soap.endpoint", "https://core.example/loans",
            "twospeed.systems.loans.soap.login.user", "twospeed",
            "twospeed.systems.loans.soap.login.password-file", secret.toString(),
            "twospeed.systems.loans.soap.tls", "core");
    TwospeedSettings all =
        new Binder(new MapConfigurationPropertySource(settings))
            .bind("twospeed", TwospeedSettings.class)
            .get();
    DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry();
    bundles.registerBundle("core", SslBundle.of(null));

    CoreSystem loans = CoreSystems.of(all, null, null, bundles).get(0);

    SoapSettings soap = Objects.requireNonNull(loans.soap());
    SoapLogin login = Objects.requireNonNull(soap.login());
    assertThat(login).isEqualTo(new SoapLogin("twospeed", "s3cret", true));
    assertThat(soap.tls()).isNotNull();
    assertThat(all.toString()).doesNotContain("s3cret");
  }

  @Test
  void aClientThatMayBeCalledBackHasItsSecretsInAFile() throws IOException {
    String secret = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    Path file = Files.writeString(folder.resolve("secrets"), secret + "\n");
    Map<String, Object> settings =
        Map.of(
            "clients.shop.urls[0]",
            "https://shop.example/hooks/",
            "clients.shop.secrets-file",
            file.toString());
    CallbackOptions options =
        new Binder(new MapConfigurationPropertySource(settings))
            .bind("", CallbackOptions.class)
            .get();

    assertThat(options.settings().clients())
        .containsEntry(
            "shop", new CallbackClient(List.of("https://shop.example/hooks/"), List.of(secret)));
    assertThat(options.toString()).doesNotContain("whsec_");
  }
}
