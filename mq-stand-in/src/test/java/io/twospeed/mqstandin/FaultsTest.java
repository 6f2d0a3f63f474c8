package io.twospeed.mqstandin;

import static io.twospeed.mqstandin.ClientContract.SOON;
import static io.twospeed.mqstandin.ClientContract.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.ibm.msg.client.jakarta.wmq.WMQConstants;
import io.twospeed.mqstandin.channel.Fault;
import io.twospeed.mqstandin.channel.Verb;
import io.twospeed.mqstandin.queues.QueueDefinition;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each reason code a queue manager gives, as IBM's client shows it. */
final class FaultsTest {
  private static final String QUEUE = "CORE.REQUEST";

  private MqStandIn standIn;
  private Connection connection;
  private Session session;

  @BeforeEach
  void start() throws JMSException {
    standIn = MqStandIn.start(Settings.defaults().withQueues(QUEUE).withMaximumLength(50_000));
    connection = Target.of(standIn).factory().createConnection();
    connection.start();
    session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
  }

  @AfterEach
  void stop() throws JMSException {
    standIn.close();
    try {
      connection.close();
    } catch (JMSException e) {
      // A connection that was cut cannot tell its queue manager that it closes.
      assertThat(reason(e)).isEqualTo(2009);
    }
  }

  private MessageProducer producer() throws JMSException {
    return session.createProducer(session.createQueue("queue:///" + QUEUE + "?targetClient=1"));
  }

  private MessageConsumer consumer() throws JMSException {
    return session.createConsumer(session.createQueue("queue:///" + QUEUE));
  }

  private Message text(String text) throws JMSException {
    return session.createTextMessage(text);
  }

  private static void assertReason(int expected, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(JMSException.class)
        .satisfies(thrown -> assertThat(reason(thrown)).isEqualTo(expected));
  }

  /** The client may try the socket that was cut first: then this is tried again. */
  private Connection connectAgain() {
    return await("a connection")
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptions()
        .until(() -> Target.of(standIn).factory().createConnection(), Objects::nonNull);
  }

  private QueueDefinition queue() {
    return QueueDefinition.local(QUEUE);
  }

  @Test
  void aFullQueueIs2053AndHasRoomAgainAfterAGet() throws JMSException {
    standIn.define(queue().withMaximumDepth(2));
    MessageProducer producer = producer();
    producer.send(text("one"));
    producer.send(text("two"));
    assertReason(2053, () -> producer.send(text("three")));
    assertThat(standIn.depth(QUEUE)).isEqualTo(2);
    standIn.take(QUEUE);
    producer.send(text("three"));
    assertThat(standIn.depth(QUEUE)).isEqualTo(2);
  }

  @Test
  void uncommittedPutsFillAQueueToo() throws JMSException {
    standIn.define(queue().withMaximumDepth(1));
    Session work = connection.createSession(true, Session.SESSION_TRANSACTED);
    work.createProducer(work.createQueue("queue:///" + QUEUE)).send(text("uncommitted"));
    MessageProducer producer = producer();
    assertReason(2053, () -> producer.send(text("too many")));
    work.rollback();
    producer.send(text("room again"));
  }

  @Test
  void aQueueWhosePutsAreDisabledIs2051() throws JMSException {
    MessageProducer producer = producer();
    standIn.define(queue().withPutInhibited(true));
    assertReason(2051, () -> producer.send(text("refused")));
    standIn.define(queue());
    producer.send(text("allowed again"));
    assertThat(standIn.depth(QUEUE)).isEqualTo(1);
  }

  @Test
  void aQueueWhoseGetsAreDisabledIs2016() throws JMSException {
    standIn.define(queue().withGetInhibited(true));
    MessageConsumer consumer = consumer();
    assertReason(2016, () -> consumer.receive(SOON));
  }

  @Test
  void aQueueForOthersOnlyIs2035() {
    standIn.define(queue().withOnlyFor(Set.of("batch")));
    assertReason(2035, this::producer);
    assertReason(2035, this::consumer);
  }

  @Test
  void aMessageTooLongForItsQueueIs2030AndForTheQueueManager2031() throws JMSException {
    standIn.define(queue().withMaximumLength(1000));
    MessageProducer producer = producer();
    assertReason(2030, () -> producer.send(text("x".repeat(1001))));
    producer.send(text("x".repeat(1000)));
    assertReason(2031, () -> producer.send(text("x".repeat(50_001))));
    assertThat(standIn.depth(QUEUE)).isEqualTo(1);
  }

  @Test
  void aPersistentReplyToATemporaryQueueIs2048() throws JMSException {
    TemporaryQueue temporary = session.createTemporaryQueue();
    MessageProducer producer = session.createProducer(null);
    producer.setDeliveryMode(DeliveryMode.PERSISTENT);
    standIn.clearRecorded();
    Message reply = text("lost in practice");
    producer.send(session.createQueue("queue:///" + QUEUE + "?persistence=2"), reply);
    assertReason(
        2048,
        () ->
            producer.send(
                session.createQueue("queue:///" + name(temporary) + "?persistence=2"), reply));
  }

  private static String name(TemporaryQueue queue) throws JMSException {
    return queue.getQueueName().replaceFirst("queue://[^/]*/", "").replaceFirst("\\?.*", "");
  }

  @ParameterizedTest
  @ValueSource(ints = {2102, 2195, 2071, 2192})
  void anyReasonCanBeAskedForOnceAndTheNextPutIsWell(int asked) throws JMSException {
    MessageProducer producer = producer();
    standIn.failNext(Verb.PUT, QUEUE, asked);
    assertReason(asked, () -> producer.send(text("refused")));
    assertThat(standIn.depth(QUEUE)).isZero();
    producer.send(text("taken"));
    assertThat(standIn.depth(QUEUE)).isEqualTo(1);
  }

