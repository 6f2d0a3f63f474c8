package io.twospeed.legacycore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ibm.msg.client.jakarta.jms.JmsConnectionFactory;
import com.ibm.msg.client.jakarta.wmq.WMQConstants;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.legacycore.call.CoreCallException;
import io.twospeed.legacycore.settings.MqSettings;
import io.twospeed.mqstandin.HeldPort;
import io.twospeed.mqstandin.channel.Fault;
import io.twospeed.mqstandin.channel.Verb;
import io.twospeed.mqstandin.queues.QueueDefinition;
import jakarta.jms.JMSException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Puts that fail on IBM MQ: what is certain, what is in doubt, and what a person is told. */
@Tag("slow")
@ResourceLock(LogLines.LOG)
class IbmMqPutFailuresTest extends IbmMqTest {

  private CoreCallException change(String queue) {
    return Outcome.of(door, "change " + queue, "answer 1").problem();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CORE.FULL|MQRC_Q_FULL (2053): the queue is full; fix: see why the core does not read it; ask the MQ administrator for its CURDEPTH and MAXDEPTH",
        "CORE.CLOSED|MQRC_PUT_INHIBITED (2051): nobody may put to the queue; fix: ask the core team whether it is closed, and the MQ administrator for PUT(ENABLED)",
        "CORE.SECRET|MQRC_NOT_AUTHORIZED (2035): the user may not do that; fix: check ibm.mq.user and its password; ask the MQ administrator for the authorities of docs/ibm-mq.md (setid too, where an operation names an identity)",
        "CORE.SHORT|MQRC_MSG_TOO_BIG_FOR_Q (2030): the request is longer than its queue takes; fix: ask the MQ administrator for a MAXMSGL of the queue that holds the longest record",
        "CORE.NONE|MQRC_UNKNOWN_OBJECT_NAME (2085): there is no such queue; fix: correct its name in operation.yaml or config, or have it defined (docs/ibm-mq.md)"
      })
  void aRefusedPutIsNotDoneForCertainAndTheConnectionStays(String queue, String said) {
    CoreCallException problem = change(queue);
    assertThat(problem.outcome()).isEqualTo(CoreCallState.NOT_DONE);
    assertThat(problem.status()).isEqualTo(503);
    assertThat(problem)
        .hasMessage(
            "change %s (%s): the put to queue %s was refused: %s",
            queue, problem.reference(), queue, said);
    assertThat(health().up()).isTrue();
    assertThat(problem.title())
        .isEqualTo(
            "The core system cannot be reached (%s, %s)",
            said.substring(0, said.indexOf(' ')), said.replaceAll("^.*?\\((\\d+)\\).*$", "$1"));
    assertThat(health().troubles())
        .singleElement(InstanceOfAssertFactories.STRING)
        .startsWith("queue " + queue + " takes no request since ")
        .endsWith(": " + said);
  }

  @Test
  void theLogTellsOnceThatAQueueTakesNothingAndOnceThatItDoesAgain() {
    try (LogLines log = new LogLines()) {
      for (int i = 0; i < 5; i++) {
        change("CORE.FULL");
      }
      assertThat(log.starting("WARN core: queue CORE.FULL"))
          .containsExactly(
              "WARN core: queue CORE.FULL takes no request: MQRC_Q_FULL (2053): the queue is full; fix: see why the core does not read it; ask the MQ administrator for its CURDEPTH and MAXDEPTH");
      mq.define(QueueDefinition.local("CORE.FULL").withMaximumDepth(10));
      Outcome.begun(door, "change CORE.FULL", "answer 1", null);
      await("it is well again").atMost(PATIENT).until(() -> health().troubles().isEmpty());
      assertThat(log.starting("INFO core: queue CORE.FULL"))
          .containsExactly("INFO core: queue CORE.FULL takes requests again");
    }
  }

  @Test
  void aQueueThatTakesNothingForAnotherReasonIsToldAgain() {
    try (LogLines log = new LogLines()) {
      change("CORE.FULL");
      mq.define(QueueDefinition.local("CORE.FULL").withMaximumDepth(0).withPutInhibited(true));
      change("CORE.FULL");
      assertThat(log.starting("WARN core: queue CORE.FULL takes no request: MQRC_"))
          .hasSize(2)
          .last(InstanceOfAssertFactories.STRING)
          .contains("MQRC_PUT_INHIBITED (2051)");
    }
  }

  @Test
  void aReadThatIsRefusedIsToldAsAChangeIs() {
    mq.failNext(Verb.PUT, QUEUE, 2056);
    assertThat(Outcome.of(door, "read", "answer 1").problem().title())
        .isEqualTo("The core system cannot be reached (MQRC_Q_SPACE_NOT_AVAILABLE, 2056)");
    assertThat(health().troubles())
        .singleElement(InstanceOfAssertFactories.STRING)
        .startsWith("queue CORE.REQ takes no request since ")
        .endsWith(
            "MQRC_Q_SPACE_NOT_AVAILABLE (2056): the queue has no room on its disk; fix: ask the MQ administrator for room");
  }

  @ParameterizedTest
  @ValueSource(strings = {"before", "after"})
  void aConnectionThatBreaksInMidPutLeavesTheCallInDoubt(String when) {
    mq.fault(Verb.PUT, QUEUE, when.equals("before") ? Fault.cutBefore() : Fault.cutAfter(), 1);
    CoreCallException problem = change(QUEUE);
    assertThat(problem.outcome()).isEqualTo(CoreCallState.IN_DOUBT);
    assertThat(problem)
        .hasMessageContaining(
            "the put to queue CORE.REQ was broken off: MQRC_CONNECTION_BROKEN (2009): the connection broke; fix: nothing, if it comes back by itself; else look at the network and at the queue manager's log");
    awaitUp();
  }

  @Test
  void aCallThatWasInterruptedByAReconnectIsInDoubtAndTheConnectionStays() {
    mq.failNext(Verb.PUT, QUEUE, 2549);
    CoreCallException problem = change(QUEUE);
    assertThat(problem.outcome()).isEqualTo(CoreCallState.IN_DOUBT);
    assertThat(problem)
        .hasMessageContaining(
            "was broken off: MQRC_CALL_INTERRUPTED (2549): the connection broke under the call and was made anew; fix: nothing: what became of the message is found out");
    assertThat(health().up()).isTrue();
  }

  @Test
  void aReasonThatIsNotKnownHereIsNamedAndLeavesTheCallInDoubt() {
    mq.failNext(Verb.PUT, QUEUE, 2102);
    CoreCallException problem = change(QUEUE);
    assertThat(problem.outcome()).isEqualTo(CoreCallState.IN_DOUBT);
    assertThat(problem)
        .hasMessageContaining("MQRC_RESOURCE_PROBLEM (2102); fix: see what IBM documents of it");
  }

  @Test
  void aClientToldToReconnectByItselfDoesSoAndWhatItInterruptedIsInDoubt() throws JMSException {
    door.close();
    JmsConnectionFactory factory = (JmsConnectionFactory) broker.connectionFactory();
    factory.setIntProperty(
        WMQConstants.WMQ_CLIENT_RECONNECT_OPTIONS, WMQConstants.WMQ_CLIENT_RECONNECT);
    door = open(MqSettings.of(factory, MqCore.REPLIES));
    awaitUp();
    mq.fault(Verb.PUT, QUEUE, Fault.cutAfter(), 1);
    assertThat(change(QUEUE).outcome()).isEqualTo(CoreCallState.IN_DOUBT);
    await("a put that is well")
        .atMost(PATIENT)
        .until(
            () -> {
              int before = mq.recorded(QUEUE).size();
              Outcome.of(door, "read", "answer 1");
              return mq.recorded(QUEUE).size() > before;
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "channel|MQRC_UNKNOWN_CHANNEL_NAME (2540): there is no such channel; fix: correct ibm.mq.channel, or have it defined (docs/ibm-mq.md)",
        "port|MQRC_HOST_NOT_AVAILABLE (2538): nothing listens at the host and port; fix: check ibm.mq.connName, and that the queue manager's listener runs",
        "queueManager|MQRC_Q_MGR_NAME_ERROR (2058): another queue manager is there; fix: correct ibm.mq.queueManager, or ibm.mq.connName"
      })
  void whatKeepsItFromConnectingIsNamed(String wrong, String said) throws Exception {
    try (HeldPort nobodys = HeldPort.any()) {
      namesWhatKeepsItFromConnecting(wrong, said, nobodys.number());
    }
  }

  private void namesWhatKeepsItFromConnecting(String wrong, String said, int nobodysPort)
      throws Exception {
    door.close();
    JmsConnectionFactory factory = (JmsConnectionFactory) broker.connectionFactory();
    switch (wrong) {
      case "channel" -> factory.setStringProperty(WMQConstants.WMQ_CHANNEL, "NO.SUCH.SVRCONN");
      case "port" ->
          factory.setStringProperty(
              WMQConstants.WMQ_CONNECTION_NAME_LIST, "127.0.0.1(" + nobodysPort + ")");
      default -> factory.setStringProperty(WMQConstants.WMQ_QUEUE_MANAGER, "QM9");
    }
    door = open(MqSettings.of(factory, MqCore.REPLIES));
    await("the reason")
        .atMost(PATIENT)
        .untilAsserted(
            () ->
                assertThat(health().reason())
                    .isEqualTo("no connection to the queue manager: " + said));
    assertThat(change(QUEUE).outcome()).isEqualTo(CoreCallState.NOT_DONE);
  }
}
