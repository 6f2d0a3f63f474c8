package io.twospeed.app.ibmmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ibm.msg.client.jakarta.jms.JmsConnectionFactory;
import com.ibm.msg.client.jakarta.wmq.WMQConstants;
import io.twospeed.app.IbmMqWholeWayTest;
import io.twospeed.app.Installation;
import io.twospeed.app.cli.MqEnvironment;
import io.twospeed.app.findings.Refused;
import io.twospeed.app.server.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Settings of ibm.mq: what they become, and every way in which they do not go together. */
class IbmMqSettingsTest {
  @TempDir Path folder;

  private static IbmMqSettings of(Map<String, Object> settings) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("config", settings));
    return IbmMqSettings.of(environment).orElseThrow();
  }

  private static List<String> findings(Map<String, Object> settings) {
    return catchThrowableOfType(Refused.class, () -> of(settings).checked()).findings();
  }

  @Test
  void withoutAnySettingItIsAnotherBroker() {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("config", Map.of("ibm.mq.connName", "")));
    assertThat(IbmMqSettings.of(environment)).isEmpty();
  }

  @Test
  void theyBecomeAConnectionFactoryOfIbmsClient() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "s3cret\n");
    DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry();
    bundles.registerBundle("mq", SslBundle.of(null));
    IbmMqSettings settings =
        of(
            Map.of(
                "ibm.mq.queueManager", "QM7",
                "ibm.mq.conn-name", "mq1(1414),mq2(1415)",
                "ibm.mq.channel", "TWOSPEED.SVRCONN",
                "ibm.mq.user", "twospeed",
                "ibm.mq.passwordFile", secret.toString(),
                "ibm.mq.sslCipherSuite", "TLS_AES_256_GCM_SHA384",
                "ibm.mq.sslBundle", "mq",
                "ibm.mq.clientId", "ts-1",
                "ibm.mq.applicationName", "twospeed-1",
                "ibm.mq.reconnect", "QMGR"));

    JmsConnectionFactory factory =
        (JmsConnectionFactory) IbmMqConnections.of(settings.checked(), bundles);

    assertThat(factory.getStringProperty(WMQConstants.WMQ_QUEUE_MANAGER)).isEqualTo("QM7");
    assertThat(factory.getStringProperty(WMQConstants.WMQ_CONNECTION_NAME_LIST))
        .isEqualTo("mq1(1414),mq2(1415)");
    assertThat(factory.getStringProperty(WMQConstants.WMQ_CHANNEL)).isEqualTo("TWOSPEED.SVRCONN");
    assertThat(factory.getStringProperty(WMQConstants.USERID)).isEqualTo("twospeed");
    assertThat(factory.getStringProperty(WMQConstants.PASSWORD)).isEqualTo("s3cret");
    assertThat(factory.getStringProperty(WMQConstants.WMQ_SSL_CIPHER_SUITE))
        .isEqualTo("TLS_AES_256_GCM_SHA384");
    assertThat(factory.getObjectProperty(WMQConstants.WMQ_SSL_SOCKET_FACTORY))
        .isInstanceOf(SSLSocketFactory.class);
    assertThat(factory.getStringProperty(WMQConstants.CLIENT_ID)).isEqualTo("ts-1");
    assertThat(factory.getStringProperty(WMQConstants.WMQ_APPLICATIONNAME)).isEqualTo("twospeed-1");
    assertThat(factory.getIntProperty(WMQConstants.WMQ_CLIENT_RECONNECT_OPTIONS))
        .isEqualTo(WMQConstants.WMQ_CLIENT_RECONNECT_Q_MGR);
  }

  @Test
  void theClientsOwnReconnectIsOffUnlessAskedFor() throws Exception {
    IbmMqSettings settings =
        of(Map.of("ibm.mq.connName", "mq1(1414)", "ibm.mq.channel", "TWOSPEED.SVRCONN"));
    JmsConnectionFactory factory =
        (JmsConnectionFactory) IbmMqConnections.of(settings, new DefaultSslBundleRegistry());
    assertThat(factory.getIntProperty(WMQConstants.WMQ_CLIENT_RECONNECT_OPTIONS))
        .isEqualTo(WMQConstants.WMQ_CLIENT_RECONNECT_DISABLED);
    assertThat(factory.getStringProperty(WMQConstants.WMQ_APPLICATIONNAME)).isEqualTo("twospeed");
  }

  @Test
  void theEnvironmentsOwnFormOfANameIsUnderstood() {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                Map.of("IBM_MQ_CONNNAME", "mq1(1414)", "IBM_MQ_QUEUEMANAGER", "QM7")));
    IbmMqSettings settings = IbmMqSettings.of(environment).orElseThrow();
    assertThat(settings.target()).isEqualTo("QM7 at mq1(1414)");
  }

  @Test
  void shortFormsOfTheEnvironmentStandForThem() {
    MqEnvironment environment =
        new MqEnvironment(Map.of("TWOSPEED_MQ_HOST", "mq1", "TWOSPEED_MQ_USER", "app"));
    assertThat(environment.isGiven()).isTrue();
    assertThat(environment.properties())
        .containsEntry("ibm.mq.connName", "mq1(1414)")
        .containsEntry("ibm.mq.queueManager", "QM1")
        .containsEntry("ibm.mq.channel", "DEV.APP.SVRCONN")
        .containsEntry("ibm.mq.user", "app");
    assertThat(new MqEnvironment(Map.of("PATH", "/bin")).isGiven()).isFalse();
  }

  @Test
  void everythingUnknownOrContradictoryIsToldAtOnce() {
    assertThat(
            findings(
                Map.of(
                    "ibm.mq.connName", "mq1:1414",
                    "ibm.mq.ccdtUrl", "file:///etc/mq/ccdt.json",
                    "ibm.mq.channel", "C",
                    "ibm.mq.password", "s3cret",
                    "ibm.mq.passwordFile", "/none/such",
                    "ibm.mq.reconnect", "sometimes",
                    "ibm.mq.useIBMCipherMappings", "maybe",
                    "ibm.mq.pool.enabled", "true")))
        .containsExactlyInAnyOrder(
            "config: setting ibm.mq.pool.enabled is not known here; expected one of queueManager, connName, channel, ccdtUrl, clientId, applicationName, user, password, passwordFile, userAuthenticationMQCSP, sslCipherSuite, sslCipherSpec, sslPeerName, sslBundle, sslFIPSRequired, useIBMCipherMappings, reconnect; fix: correct or delete it",
            "config: setting ibm.mq.ccdtUrl is given beside ibm.mq.connName; expected one of the two; fix: delete the other",
            "config: setting ibm.mq.connName is 'mq1:1414'; expected host(port), or several parted by commas; fix: correct it",
            "config: setting ibm.mq.channel is given beside ibm.mq.ccdtUrl; expected it in the CCDT alone; fix: delete it",
            "config: setting ibm.mq.passwordFile is given beside ibm.mq.password; expected one of the two; fix: delete the password",
            "config: setting ibm.mq.user is not given beside a password; expected the user the password is of; fix: add it",
            "config: setting ibm.mq.passwordFile names '/none/such', which cannot be read; expected a file that holds the password alone; fix: check its path and its owner",
            "config: setting ibm.mq.useIBMCipherMappings is 'maybe'; expected true or false; fix: correct it",
            "config: setting ibm.mq.reconnect is 'sometimes'; expected DISABLED, ANY or QMGR; fix: correct or delete it");
  }

  @Test
  void tlsWithoutACipherWouldBeNoTls() {
    assertThat(
            findings(
                Map.of(
                    "ibm.mq.connName", "mq1(1414)",
                    "ibm.mq.channel", "C",
                    "ibm.mq.sslBundle", "mq")))
        .containsExactly(
            "config: setting ibm.mq.sslBundle is given without a cipher, so there would be no TLS; expected ibm.mq.sslCipherSuite too; fix: add the channel's SSLCIPH");
  }

  @Test
  void aStartThatIsRefusedSaysWhatDoesNotGoTogetherElsewhereToo() {
    RuntimeException refused =
        catchThrowableOfType(
            RuntimeException.class,
            () ->
                Installation.start(
                    folder,
                    "--ibm.mq.connName=mq1(1414)",
                    "--ibm.mq.sslPeerName=CN=qm1",
                    "--twospeed.broker=tcp://127.0.0.1:1"));
    assertThat(Refusal.findings(refused, Path.of("config"), Path.of("var")))
        .containsExactlyInAnyOrder(
            "config: setting twospeed.broker is given beside ibm.mq; expected one broker; fix: delete one of the two, or start without --core",
            "config: setting twospeed.systems.core-banking.mq.expiry-queue is EXPIRY; expected none on IBM MQ, which reports what expired; fix: set it to \"\", as the profile ibm-mq does",
            "config: setting ibm.mq.channel is not given; expected a server connection channel such as DEV.APP.SVRCONN; fix: add it",
            "config: setting ibm.mq.sslPeerName is given without a cipher, so there would be no TLS; expected ibm.mq.sslCipherSuite too; fix: add the channel's SSLCIPH");
  }

  @Test
  void aBundleThatIsNotThereIsNamed() {
    IbmMqSettings settings =
        of(
            Map.of(
                "ibm.mq.connName", "mq1(1414)",
                "ibm.mq.channel", "C",
                "ibm.mq.sslCipherSuite", "TLS_AES_256_GCM_SHA384",
                "ibm.mq.sslBundle", "core"));
    Refused refused =
        catchThrowableOfType(
            Refused.class, () -> IbmMqConnections.of(settings, new DefaultSslBundleRegistry()));
    assertThat(refused.findings())
        .containsExactly(
            "config: setting ibm.mq.sslBundle names 'core'; expected a bundle under spring.ssl.bundle; fix: add it there or correct the name");
  }

  @Test
  void theMqscHasEveryQueueThatConfigAndOperationsName() throws IOException {
    String script = Files.readString(IbmMqWholeWayTest.MQSC);
    assertThat(script)
        .contains("QLOCAL('TWOSPEED.REPLY.local')")
        .contains("QLOCAL('TWOSPEED.REPLY.local.CHANGES')")
        .contains("QLOCAL('TWOSPEED.REPLY.local.DEAD')");
    assertThat(Files.readString(Installation.REPOSITORY.resolve("config/application.yaml")))
        .contains("reply-queue: TWOSPEED.REPLY.${twospeed.instance}")
        .contains("instance: local");
    try (var operations =
        Files.newDirectoryStream(Installation.REPOSITORY.resolve("mappings/core"))) {
      for (Path operation : operations) {
        if (Files.isDirectory(operation)) {
          var queue =
              java.util.regex.Pattern.compile("queue: ([A-Z.]+)")
                  .matcher(Files.readString(operation.resolve("operation.yaml")));
          if (queue.find()) {
            assertThat(script)
                .as(operation.toString())
                .contains("QLOCAL('" + queue.group(1) + "')");
          }
        }
      }
    }
  }
}
