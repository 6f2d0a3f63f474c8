package io.twospeed.mqstandin;

import static io.twospeed.mqstandin.ClientContract.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests and replies of many threads over few sockets. */
final class ManyThreadsTest {
  private static final int THREADS = 8;
  private static final int REQUESTS = 40;

  @ParameterizedTest
  @ValueSource(ints = {10, 13})
  void everyRequestGetsItsOwnReply(int level) throws Exception {
    Settings settings =
        Settings.defaults().withQueues("CORE.REQUEST", "CORE.REPLY").withLevel(level);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (MqStandIn standIn = MqStandIn.start(settings);
        Connection core = Target.of(standIn).factory().createConnection();
        Connection connection = Target.of(standIn).factory().createConnection()) {
      answer(core);
      connection.start();
      List<Future<Integer>> asking = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        String name = "thread " + i;
        asking.add(threads.submit(() -> ask(connection, name)));
      }
      assertThat(answers(asking)).isEqualTo(THREADS * REQUESTS);
      assertThat(standIn.depth("CORE.REQUEST")).isZero();
      assertThat(standIn.depth("CORE.REPLY")).isZero();
      assertThat(standIn.sockets()).isLessThanOrEqualTo(4);
    } finally {
      threads.shutdownNow();
    }
  }

  private static int answers(List<Future<Integer>> asking)
      throws ExecutionException, InterruptedException {
    int answers = 0;
    for (Future<Integer> each : asking) {
      answers += each.get();
    }
    return answers;
  }

  private static int ask(Connection connection, String name) throws JMSException {
    Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    MessageProducer producer = session.createProducer(queue(session, "CORE.REQUEST"));
    producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
    int answered = 0;
    for (int i = 0; i < REQUESTS; i++) {
      TextMessage request = session.createTextMessage(name + " request " + i);
      producer.send(request);
      String selector = "JMSCorrelationID='" + request.getJMSMessageID() + "'";
      try (var consumer = session.createConsumer(queue(session, "CORE.REPLY"), selector)) {
        Message reply = consumer.receive(SOON);
        assertThat(((TextMessage) reply).getText()).isEqualTo("reply to " + request.getText());
        answered++;
      }
    }
    session.close();
    return answered;
  }

  private static Queue queue(Session session, String name) throws JMSException {
    return session.createQueue("queue:///" + name + "?targetClient=1");
  }

  private static void answer(Connection core) throws JMSException {
    Session session = core.createSession(false, Session.AUTO_ACKNOWLEDGE);
    MessageProducer replies = session.createProducer(queue(session, "CORE.REPLY"));
    replies.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
    session
        .createConsumer(queue(session, "CORE.REQUEST"))
        .setMessageListener(request -> reply(session, replies, request));
    core.start();
  }

  private static void reply(Session session, MessageProducer replies, Message request) {
    try {
      String text = ((TextMessage) request).getText();
      TextMessage reply = session.createTextMessage("reply to " + text);
      reply.setJMSCorrelationID(request.getJMSMessageID());
      replies.send(reply);
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }
}
