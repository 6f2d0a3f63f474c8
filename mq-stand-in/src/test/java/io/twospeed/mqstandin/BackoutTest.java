package io.twospeed.mqstandin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.twospeed.mqstandin.queues.QueueDefinition;
import io.twospeed.mqstandin.wire.MqmdField;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The back-out threshold is the queue's; IBM's JMS client asks for it and acts on it. */
final class BackoutTest {
  private static final String QUEUE = "CORE.REQUEST";
  private static final String BACKOUT = "CORE.REQUEST.BACKOUT";

  @Test
  void aMessageBackedOutAsOftenAsTheThresholdIsMovedToTheBackOutQueue() throws JMSException {
    Settings settings =
        Settings.defaults()
            .withQueue(QueueDefinition.local(QUEUE).withBackout(3, BACKOUT))
            .withQueues(BACKOUT);
    try (MqStandIn standIn = MqStandIn.start(settings);
        Connection connection = Target.of(standIn).factory().createConnection()) {
      AtomicInteger deliveries = new AtomicInteger();
      Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
      session
          .createConsumer(session.createQueue("queue:///" + QUEUE))
          .setMessageListener(message -> rollBack(session, deliveries));
      connection.start();
      standIn.put(QUEUE, Messages.text("poison"));
      await("the back-out queue")
          .atMost(Duration.ofMinutes(1))
          .until(() -> standIn.depth(BACKOUT) == 1);
      assertThat(deliveries).hasValue(3);
      assertThat(standIn.depth(QUEUE)).isZero();
      assertThat(standIn.take(BACKOUT).map(Messages::textOf)).contains("poison");
    }
  }

  private static void rollBack(Session session, AtomicInteger deliveries) {
    try {
      deliveries.incrementAndGet();
      session.rollback();
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aMessageWithoutAThresholdStaysHoweverOftenItIsBackedOut() throws JMSException {
    try (MqStandIn standIn = MqStandIn.start(Settings.defaults().withQueues(QUEUE));
        Connection connection = Target.of(standIn).factory().createConnection()) {
      connection.start();
      standIn.put(QUEUE, Messages.text("stays"));
      Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
      var consumer = session.createConsumer(session.createQueue("queue:///" + QUEUE));
      for (int i = 0; i < 6; i++) {
        assertThat(consumer.receive(ClientContract.SOON)).isNotNull();
        session.rollback();
      }
      consumer.close();
      assertThat(standIn.browse(QUEUE).get(0).descriptor().integer(MqmdField.BACKOUT_COUNT))
          .isEqualTo(6);
    }
  }
}