  @Test
  void aReasonAskedForAGetIsTheReceiversException() throws JMSException {
    MessageConsumer consumer = consumer();
    standIn.failNext(Verb.GET, QUEUE, 2195);
    assertReason(2195, () -> consumer.receive(SOON));
  }

  @Test
  void aFaultOfAnotherQueueDoesNotHappenHere() throws JMSException {
    standIn.failNext(Verb.PUT, "ANOTHER.QUEUE", 2053);
    producer().send(text("well"));
    assertThat(standIn.depth(QUEUE)).isEqualTo(1);
  }

  @Test
  void aConnectionBrokenBeforeThePutTookEffectIs2009AndLeavesNoMessage() throws JMSException {
    MessageProducer producer = producer();
    standIn.fault(Verb.PUT, QUEUE, Fault.cutBefore(), 1);
    assertReason(2009, () -> producer.send(text("never there")));
    assertThat(standIn.browse(QUEUE)).isEmpty();
  }

  @Test
  void aConnectionBrokenAfterThePutTookEffectIs2009AndLeavesTheMessage() throws JMSException {
    MessageProducer producer = producer();
    standIn.fault(Verb.PUT, QUEUE, Fault.cutAfter(), 1);
    assertReason(2009, () -> producer.send(text("there all the same")));
    assertThat(standIn.browse(QUEUE)).hasSize(1);
  }

  @Test
  void aCommitWhoseReplyIsLostIsDone() throws JMSException {
    assertThatThrownBy(commitThatMeets(Fault.cutAfter())::commit).isInstanceOf(JMSException.class);
    assertThat(standIn.browse(QUEUE)).hasSize(1);
  }

  @Test
  void aCommitThatIsLostItselfIsUndone() throws JMSException {
    assertThatThrownBy(commitThatMeets(Fault.cutBefore())::commit).isInstanceOf(JMSException.class);
    await("the back-out")
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(standIn.depth(QUEUE)).isZero());
  }

  private Session commitThatMeets(Fault fault) throws JMSException {
    Session work = connection.createSession(true, Session.SESSION_TRANSACTED);
    work.createProducer(work.createQueue("queue:///" + QUEUE)).send(text("in work"));
    standIn.fault(Verb.COMMIT, "", fault, 1);
    return work;
  }

  @Test
  void aBrokenConnectionGivesBackWhatItsUnitOfWorkTook() throws JMSException {
    producer().send(text("in work"));
    Session work = connection.createSession(true, Session.SESSION_TRANSACTED);
    MessageConsumer consumer = work.createConsumer(work.createQueue("queue:///" + QUEUE));
    assertThat(consumer.receive(SOON)).isNotNull();
    standIn.cutConnections();
    try (Connection second = connectAgain()) {
      second.start();
      Session again = second.createSession(false, Session.AUTO_ACKNOWLEDGE);
      Message got = again.createConsumer(again.createQueue("queue:///" + QUEUE)).receive(SOON);
      assertThat(got.getIntProperty("JMSXDeliveryCount")).isEqualTo(2);
    }
  }

  @Test
  void aGetThatWaitedOnABrokenConnectionTakesNoMessage() throws Exception {
    MessageConsumer consumer = consumer();
    Thread waiting =
        new Thread(
            () -> assertThatThrownBy(() -> consumer.receive(SOON)).isInstanceOf(Exception.class));
    waiting.start();
    await("the wait").atMost(Duration.ofMinutes(1)).until(() -> standIn.waiting(QUEUE) == 1);
    standIn.cutConnections();
    waiting.join(SOON);
    await("its end").atMost(Duration.ofMinutes(1)).until(() -> standIn.waiting(QUEUE) == 0);
    standIn.put(QUEUE, Messages.text("kept for the next"));
    assertThat(standIn.depth(QUEUE)).isEqualTo(1);
  }

  @Test
  void aSelectionStringIsRefusedAndNotMisunderstood() {
    assertReason(
        2551,
        () -> session.createConsumer(session.createQueue("queue:///" + QUEUE), "amount > 100"));
  }

  @Test
  void aReplyToAQueueManagerNobodyKnowsIs2087() throws JMSException {
    MessageProducer replies = session.createProducer(null);
    Message reply = text("to the wrong queue manager");
    assertReason(2087, () -> replies.send(session.createQueue("queue://OTHER.QM/" + QUEUE), reply));
    replies.send(session.createQueue("queue://QM1/" + QUEUE), reply);
    assertThat(standIn.depth(QUEUE)).isEqualTo(1);
  }

  @Test
  void anUnknownChannelIs2540() {
    assertReason(
        2540, () -> Target.of(standIn).withChannel("NO.SUCH.SVRCONN").factory().createConnection());
  }

  @Test
  void aClientToldToReconnectGoesOnAfterACut() throws JMSException {
    var factory = Target.of(standIn).factory();
    factory.setIntProperty(
        WMQConstants.WMQ_CLIENT_RECONNECT_OPTIONS, WMQConstants.WMQ_CLIENT_RECONNECT);
    try (Connection reconnecting = factory.createConnection()) {
      Session steady = reconnecting.createSession(false, Session.AUTO_ACKNOWLEDGE);
      MessageProducer producer =
          steady.createProducer(steady.createQueue("queue:///" + QUEUE + "?persistence=2"));
      producer.send(text("before"));
      standIn.cutConnections();
      // The put that was under way is 2549: whether it took effect is not known.
      await("a put after the cut")
          .atMost(Duration.ofSeconds(60))
          .ignoreExceptions()
          .untilAsserted(() -> producer.send(text("after")));
      assertThat(standIn.depth(QUEUE)).isEqualTo(2);
    }
  }
}
