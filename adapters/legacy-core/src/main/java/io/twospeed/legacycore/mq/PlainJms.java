package io.twospeed.legacycore.mq;

import io.twospeed.legacycore.call.CoreCall;
import io.twospeed.legacycore.call.MqReport;
import io.twospeed.legacycore.mq.format.MqDescription;
import io.twospeed.legacycore.settings.CorrelationPattern;
import io.twospeed.legacycore.settings.MqSettings;
import io.twospeed.legacycore.transport.CorrelationId;
import io.twospeed.mappings.operation.declaration.MqTerms.CorrelId;
import io.twospeed.mappings.operation.wire.Transport;
import jakarta.jms.BytesMessage;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.Queue;
import jakarta.jms.ResourceAllocationException;
import jakarta.jms.Session;
import org.jspecify.annotations.Nullable;

/**
 * A queue manager of which nothing is known but JMS. What an operation says in IBM's words has no
 * meaning there, beyond persistence, priority, expiry and correlation: no descriptor, no bridge, no
 * name of a queue elsewhere.
 */
final class PlainJms implements MqDialect {
  private final MqSettings settings;

  PlainJms(MqSettings settings) {
    this.settings = settings;
  }

  @Override
  public Queue requests(Session session, Transport.Mq mq) throws JMSException {
    return own(session, settings.addressOf(mq.queue()));
  }

  @Override
  public Queue replies(Session session, Transport.Mq mq, String queue) throws JMSException {
    return own(session, queue);
  }

  /** A provider that says by words alone that there is no such queue is taken at its word. */
  @Override
  public Queue own(Session session, String queue) throws JMSException {
    try {
      return session.createQueue(queue);
    } catch (JMSException e) {
      if (e.getClass() != JMSException.class || e.getCause() != null) {
        throw e;
      }
      InvalidDestinationException missing = new InvalidDestinationException(e.getMessage());
      missing.initCause(e);
      throw missing;
    }
  }

  @Override
  public Writer writer(Transport.Mq mq, boolean changes) {
    boolean ours =
        settings.correlation() == CorrelationPattern.MESSAGE_ID
            && mq.terms().correlId().filter(CorrelId.REFERENCE::equals).isPresent();
    return (message, call, record) -> write(message, call, record, ours);
  }

  private void write(BytesMessage message, CoreCall call, byte[] record, boolean ours)
      throws JMSException {
    message.writeBytes(record);
    if (ours) {
      message.setJMSCorrelationID(CorrelationId.ofReference(call.reference()).toJms());
    }
    if (call.journalled() && !settings.expiryQueue().isEmpty()) {
      message.setStringProperty(MqChangeListeners.REFERENCE, call.reference());
      message.setStringProperty(MqChangeListeners.REPLIES, settings.replyQueue());
    }
  }

  @Override
  public @Nullable MqReport report(Message message) {
    return null;
  }

  @Override
  public MqDescription description(Message reply) {
    return MqDescription.NONE;
  }

  /**
   * Only what JMS names so is certain. An illegal state is not: providers also throw it where a
   * connection breaks under a put.
   */
  @Override
  public PutEnd ended(Exception e) {
    boolean refused =
        e instanceof InvalidDestinationException
            || e instanceof JMSSecurityException
            || e instanceof MessageFormatException
            || e instanceof ResourceAllocationException;
    return refused ? PutEnd.REFUSED : PutEnd.BROKEN;
  }

  @Override
  public String said(Exception failure) {
    return String.valueOf(failure.getMessage());
  }

  @Override
  public String named(Exception failure) {
    return "";
  }

  @Override
  public boolean isOfTheQueue(Exception failure) {
    return ended(failure) == PutEnd.REFUSED;
  }

  @Override
  public boolean closesUnderGet() {
    return true;
  }

  @Override
  public boolean isNotice(Exception told) {
    return false;
  }
}
