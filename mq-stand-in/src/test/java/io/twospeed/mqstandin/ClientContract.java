package io.twospeed.mqstandin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.ibm.mq.MQException;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What IBM's JMS client does over a channel. Runs against the stand-in at each level of the
 * protocol, and against a real queue manager where one is named.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ClientContract {
  static final String FIRST = "DEV.QUEUE.1";
  static final String SECOND = "DEV.QUEUE.2";
  static final long SOON = Duration.ofMinutes(1).toMillis();
  static final long NOT_YET = 150;

  private Connection connection;
  private Session session;

  abstract Target target();

  @BeforeEach
  void connect() throws JMSException {
    connection = target().factory().createConnection();
    connection.start();
    session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    empty(FIRST);
    empty(SECOND);
  }

  @AfterEach
  void disconnect() throws JMSException {
    connection.close();
  }

  private void empty(String queue) throws JMSException {
    try (MessageConsumer consumer = session.createConsumer(queue(queue))) {
      Message left = consumer.receiveNoWait();
      while (left != null) {
        left = consumer.receiveNoWait();
      }
    }
  }

  private Queue queue(String name) throws JMSException {
    return session.createQueue("queue:///" + name + "?targetClient=1");
  }

  private void send(Session by, Queue to, String text) throws JMSException {
    try (MessageProducer producer = by.createProducer(to)) {
      producer.send(by.createTextMessage(text));
    }
  }

  private static String text(Message message) throws JMSException {
    return ((TextMessage) message).getText();
  }

  @Test
  void aMessageWithoutRfh2GoesAndComes() throws JMSException {
    send(session, queue(FIRST), "plain");
    try (MessageConsumer consumer = session.createConsumer(queue(FIRST))) {
      assertThat(text(consumer.receive(SOON))).isEqualTo("plain");
    }
  }

  @Test
  void aMessageWithRfh2KeepsItsProperties() throws JMSException {
    Queue queue = session.createQueue("queue:///" + FIRST);
    TextMessage message = session.createTextMessage("with properties");
    message.setStringProperty("operation", "balance");
    try (MessageProducer producer = session.createProducer(queue);
        MessageConsumer consumer = session.createConsumer(queue)) {
      producer.send(message);
      Message got = consumer.receive(SOON);
      assertThat(got.getStringProperty("operation")).isEqualTo("balance");
      assertThat(got.getJMSMessageID()).isEqualTo(message.getJMSMessageID());
    }
  }

  @Test
  void anEmptyQueueGivesNothingAtOnceAndAfterAWait() throws JMSException {
    try (MessageConsumer consumer = session.createConsumer(queue(FIRST))) {
      assertThat(consumer.receiveNoWait()).isNull();
      long before = System.nanoTime();
      assertThat(consumer.receive(300)).isNull();
      assertThat(Duration.ofNanos(System.nanoTime() - before))
          .isGreaterThanOrEqualTo(Duration.ofMillis(290));
    }
  }

  @Test
  void aWaitEndsWithTheMessageThatComes() throws Exception {
    Session other = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    try (MessageConsumer consumer = other.createConsumer(queue(FIRST))) {
      List<String> got = Collections.synchronizedList(new ArrayList<>());
      Thread waiting = new Thread(() -> got.add(textOf(consumer, SOON)));
      waiting.start();
      send(session, queue(FIRST), "late");
      waiting.join(SOON);
      assertThat(got).containsExactly("late");
    }
  }

  private static String textOf(MessageConsumer consumer, long millis) {
    try {
      return text(consumer.receive(millis));
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aLargeMessageGoesInSegmentsAndComesWhole() throws JMSException {
    byte[] large = new byte[700_001];
    new Random(7).nextBytes(large);
    BytesMessage message = session.createBytesMessage();
    message.writeBytes(large);
    try (MessageProducer producer = session.createProducer(queue(FIRST));
        MessageConsumer consumer = session.createConsumer(queue(FIRST))) {
      producer.send(message);
      BytesMessage got = (BytesMessage) consumer.receive(SOON);
      byte[] back = new byte[(int) got.getBodyLength()];
      got.readBytes(back);
      assertThat(back).isEqualTo(large);
    }
  }

  @Test
  void anUncommittedPutIsNotSeenAndARolledBackOneNever() throws JMSException {
    Session work = connection.createSession(true, Session.SESSION_TRANSACTED);
    try (MessageConsumer consumer = session.createConsumer(queue(FIRST))) {
      send(work, queue(FIRST), "rolled back");
      assertThat(consumer.receive(NOT_YET)).isNull();
      work.rollback();
      send(work, queue(FIRST), "committed");
      work.commit();
      assertThat(text(consumer.receive(SOON))).isEqualTo("committed");
      assertThat(consumer.receiveNoWait()).isNull();
    }
  }

  @Test
  void aRolledBackGetComesAgainAndCountsItsDeliveries() throws JMSException {
    send(session, queue(FIRST), "again");
    Session work = connection.createSession(true, Session.SESSION_TRANSACTED);
    try (MessageConsumer consumer = work.createConsumer(queue(FIRST))) {
      for (int delivery = 1; delivery <= 3; delivery++) {
        Message got = consumer.receive(SOON);
        assertThat(got.getIntProperty("JMSXDeliveryCount")).isEqualTo(delivery);
        assertThat(got.getJMSRedelivered()).isEqualTo(delivery > 1);
        work.rollback();
      }
      assertThat(text(consumer.receive(SOON))).isEqualTo("again");
      work.commit();
      assertThat(consumer.receive(NOT_YET)).isNull();
    }
  }

  @Test
  void aConnectionThatClosesLeavesWhatItDidNotCommit() throws JMSException {
    send(session, queue(FIRST), "kept");
    try (Connection other = target().factory().createConnection()) {
      other.start();
      Session work = other.createSession(true, Session.SESSION_TRANSACTED);
      assertThat(work.createConsumer(queue(FIRST)).receive(SOON)).isNotNull();
    }
    try (MessageConsumer consumer = session.createConsumer(queue(FIRST))) {
      assertThat(text(consumer.receive(SOON))).isEqualTo("kept");
    }
  }

  @Test
  void aReplyIsReceivedByItsCorrelation() throws JMSException {
    String correlation = "ID:" + "4F".repeat(24);
    send(session, queue(FIRST), "another");
    TextMessage reply = session.createTextMessage("the reply");
    reply.setJMSCorrelationID(correlation);
    try (MessageProducer producer = session.createProducer(queue(FIRST))) {
      producer.send(reply);
    }
    try (MessageConsumer one =
        session.createConsumer(queue(FIRST), "JMSCorrelationID = '" + correlation + "'")) {
      assertThat(text(one.receive(SOON))).isEqualTo("the reply");
      assertThat(one.receive(NOT_YET)).isNull();
    }
    try (MessageConsumer any = session.createConsumer(queue(FIRST))) {
      assertThat(text(any.receive(SOON))).isEqualTo("another");
    }
  }

  @Test
  void aMessageIsReceivedByItsId() throws JMSException {
    send(session, queue(FIRST), "first");
    TextMessage wanted = session.createTextMessage("second");
    try (MessageProducer producer = session.createProducer(queue(FIRST))) {
      producer.send(wanted);
    }
    String selector = "JMSMessageID = '" + wanted.getJMSMessageID() + "'";
    try (MessageConsumer one = session.createConsumer(queue(FIRST), selector)) {
      assertThat(text(one.receive(SOON))).isEqualTo("second");
    }
    empty(FIRST);
  }

  @Test
  void aListenerIsGivenEachMessageOnceAndInOrder() throws JMSException {
    Session listening = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    List<String> got = Collections.synchronizedList(new ArrayList<>());
    try (MessageConsumer consumer = listening.createConsumer(queue(FIRST))) {
      consumer.setMessageListener(message -> got.add(unchecked(message)));
      List<String> sent = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        send(session, queue(FIRST), "number " + i);
        sent.add("number " + i);
      }
      await("all messages").atMost(Duration.ofMillis(SOON)).until(() -> got.size() == sent.size());
      assertThat(got).isEqualTo(sent);
    }
  }

  private static String unchecked(Message message) {
    try {
      return text(message);
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aListenerOfATransactedSessionRollsBackAndIsGivenItAgain() throws JMSException {
    Session listening = connection.createSession(true, Session.SESSION_TRANSACTED);
    List<Integer> deliveries = Collections.synchronizedList(new ArrayList<>());
    try (MessageConsumer consumer = listening.createConsumer(queue(FIRST))) {
      consumer.setMessageListener(message -> secondTimeLucky(listening, message, deliveries));
      send(session, queue(FIRST), "twice");
      await("the second delivery")
          .atMost(Duration.ofMillis(SOON))
          .until(() -> deliveries.size() == 2);
      assertThat(deliveries).containsExactly(1, 2);
    }
    listening.close();
  }

  private static void secondTimeLucky(Session session, Message message, List<Integer> deliveries) {
    try {
      int delivery = message.getIntProperty("JMSXDeliveryCount");
      if (delivery == 1) {
        session.rollback();
      } else {
        session.commit();
      }
      deliveries.add(delivery);
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aBrowseSeesAllAndTakesNone() throws JMSException {
    for (int i = 0; i < 3; i++) {
      send(session, queue(FIRST), "browsed " + i);
    }
    try (QueueBrowser browser = session.createBrowser(queue(FIRST))) {
      List<String> seen = new ArrayList<>();
      for (Enumeration<?> all = browser.getEnumeration(); all.hasMoreElements(); ) {
        seen.add(text((Message) all.nextElement()));
      }
      assertThat(seen).containsExactly("browsed 0", "browsed 1", "browsed 2");
    }
    try (MessageConsumer consumer = session.createConsumer(queue(FIRST))) {
      assertThat(text(consumer.receive(SOON))).isEqualTo("browsed 0");
    }
  }

  @Test
  void aTemporaryQueueCarriesAReplyAndGoes() throws JMSException {
    TemporaryQueue temporary = session.createTemporaryQueue();
    try (MessageConsumer consumer = session.createConsumer(temporary);
        MessageProducer producer = session.createProducer(temporary)) {
      producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
      producer.send(session.createTextMessage("a reply"));
      assertThat(text(consumer.receive(SOON))).isEqualTo("a reply");
    }
    String name = temporary.getQueueName();
    temporary.delete();
    // Over a socket that is not shared the client deletes it only when its connection closes.
    disconnect();
    connect();
    assertThatThrownBy(() -> session.createProducer(session.createQueue(name)))
        .satisfies(thrown -> assertThat(reason(thrown)).isEqualTo(2085));
  }

  @Test
  void asynchronousPutsAllArriveUnderTheIdsTheClientWasGiven() throws JMSException {
    Queue asynchronous = session.createQueue("queue:///" + FIRST + "?putAsyncAllowed=1");
    List<String> ids = new ArrayList<>();
    try (MessageProducer producer = session.createProducer(asynchronous)) {
      producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
      for (int i = 0; i < 10; i++) {
        TextMessage message = session.createTextMessage("unanswered " + i);
        producer.send(message);
        ids.add(message.getJMSMessageID());
      }
    }
    assertThat(ids).doesNotHaveDuplicates();
    List<String> got = new ArrayList<>();
    try (MessageConsumer consumer = session.createConsumer(queue(FIRST))) {
      for (int i = 0; i < 10; i++) {
        got.add(consumer.receive(SOON).getJMSMessageID());
      }
    }
    assertThat(got).isEqualTo(ids);
  }

  @Test
  void priorityGoesBeforeTime() throws JMSException {
    try (MessageProducer producer = session.createProducer(queue(FIRST));
        MessageConsumer consumer = session.createConsumer(queue(FIRST))) {
      producer.setPriority(2);
      producer.send(session.createTextMessage("low"));
      producer.setPriority(7);
      producer.send(session.createTextMessage("high"));
      assertThat(text(consumer.receive(SOON))).isEqualTo("high");
      assertThat(text(consumer.receive(SOON))).isEqualTo("low");
    }
  }

  @Test
  void aMessageThatExpiredIsNotGot() throws JMSException {
    try (MessageProducer producer = session.createProducer(queue(FIRST));
        MessageConsumer consumer = session.createConsumer(queue(FIRST))) {
      producer.setTimeToLive(100);
      producer.send(session.createTextMessage("short-lived"));
      producer.setTimeToLive(0);
      await("its expiry").pollDelay(Duration.ofMillis(500)).until(() -> true);
      producer.send(session.createTextMessage("long-lived"));
      assertThat(text(consumer.receive(SOON))).isEqualTo("long-lived");
    }
  }

  @Test
  void aQueueNobodyDefinedIs2085() throws JMSException {
    Queue unknown = session.createQueue("queue:///NO.SUCH.QUEUE");
    assertThatThrownBy(() -> session.createProducer(unknown))
        .satisfies(thrown -> assertThat(reason(thrown)).isEqualTo(2085));
  }

  @Test
  void anotherQueueManagersNameIs2058() {
    assertThatThrownBy(() -> target().withQueueManager("OTHER").factory().createConnection())
        .satisfies(thrown -> assertThat(reason(thrown)).isEqualTo(2058));
  }

  /** The reason code a JMSException carries, as a program that wants to know it finds it. */
  static int reason(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof MQException mq) {
        return mq.getReason();
      }
    }
    throw new AssertionError("no reason code in " + thrown, thrown);
  }
}
