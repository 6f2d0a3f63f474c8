package io.twospeed.legacycore.mq;

import com.ibm.mq.constants.CMQC;
import com.ibm.msg.client.jakarta.jms.JmsConstants;
import com.ibm.msg.client.jakarta.jms.JmsDestination;
import com.ibm.msg.client.jakarta.wmq.WMQConstants;
import io.twospeed.legacycore.call.MqReport;
import io.twospeed.legacycore.mq.format.CodedCharSets;
import io.twospeed.legacycore.mq.format.MqDescription;
import io.twospeed.legacycore.settings.CorrelationPattern;
import io.twospeed.mappings.operation.declaration.MqTerms;
import io.twospeed.mappings.operation.wire.Transport;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import org.jspecify.annotations.Nullable;

/** IBM MQ, by IBM's own client. */
final class IbmMq implements MqDialect {
  private final CorrelationPattern pattern;

  IbmMq(CorrelationPattern pattern) {
    this.pattern = pattern;
  }

  @Override
  public Queue requests(Session session, Transport.Mq mq) throws JMSException {
    MqTerms terms = mq.terms();
    Queue queue = named(session, terms.queueManager(), mq.queue());
    JmsDestination described = (JmsDestination) queue;
    described.setIntProperty(
        WMQConstants.WMQ_TARGET_CLIENT,
        terms.targetClient() == MqTerms.TargetClient.JMS
            ? WMQConstants.WMQ_TARGET_DEST_JMS
            : WMQConstants.WMQ_TARGET_DEST_MQ);
    if (terms.persistence() == MqTerms.Persistence.AS_QUEUE_DEFINES) {
      described.setIntProperty(WMQConstants.WMQ_PERSISTENCE, WMQConstants.WMQ_PER_QDEF);
    }
    if (terms.msgId() == MqTerms.MsgId.REFERENCE || terms.identity().isGiven()) {
      described.setBooleanProperty(WMQConstants.WMQ_MQMD_WRITE_ENABLED, true);
    }
    if (terms.identity().isGiven()) {
      described.setIntProperty(
          WMQConstants.WMQ_MQMD_MESSAGE_CONTEXT, WMQConstants.WMQ_MDCTX_SET_IDENTITY_CONTEXT);
    }
    return queue;
  }

  @Override
  public Queue replies(Session session, Transport.Mq mq, String queue) throws JMSException {
    String told = mq.terms().replyToQueue();
    String name = told.isEmpty() ? queue : told.replace(MqTerms.OWN_QUEUE, queue);
    return named(session, mq.terms().replyToQueueManager(), name);
  }

  @Override
  public Queue own(Session session, String queue) throws JMSException {
    return session.createQueue(queue);
  }

  private static Queue named(Session session, String queueManager, String name)
      throws JMSException {
    return session.createQueue("queue://" + queueManager + "/" + name);
  }

  @Override
  public Writer writer(Transport.Mq mq, boolean changes) {
    return IbmMqWriter.of(mq.terms(), pattern, changes);
  }

  @Override
  public @Nullable MqReport report(Message message) throws JMSException {
    if (!message.propertyExists(JmsConstants.JMS_IBM_MSGTYPE)
        || message.getIntProperty(JmsConstants.JMS_IBM_MSGTYPE) != CMQC.MQMT_REPORT) {
      return null;
    }
    int feedback =
        message.propertyExists(JmsConstants.JMS_IBM_FEEDBACK)
            ? message.getIntProperty(JmsConstants.JMS_IBM_FEEDBACK)
            : CMQC.MQFB_NONE;
    String key = MqReport.keyOf(String.valueOf(message.getJMSMessageID()));
    return switch (feedback) {
      case CMQC.MQFB_EXPIRATION ->
          new MqReport(MqReport.Kind.EXPIRED, "MQFB_EXPIRATION", "it expired unread", key);
      case CMQC.MQFB_COA, CMQC.MQFB_COD, CMQC.MQFB_PAN ->
          new MqReport(MqReport.Kind.PROGRESS, MqReason.feedback(feedback), "", key);
      default -> {
        MqReason reason = MqReason.known(feedback);
        boolean refused = reason != null && reason.end() == PutEnd.REFUSED;
        yield new MqReport(
            refused ? MqReport.Kind.UNDELIVERABLE : MqReport.Kind.FROM_A_PROGRAM,
            MqReason.feedback(feedback),
            MqReason.said(feedback),
            key);
      }
    };
  }

  @Override
  public MqDescription description(Message reply) throws JMSException {
    String format = reply.getStringProperty(JmsConstants.JMS_IBM_FORMAT);
    String ccsid = reply.getStringProperty(JmsConstants.JMS_IBM_CHARACTER_SET);
    String encoding = reply.getStringProperty(JmsConstants.JMS_IBM_ENCODING);
    return new MqDescription(
        format == null ? "" : format.strip(), CodedCharSets.ccsid(ccsid), number(encoding));
  }

  private static int number(@Nullable String text) {
    return text == null ? 0 : Integer.parseInt(text);
  }

  @Override
  public PutEnd ended(Exception putFailure) {
    MqReason reason = MqReason.known(MqReason.codeOf(putFailure));
    return reason == null ? PutEnd.BROKEN : reason.end();
  }

  @Override
  public String said(Exception failure) {
    int code = MqReason.codeOf(failure);
    return code == 0 ? String.valueOf(failure.getMessage()) : MqReason.said(code);
  }

  @Override
  public String named(Exception failure) {
    int code = MqReason.codeOf(failure);
    return code == 0 ? "" : "%s, %d".formatted(MqReason.feedback(code), code);
  }

  @Override
  public boolean isOfTheQueue(Exception failure) {
    return MqReason.isOfTheQueue(MqReason.codeOf(failure));
  }

  /** It fails then half way, and its sessions go on taking messages. */
  @Override
  public boolean closesUnderGet() {
    return false;
  }

  @Override
  public boolean isNotice(Exception told) {
    int code = MqReason.codeOf(told);
    return code == CMQC.MQRC_RECONNECTING || code == CMQC.MQRC_RECONNECTED;
  }
}
