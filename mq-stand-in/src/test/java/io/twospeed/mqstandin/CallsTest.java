package io.twospeed.mqstandin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.ibm.mq.MQAsyncStatus;
import com.ibm.mq.MQException;
import com.ibm.mq.MQGetMessageOptions;
import com.ibm.mq.MQMessage;
import com.ibm.mq.MQPutMessageOptions;
import com.ibm.mq.MQQueue;
import com.ibm.mq.MQQueueManager;
import com.ibm.mq.constants.CMQC;
import io.twospeed.mqstandin.channel.Fault;
import io.twospeed.mqstandin.channel.Verb;
import io.twospeed.mqstandin.queues.QueueDefinition;
import io.twospeed.mqstandin.wire.MqmdField;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls below JMS, with IBM's classes for Java. */
final class CallsTest {
  private static final String QUEUE = "CORE.REQUEST";

  private MqStandIn standIn;
  private MQQueueManager manager;

  @BeforeEach
  void start() throws MQException {
    standIn = MqStandIn.start(Settings.defaults().withQueues(QUEUE).withMaximumSockets(3));
    manager = Target.of(standIn).connect();
  }

  @AfterEach
  void stop() {
    try {
      manager.disconnect();
    } catch (MQException e) {
      // A connection that was cut cannot tell its queue manager that it closes.
      assertThat(e.getReason()).isEqualTo(2009);
    } finally {
      standIn.close();
    }
  }

  private static MQMessage get(MQQueue queue, int options) throws MQException {
    MQGetMessageOptions how = new MQGetMessageOptions();
    how.options = options;
    MQMessage message = new MQMessage();
    queue.get(message, how);
    return message;
  }

  @Test
  void anAsynchronousPutThatFailsIsToldByTheStatus() throws MQException {
    standIn.define(QueueDefinition.local(QUEUE).withMaximumDepth(1));
    MQQueue queue = manager.accessQueue(QUEUE, CMQC.MQOO_OUTPUT);
    MQPutMessageOptions how = new MQPutMessageOptions();
    how.options = CMQC.MQPMO_ASYNC_RESPONSE;
    queue.put(Programs.text("one"), how);
    queue.put(Programs.text("two"), how);
    MQAsyncStatus status = manager.getAsyncStatus();
    assertThat(status.putSuccessCount).isEqualTo(1);
    assertThat(status.putFailureCount).isEqualTo(1);
    assertThat(status.reasonCode).isEqualTo(2053);
    assertThat(standIn.depth(QUEUE)).isEqualTo(1);
  }

  @Test
  void theMessageABrowseIsAtIsTaken() throws MQException {
    standIn.put(QUEUE, Messages.text("first"));
    standIn.put(QUEUE, Messages.text("second"));
    MQQueue queue = manager.accessQueue(QUEUE, CMQC.MQOO_BROWSE | CMQC.MQOO_INPUT_SHARED);
    get(queue, CMQC.MQGMO_BROWSE_FIRST);
    assertThat(Programs.textOf(get(queue, CMQC.MQGMO_BROWSE_NEXT))).isEqualTo("second");
    assertThat(Programs.textOf(get(queue, CMQC.MQGMO_MSG_UNDER_CURSOR))).isEqualTo("second");
    assertThat(standIn.take(QUEUE).map(Messages::textOf)).contains("first");
    assertThatThrownBy(() -> get(queue, CMQC.MQGMO_BROWSE_NEXT))
        .satisfies(thrown -> assertThat(ClientContract.reason(thrown)).isEqualTo(2033));
  }

  @Test
  void aQueueOpenForGettingIsNotOpenForPutting() throws MQException {
    MQQueue queue = manager.accessQueue(QUEUE, CMQC.MQOO_INPUT_SHARED);
    assertThatThrownBy(() -> queue.put(Programs.text("no"), new MQPutMessageOptions()))
        .satisfies(thrown -> assertThat(ClientContract.reason(thrown)).isEqualTo(2039));
    MQQueue output = manager.accessQueue(QUEUE, CMQC.MQOO_OUTPUT);
    assertThatThrownBy(() -> get(output, 0))
        .satisfies(thrown -> assertThat(ClientContract.reason(thrown)).isEqualTo(2037));
  }

