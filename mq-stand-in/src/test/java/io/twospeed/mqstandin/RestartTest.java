package io.twospeed.mqstandin;

import static io.twospeed.mqstandin.ClientContract.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.twospeed.mqstandin.queues.QueueDefinition;
import io.twospeed.mqstandin.wire.MqMessage;
import io.twospeed.mqstandin.wire.Mqi;
import io.twospeed.mqstandin.wire.MqmdField;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a restart keeps, and what it drops. */
final class RestartTest {
  private static final String QUEUE = "CORE.REQUEST";

  @TempDir private Path folder;
  private MqStandIn standIn;

  @BeforeEach
  void start() {
    standIn = MqStandIn.start(settings());
  }

  private Settings settings() {
    return Settings.defaults().withQueues(QUEUE).withFolder(folder);
  }

  @AfterEach
  void stop() {
    standIn.close();
  }

  private Connection connect() {
    return await("a connection")
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptions()
        .until(() -> Target.of(standIn).factory().createConnection(), Objects::nonNull);
  }

  private static void send(Session session, int deliveryMode, String text) throws JMSException {
    MessageProducer producer =
        session.createProducer(session.createQueue("queue:///" + QUEUE + "?targetClient=1"));
    producer.setDeliveryMode(deliveryMode);
    producer.send(session.createTextMessage(text));
  }

  @Test
  void persistentMessagesAreThereAgainAndOthersAreGone() throws JMSException {
    try (Connection connection = connect()) {
      Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
      send(session, DeliveryMode.PERSISTENT, "kept");
      send(session, DeliveryMode.NON_PERSISTENT, "dropped");
      send(session, DeliveryMode.PERSISTENT, "kept too");
    }
    MqMessage before = standIn.browse(QUEUE).get(0);
    standIn.restart();
    assertThat(standIn.browse(QUEUE).stream().map(Messages::textOf))
        .containsExactly("kept", "kept too");
    assertThat(standIn.browse(QUEUE).get(0).descriptor().bytes())
        .isEqualTo(before.descriptor().bytes());
  }

  @Test
  void aMessageGotBeforeIsNotThereAgain() {
    standIn.put(QUEUE, Messages.text("got", Mqi.PERSISTENT));
    standIn.put(QUEUE, Messages.text("left", Mqi.PERSISTENT));
    standIn.take(QUEUE);
    standIn.restart();
    assertThat(standIn.browse(QUEUE).stream().map(Messages::textOf)).containsExactly("left");
  }

  @Test
  void whatWasNotCommittedIsUndone() throws JMSException {
    standIn.put(QUEUE, Messages.text("got in work", Mqi.PERSISTENT));
    try (Connection connection = connect()) {
      connection.start();
      Session work = connection.createSession(true, Session.SESSION_TRANSACTED);
      send(work, DeliveryMode.PERSISTENT, "put in work");
      assertThat(work.createConsumer(work.createQueue("queue:///" + QUEUE)).receive(SOON))
          .isNotNull();
      standIn.restart();
      assertThat(standIn.browse(QUEUE).stream().map(Messages::textOf))
          .containsExactly("got in work");
    } catch (JMSException e) {
      assertThat(ClientContract.reason(e)).isEqualTo(2009);
    }
  }

  @Test
  void aCommittedUnitOfWorkIsThereWhole() throws JMSException {
    try (Connection connection = connect()) {
      Session work = connection.createSession(true, Session.SESSION_TRANSACTED);
      send(work, DeliveryMode.PERSISTENT, "one");
      send(work, DeliveryMode.PERSISTENT, "two");
      work.commit();
    }
    standIn.restart();
    assertThat(standIn.browse(QUEUE).stream().map(Messages::textOf)).containsExactly("one", "two");
  }

  @Test
  void theBackOutCountIsKept() throws JMSException {
    standIn.put(QUEUE, Messages.text("backed out", Mqi.PERSISTENT));
    try (Connection connection = connect()) {
      connection.start();
      Session work = connection.createSession(true, Session.SESSION_TRANSACTED);
      var consumer = work.createConsumer(work.createQueue("queue:///" + QUEUE));
      for (int i = 0; i < 2; i++) {
        assertThat(consumer.receive(SOON)).isNotNull();
        work.rollback();
      }
    }
    standIn.restart();
    assertThat(standIn.browse(QUEUE).get(0).descriptor().integer(MqmdField.BACKOUT_COUNT))
        .isEqualTo(2);
  }

  @Test
  void aBatchThatAHaltCutOffIsAsIfItHadNeverBeen() throws IOException {
    standIn.put(QUEUE, Messages.text("whole", Mqi.PERSISTENT));
    standIn.close();
    Path log = folder.resolve("messages.log");
    long whole = Files.size(log);
    standIn = MqStandIn.start(settings());
    standIn.put(QUEUE, Messages.text("cut off", Mqi.PERSISTENT));
    standIn.close();
    byte[] bytes = Files.readAllBytes(log);
    assertThat((long) bytes.length).isGreaterThan(whole);
    Files.write(log, Arrays.copyOf(bytes, bytes.length - 1), StandardOpenOption.TRUNCATE_EXISTING);
    standIn = MqStandIn.start(settings());
    assertThat(standIn.browse(QUEUE).stream().map(Messages::textOf)).containsExactly("whole");
    standIn.put(QUEUE, Messages.text("after", Mqi.PERSISTENT));
    standIn.restart();
    assertThat(standIn.depth(QUEUE)).isEqualTo(2);
  }

  @Test
  void theSamePortAndTheQueuesDefinedSinceAreThereAgain() throws JMSException {
    int port = standIn.port();
    standIn.define(QueueDefinition.local("ADDED.QUEUE"));
    standIn.restart();
    assertThat(standIn.port()).isEqualTo(port);
    assertThat(standIn.queueNames()).contains(QUEUE, "ADDED.QUEUE");
    try (Connection connection = connect()) {
      send(connection.createSession(false, Session.AUTO_ACKNOWLEDGE), 2, "after the restart");
    }
    assertThat(standIn.depth(QUEUE)).isEqualTo(1);
  }
}
