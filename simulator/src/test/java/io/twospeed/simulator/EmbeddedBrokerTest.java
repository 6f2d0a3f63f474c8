package io.twospeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class EmbeddedBrokerTest {
  private static final long PATIENCE_MILLIS = 60_000;

  @Test
  void aDurableMessageSurvivesARestart(@TempDir Path data) throws JMSException {
    try (EmbeddedBroker broker = EmbeddedBroker.start(data)) {
      send(broker, "KEPT", 0);
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(data)) {
      assertThat(arrives(broker, "KEPT")).isTrue();
    }
  }

  @Test
  void whatExpiresUnreadGoesToTheExpiryQueue(@TempDir Path data) throws JMSException {
    try (EmbeddedBroker broker = EmbeddedBroker.start(data)) {
      send(broker, "UNREAD", 50);
      assertThat(arrives(broker, EmbeddedBroker.EXPIRY_QUEUE)).isTrue();
    }
  }

  @Test
  void whatFailsThreeTimesGoesToTheDeadLetterQueue(@TempDir Path data) throws JMSException {
    try (EmbeddedBroker broker = EmbeddedBroker.start(data);
        Connection connection = broker.connectionFactory().createConnection()) {
      send(broker, "POISON", 0);
      connection.start();
      Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
      MessageConsumer consumer = session.createConsumer(session.createQueue("POISON"));
      for (int attempt = 1; attempt <= 3; attempt++) {
        assertThat(consumer.receive(PATIENCE_MILLIS)).as("attempt %d", attempt).isNotNull();
        session.rollback();
      }
      assertThat(arrives(broker, EmbeddedBroker.DEAD_LETTER_QUEUE)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TWOSPEED.REPLY.A.CHANGES", EmbeddedBroker.EXPIRY_QUEUE})
  void whatBecameOfAChangeIsNeverGivenUp(String queue, @TempDir Path data) throws JMSException {
    try (EmbeddedBroker broker = EmbeddedBroker.start(data);
        Connection connection = broker.connectionFactory().createConnection()) {
      send(broker, queue, 0);
      connection.start();
      Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
      MessageConsumer consumer = session.createConsumer(session.createQueue(queue));
      for (int attempt = 1; attempt <= 10; attempt++) {
        assertThat(consumer.receive(PATIENCE_MILLIS)).as("attempt %d", attempt).isNotNull();
        session.rollback();
      }
      assertThat(consumer.receive(PATIENCE_MILLIS)).as("still there").isNotNull();
    }
  }

  @Test
  void aBrokerWhosePortIsTakenSaysSo(@TempDir Path data) throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertThatIllegalStateException()
          .isThrownBy(() -> EmbeddedBroker.start(data, port))
          .withMessageContaining("port " + port)
          .withMessageContaining("free them");
    }
  }

  @Test
  void aBrokerThatMayChooseItsPortTellsWhichItIs(@TempDir Path data) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(data, 0);
        ActiveMQConnectionFactory outside =
            new ActiveMQConnectionFactory(broker.tcpUrl().orElseThrow());
        Connection connection = outside.createConnection()) {
      assertThat(broker.tcpUrl().orElseThrow()).matches("tcp://127\\.0\\.0\\.1:[1-9][0-9]+");
      assertThat(connection.createSession()).isNotNull();
    }
  }

  @Test
  void aBrokerOfThisProcessAloneHasNoPort(@TempDir Path data) {
    try (EmbeddedBroker broker = EmbeddedBroker.start(data)) {
      assertThat(broker.tcpUrl()).isEmpty();
    }
  }

  private static void send(EmbeddedBroker broker, String queue, long timeToLiveMillis)
      throws JMSException {
    try (Connection connection = broker.connectionFactory().createConnection()) {
      Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
      MessageProducer producer = session.createProducer(session.createQueue(queue));
      producer.setTimeToLive(timeToLiveMillis);
      producer.send(session.createTextMessage("x"));
    }
  }

  private static boolean arrives(EmbeddedBroker broker, String queue) throws JMSException {
    try (Connection connection = broker.connectionFactory().createConnection()) {
      connection.start();
      Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
      Message message = session.createConsumer(session.createQueue(queue)).receive(PATIENCE_MILLIS);
      return message != null;
    }
  }
}
