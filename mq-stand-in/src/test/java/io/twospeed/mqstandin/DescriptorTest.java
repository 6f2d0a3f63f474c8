package io.twospeed.mqstandin;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.msg.client.jakarta.jms.JmsConstants;
import io.twospeed.mqstandin.queues.RecordedPut;
import io.twospeed.mqstandin.wire.MessageHeader;
import io.twospeed.mqstandin.wire.MqmdField;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What arrived, byte by byte, against IBM's layout worked out by hand. */
final class DescriptorTest {
  private static final String QUEUE = "CORE.PAY.XFER";
  private static final String BLANK = "20";
  private static final String ZERO = "00";

  private MqStandIn standIn;
  private Connection connection;
  private Session session;

  @BeforeEach
  void start() throws JMSException {
    Clock clock = Clock.fixed(Instant.parse("2031-02-03T04:05:06.789Z"), ZoneOffset.UTC);
    standIn = MqStandIn.start(Settings.defaults().withQueues(QUEUE).withClock(clock));
    connection = Target.of(standIn).factory().createConnection();
    session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
  }

  @AfterEach
  void stop() throws JMSException {
    connection.close();
    standIn.close();
  }

  private RecordedPut sent() throws JMSException {
    TextMessage message = session.createTextMessage("HELLO");
    message.setJMSCorrelationID("ID:" + "4F".repeat(24));
    message.setJMSReplyTo(session.createQueue("queue:///CORE.REPLY"));
    message.setIntProperty(JmsConstants.JMS_IBM_REPORT_EXPIRATION, 0x00200000);
    message.setIntProperty(JmsConstants.JMS_IBM_REPORT_PASS_CORREL_ID, 0x00000040);
    try (MessageProducer producer =
        session.createProducer(session.createQueue("queue:///" + QUEUE + "?targetClient=1"))) {
      producer.setPriority(5);
      producer.setTimeToLive(60_000);
      producer.send(message);
    }
    List<RecordedPut> puts = standIn.recorded(QUEUE);
    assertThat(puts).hasSize(1);
    return puts.get(0);
  }

  /** MQMD by IBM's documentation: field, offset, length; numbers big-endian, names blank-padded. */
  @Test
  void theDescriptorASenderMakesLiesAsIbmDocumentsIt() throws JMSException {
    String byHand =
        "4D442020" // 0 StrucId "MD  "
            + "00000001" // 4 Version 1
            + "00200040" // 8 Report: EXPIRATION, PASS_CORREL_ID
            + "00000001" // 12 MsgType: REQUEST, for it has a reply-to queue
            + "00000258" // 16 Expiry: 600 tenths of a second
            + "00000000" // 20 Feedback
            + "00000111" // 24 Encoding: native, 273
            + "000004B8" // 28 CodedCharSetId 1208
            + "4D51535452202020" // 32 Format "MQSTR   "
            + "00000005" // 40 Priority
            + "00000001" // 44 Persistence
            + ZERO.repeat(24) // 48 MsgId: to be given by the queue manager
            + "4F".repeat(24) // 72 CorrelId
            + "00000000" // 96 BackoutCount
            + "434F52452E5245504C59" // 100 ReplyToQ "CORE.REPLY", 10 of 48
            + BLANK.repeat(38)
            + BLANK.repeat(48) // 148 ReplyToQMgr: to be filled in by the queue manager
            + ZERO.repeat(12) // 196 UserIdentifier: an empty text, as in C
            + ZERO.repeat(32) // 208 AccountingToken
            + ZERO.repeat(32) // 240 ApplIdentityData
            + "00000000" // 272 PutApplType
            + ZERO.repeat(28) // 276 PutApplName
            + ZERO.repeat(8) // 304 PutDate
            + ZERO.repeat(8) // 312 PutTime
            + ZERO.repeat(4); // 320 ApplOriginData; 324 bytes in all
    byte[] descriptor = sent().sent().descriptor().bytes();
    assertThat(HexFormat.of().withUpperCase().formatHex(descriptor)).isEqualTo(byHand);
  }

  @Test
  void theQueueManagerFillsInWhoPutItAndWhen() throws JMSException {
    RecordedPut put = sent();
    byte[] kept = put.kept().descriptor().bytes();
    assertThat(slice(kept, 196, 12)).isEqualTo("617070" + BLANK.repeat(9)); // "app"
    assertThat(slice(kept, 272, 4)).isEqualTo("0000001C"); // MQAT_JAVA, 28
    assertThat(slice(kept, 276, 28)).isEqualTo("74776F7370656564" + BLANK.repeat(20));
    assertThat(slice(kept, 304, 8)).isEqualTo("3230333130323033"); // "20310203"
    assertThat(slice(kept, 312, 8)).isEqualTo("3034303530363738"); // "04050678"
    assertThat(slice(kept, 48, 4)).isEqualTo("414D5120"); // "AMQ "
    assertThat(slice(kept, 148, 48)).isEqualTo("514D31" + BLANK.repeat(45)); // "QM1"
    assertThat(put.user()).isEqualTo("app");
    assertThat(Messages.textOf(put.sent())).isEqualTo("HELLO");
  }

  private static String slice(byte[] bytes, int from, int length) {
    return HexFormat.of().withUpperCase().formatHex(bytes, from, from + length);
  }

  @Test
  void anRfh2IsToldFromTheBodyBehindIt() throws JMSException {
    TextMessage message = session.createTextMessage("HELLO");
    message.setStringProperty("operation", "transfer");
    try (MessageProducer producer =
        session.createProducer(session.createQueue("queue:///" + QUEUE + "?targetClient=0"))) {
      producer.send(message);
    }
    RecordedPut put = standIn.recorded(QUEUE).get(0);
    assertThat(put.sent().descriptor().text(MqmdField.FORMAT)).isEqualTo("MQHRF2");
    MessageHeader header = put.sent().headers().get(0);
    assertThat(header.format()).isEqualTo("MQHRF2");
    assertThat(header.nextFormat()).isEqualTo("MQSTR");
    assertThat(new String(header.bytes(), StandardCharsets.UTF_8))
        .contains("<operation>transfer</operation>");
    assertThat(Messages.textOf(put.sent())).isEqualTo("HELLO");
  }

  /** An MQCIH of version 2 by IBM's documentation: 180 bytes, its length at 8, format at 20. */
  @Test
  void aCicsBridgeHeaderIsToldFromTheRecordBehindIt() throws JMSException {
    String header =
        "43494820" // "CIH "
            + "00000002" // version
            + "000000B4" // 180 bytes
            + "00000111" // encoding
            + "00000025" // CCSID 37 of what follows
            + BLANK.repeat(8) // format of what follows: none
            + ZERO.repeat(152);
    BytesMessage message = session.createBytesMessage();
    message.writeBytes(HexFormat.of().parseHex(header + "C8C5D3D3D6"));
    message.setStringProperty(JmsConstants.JMS_IBM_FORMAT, "MQCICS  ");
    try (MessageProducer producer =
        session.createProducer(session.createQueue("queue:///" + QUEUE + "?targetClient=1"))) {
      producer.send(message);
    }
    RecordedPut put = standIn.recorded(QUEUE).get(0);
    assertThat(put.sent().headers()).hasSize(1);
    assertThat(put.sent().headers().get(0).bytes()).hasSize(180);
    assertThat(put.sent().body()).isEqualTo(HexFormat.of().parseHex("C8C5D3D3D6"));
  }
}
