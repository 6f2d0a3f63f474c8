package io.twospeed.mqstandin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.msg.client.jakarta.jms.JmsConnectionFactory;
import com.ibm.msg.client.jakarta.wmq.WMQConstants;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TlsTest {
  private static final String QUEUE = "CORE.REQUEST";

  private static final Certificates BANK = Certificates.of("core.bank.example");
  private static final Certificates LAYER = Certificates.of("twospeed.bank.example");
  private static final Certificates STRANGER = Certificates.of("stranger.example");
  private MqStandIn standIn;

  @BeforeEach
  void start() throws Exception {
    standIn =
        MqStandIn.start(
            Settings.defaults()
                .withQueues(QUEUE)
                .withUser("app", "passw0rd")
                .withTls(BANK.trusting(LAYER), true));
  }

  @AfterEach
  void stop() {
    standIn.close();
  }

  private JmsConnectionFactory factory(SSLContext context, String suite) throws JMSException {
    JmsConnectionFactory factory = Target.of(standIn).factory();
    factory.setStringProperty(WMQConstants.WMQ_SSL_CIPHER_SUITE, suite);
    factory.setObjectProperty(WMQConstants.WMQ_SSL_SOCKET_FACTORY, context.getSocketFactory());
    return factory;
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLS_AES_256_GCM_SHA384", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"})
  void aMessageGoesThereAndBackOverTls(String suite) throws Exception {
    try (Connection connection = factory(LAYER.trusting(BANK), suite).createConnection()) {
      connection.start();
      Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
      var queue = session.createQueue("queue:///" + QUEUE);
      session.createProducer(queue).send(session.createTextMessage("in secret"));
      TextMessage got = (TextMessage) session.createConsumer(queue).receive(ClientContract.SOON);
      assertThat(got.getText()).isEqualTo("in secret");
    }
  }

  @Test
  void aClientWhoseCertificateIsNotTrustedIsRefused() {
    assertThatThrownBy(
            () -> factory(STRANGER.trusting(BANK), "TLS_AES_256_GCM_SHA384").createConnection())
        .isInstanceOf(JMSException.class)
        .satisfies(
            thrown -> assertThat(ClientContract.reason(thrown)).isIn(2009, 2397, 2059, 2393));
  }

  @Test
  void aClientWithoutTlsIsRefused() {
    assertThatThrownBy(() -> Target.of(standIn).factory().createConnection())
        .isInstanceOf(JMSException.class)
        .satisfies(thrown -> assertThat(ClientContract.reason(thrown)).isIn(2009, 2059));
  }

  @Test
  void aWrongPasswordIs2035OverTlsToo() throws Exception {
    JmsConnectionFactory factory = factory(LAYER.trusting(BANK), "TLS_AES_256_GCM_SHA384");
    factory.setStringProperty(WMQConstants.PASSWORD, "wrong");
    assertThatThrownBy(factory::createConnection)
        .satisfies(thrown -> assertThat(ClientContract.reason(thrown)).isEqualTo(2035));
  }
}