  @Test
  void aMessageGivenOverAConnectionThatBreaksIsLostOutsideAUnitOfWork() throws MQException {
    standIn.put(QUEUE, Messages.text("lost"));
    MQQueue queue = manager.accessQueue(QUEUE, CMQC.MQOO_INPUT_SHARED);
    standIn.fault(Verb.GET, QUEUE, Fault.cutAfter(), 1);
    assertThatThrownBy(() -> get(queue, CMQC.MQGMO_NO_SYNCPOINT))
        .satisfies(thrown -> assertThat(ClientContract.reason(thrown)).isEqualTo(2009));
    assertThat(standIn.depth(QUEUE)).isZero();
  }

  @Test
  void aMessageGivenOverAConnectionThatBreaksComesBackWithinOne() throws MQException {
    standIn.put(QUEUE, Messages.text("back"));
    MQQueue queue = manager.accessQueue(QUEUE, CMQC.MQOO_INPUT_SHARED);
    standIn.fault(Verb.GET, QUEUE, Fault.cutAfter(), 1);
    assertThatThrownBy(() -> get(queue, CMQC.MQGMO_SYNCPOINT))
        .satisfies(thrown -> assertThat(ClientContract.reason(thrown)).isEqualTo(2009));
    await("the back-out").atMost(Duration.ofMinutes(1)).until(() -> standIn.depth(QUEUE) == 1);
    assertThat(standIn.browse(QUEUE).get(0).descriptor().integer(MqmdField.BACKOUT_COUNT))
        .isEqualTo(1);
  }

  @Test
  void contextSetByTheProgramIsKept() throws MQException {
    MQQueue queue = manager.accessQueue(QUEUE, CMQC.MQOO_OUTPUT | CMQC.MQOO_SET_IDENTITY_CONTEXT);
    MQMessage message = Programs.text("for another");
    message.userId = "teller7";
    message.applicationIdData = "branch 0012";
    MQPutMessageOptions how = new MQPutMessageOptions();
    how.options = CMQC.MQPMO_SET_IDENTITY_CONTEXT;
    queue.put(message, how);
    var kept = standIn.recorded(QUEUE).get(0).kept().descriptor();
    assertThat(kept.text(MqmdField.USER_IDENTIFIER)).isEqualTo("teller7");
    assertThat(kept.text(MqmdField.APPL_IDENTITY_DATA)).isEqualTo("branch 0012");
    assertThat(kept.text(MqmdField.PUT_APPL_NAME)).isEqualTo("twospeed");
  }

  @Test
  void oneSocketMoreThanAllowedIsClosedAtOnce() throws Exception {
    try (Socket one = new Socket(InetAddress.getLoopbackAddress(), standIn.port());
        Socket two = new Socket(InetAddress.getLoopbackAddress(), standIn.port())) {
      await("three sockets").atMost(Duration.ofMinutes(1)).until(() -> standIn.sockets() == 3);
      try (Socket three = new Socket(InetAddress.getLoopbackAddress(), standIn.port())) {
        three.setSoTimeout(60_000);
        assertThat(three.getInputStream().read()).isEqualTo(-1);
      }
      assertThat(one.isConnected() && two.isConnected()).isTrue();
    }
  }

  @Test
  void whatIsNotTheProtocolEndsItsConnectionAndNoOther() throws Exception {
    try (Socket stray = new Socket(InetAddress.getLoopbackAddress(), standIn.port())) {
      stray.setSoTimeout(60_000);
      stray.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(US_ASCII));
      assertThat(stray.getInputStream().read()).isEqualTo(-1);
    }
    Programs.put(manager, QUEUE, Programs.text("well"));
    assertThat(standIn.depth(QUEUE)).isEqualTo(1);
  }
}
