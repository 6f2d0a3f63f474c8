package io.twospeed.app.ibmmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twospeed.mqstandin.MqStandIn;
import io.twospeed.mqstandin.Settings;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.jks.JksSslStoreBundle;
import org.springframework.boot.ssl.jks.JksSslStoreDetails;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** TLS to the queue manager by settings: a cipher suite, a bundle, a certificate of our own. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IbmMqTlsTest {
  private static final String PASSWORD = "changeit";

  private final DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry();
  private @Nullable MqStandIn mq;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    keys(folder, "qm1");
    keys(folder, "twospeed");
    trust(folder, "qm1", "twospeed");
    trust(folder, "twospeed", "qm1");
    bundles.registerBundle("mq", bundle(folder, "twospeed", "twospeed"));
    bundles.registerBundle("no-certificate", bundle(folder, null, "twospeed"));
    mq =
        MqStandIn.start(
            Settings.defaults().withTls(bundle(folder, "qm1", "qm1").createSslContext(), true));
  }

  @AfterAll
  void stop() {
    if (mq != null) {
      mq.close();
    }
  }

  private static void keys(Path folder, String name) throws Exception {
    keytool("-genkeypair", "-alias", name, "-keyalg", "RSA", "-dname", "CN=" + name)
        .in(folder, name + ".p12");
    keytool("-exportcert", "-alias", name, "-file", folder.resolve(name + ".crt").toString())
        .in(folder, name + ".p12");
  }

  private static void trust(Path folder, String who, String whom) throws Exception {
    String certificate = folder.resolve(whom + ".crt").toString();
    keytool("-importcert", "-noprompt", "-alias", whom, "-file", certificate)
        .in(folder, who + "-trust.p12");
  }

  private record Keytool(List<String> arguments) {
    void in(Path folder, String store) throws Exception {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
      command.addAll(arguments);
      command.addAll(
          List.of("-keystore", folder.resolve(store).toString(), "-storepass", PASSWORD));
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("keytool.log").toFile())
              .start();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(String.join(" ", command)).isZero();
    }
  }

  private static Keytool keytool(String... arguments) {
    return new Keytool(List.of(arguments));
  }

  private static SslBundle bundle(Path folder, @Nullable String own, String trusting) {
    return SslBundle.of(
        new JksSslStoreBundle(
            own == null ? null : store(folder, own + ".p12"),
            store(folder, trusting + "-trust.p12")));
  }

  private static JksSslStoreDetails store(Path folder, String file) {
    return new JksSslStoreDetails(
        "PKCS12", null, folder.resolve(file).toUri().toString(), PASSWORD);
  }

  private Connection connect(Map<String, Object> more) throws JMSException {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put("ibm.mq.queueManager", "QM1");
    settings.put("ibm.mq.channel", "DEV.APP.SVRCONN");
    settings.put("ibm.mq.connName", "127.0.0.1(" + (mq == null ? 0 : mq.port()) + ")");
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("config", settings));
    IbmMqSettings checked = IbmMqSettings.of(environment).orElseThrow().checked();
    return IbmMqConnections.of(checked, bundles).createConnection();
  }

  @Test
  void aBundlesCertificateOpensTheChannel() throws JMSException {
    try (Connection connection =
        connect(
            Map.of(
                "ibm.mq.sslCipherSuite", "TLS_AES_256_GCM_SHA384",
                "ibm.mq.sslBundle", "mq",
                "ibm.mq.sslPeerName", "CN=qm1"))) {
      assertThat(connection.getMetaData().getJMSProviderName()).contains("IBM MQ");
    }
  }

  @Test
  void withoutACertificateTheChannelStaysShut() {
    assertThatThrownBy(
            () ->
                connect(
                    Map.of(
                        "ibm.mq.sslCipherSuite", "TLS_AES_256_GCM_SHA384",
                        "ibm.mq.sslBundle", "no-certificate")))
        .isInstanceOf(JMSException.class);
  }

  @Test
  void aQueueManagerByAnotherNameIsNotBelieved() {
    assertThatThrownBy(
            () ->
                connect(
                    Map.of(
                        "ibm.mq.sslCipherSuite", "TLS_AES_256_GCM_SHA384",
                        "ibm.mq.sslBundle", "mq",
                        "ibm.mq.sslPeerName", "CN=another")))
        .isInstanceOf(JMSException.class)
        .rootCause()
        .hasMessageContaining("2398");
  }

  @Test
  void withoutTlsTheChannelStaysShut() {
    assertThatThrownBy(() -> connect(Map.of())).isInstanceOf(JMSException.class);
  }
}
