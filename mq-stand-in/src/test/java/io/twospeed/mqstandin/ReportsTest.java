package io.twospeed.mqstandin;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.mq.MQException;
import com.ibm.mq.MQMessage;
import com.ibm.mq.MQQueueManager;
import com.ibm.mq.constants.CMQC;
import io.twospeed.mqstandin.queues.QueueDefinition;
import io.twospeed.mqstandin.wire.MessageHeader;
import io.twospeed.mqstandin.wire.MqMessage;
import io.twospeed.mqstandin.wire.MqmdField;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The contract over the stand-in, and what needs a queue beyond a channel. */
final class ReportsTest extends ReportContract {
  private static final String FAR = "FAR.QUEUE";
  private static final String REMOTE = "CORE.REMOTE";
  private final MqStandIn standIn =
      MqStandIn.start(
          Settings.defaults()
              .withQueues(REQUESTS, REPORTS)
              .withQueue(QueueDefinition.local(FAR).withPutInhibited(true))
              .withQueue(QueueDefinition.remote(REMOTE, FAR)));

  @Override
  Target target() {
    return Target.of(standIn);
  }

  @AfterAll
  void stop() {
    standIn.close();
  }

  private MQMessage putToRemote(int report) throws MQException {
    MQQueueManager manager = target().connect();
    MQMessage request = Programs.text("beyond the channel");
    request.report = report;
    request.replyToQueueName = REPORTS;
    Programs.put(manager, REMOTE, request);
    manager.disconnect();
    return request;
  }

  @Test
  void aMessageTheFarQueueRefusesIsReportedAndGoesToTheDeadLetterQueue() throws MQException {
    MQMessage request = putToRemote(CMQC.MQRO_EXCEPTION_WITH_FULL_DATA);
    MqMessage report = standIn.take(REPORTS).orElseThrow();
    assertThat(report.descriptor().integer(MqmdField.FEEDBACK)).isEqualTo(2051);
    assertThat(report.descriptor().bytes(MqmdField.CORREL_ID)).isEqualTo(request.messageId);
    assertThat(Messages.textOf(report)).isEqualTo("beyond the channel");

    MqMessage letter = standIn.take(MqStandIn.DEAD_LETTER_QUEUE).orElseThrow();
    MessageHeader header = letter.headers().get(0);
    assertThat(header.format()).isEqualTo("MQDEAD");
    assertThat(header.nextFormat()).isEqualTo("MQSTR");
    assertThat(ByteBuffer.wrap(header.bytes()).getInt(8)).isEqualTo(2051);
    assertThat(Messages.textOf(letter)).isEqualTo("beyond the channel");
  }

  @Test
  void aMessageThatMayBeDiscardedIsReportedOnly() throws MQException {
    putToRemote(CMQC.MQRO_EXCEPTION | CMQC.MQRO_DISCARD_MSG);
    MqMessage report = standIn.take(REPORTS).orElseThrow();
    assertThat(report.descriptor().integer(MqmdField.FEEDBACK)).isEqualTo(2051);
    assertThat(report.length()).isZero();
    assertThat(standIn.depth(MqStandIn.DEAD_LETTER_QUEUE)).isZero();
  }

  @Test
  void aMessageTheFarQueueTakesIsThere() throws MQException {
    standIn.define(QueueDefinition.local(FAR));
    putToRemote(CMQC.MQRO_EXCEPTION);
    assertThat(standIn.take(FAR).map(Messages::textOf)).contains("beyond the channel");
    assertThat(standIn.depth(REPORTS)).isZero();
    standIn.define(QueueDefinition.local(FAR).withPutInhibited(true));
  }
}
