package io.twospeed.simulator.mq;

import jakarta.jms.BytesMessage;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import org.jspecify.annotations.Nullable;

/** A request message, copied: it outlives the session it came by. */
final class Inbound {
  private final byte[] body;
  private final @Nullable Destination replyTo;
  private final @Nullable String correlationId;
  private final int deliveryMode;

  private Inbound(Message message, ReplyCorrelation correlation) throws JMSException {
    body = bytes(message);
    replyTo = message.getJMSReplyTo();
    correlationId =
        correlation == ReplyCorrelation.MESSAGE_ID
            ? message.getJMSMessageID()
            : message.getJMSCorrelationID();
    deliveryMode = message.getJMSDeliveryMode();
  }

  static Inbound of(Message message, ReplyCorrelation correlation) throws JMSException {
    return new Inbound(message, correlation);
  }

  /** Empty where the message held no bytes. */
  byte[] body() {
    return body;
  }

  /** Null where nobody waits for a reply. */
  @Nullable Destination replyTo() {
    return replyTo;
  }

  /** What the reply is to carry. */
  @Nullable String correlationId() {
    return correlationId;
  }

  /** The reply's too: what need not survive as a question need not as an answer. */
  int deliveryMode() {
    return deliveryMode == DeliveryMode.NON_PERSISTENT
        ? DeliveryMode.NON_PERSISTENT
        : DeliveryMode.PERSISTENT;
  }

  private static byte[] bytes(Message message) throws JMSException {
    if (!(message instanceof BytesMessage bytes)) {
      return new byte[0];
    }
    byte[] body = new byte[Math.toIntExact(bytes.getBodyLength())];
    bytes.readBytes(body);
    return body;
  }
}
