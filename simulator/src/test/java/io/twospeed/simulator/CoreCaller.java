package io.twospeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import org.jspecify.annotations.Nullable;

/** Somebody who calls the core over its queues. */
final class CoreCaller implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 60_000;
  private static final long SILENCE_MILLIS = 400;

  private final Connection connection;
  private final Session session;
  private final Queue replyQueue;
  private final MessageConsumer replies;

  CoreCaller(ConnectionFactory factory, String replyQueue) throws JMSException {
    connection = factory.createConnection();
    session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    this.replyQueue = session.createQueue(replyQueue);
    replies = session.createConsumer(this.replyQueue);
    connection.start();
  }

  /** A reply's bytes and headers. */
  record Reply(Message message, String correlationId) {
    byte[] body() throws JMSException {
      BytesMessage bytes = (BytesMessage) message;
      byte[] body = new byte[(int) bytes.getBodyLength()];
      bytes.readBytes(body);
      return body;
    }
  }

  /** Sends and gives the message id. */
  String send(String queue, byte[] body) throws JMSException {
    return send(queue, body, DeliveryMode.NON_PERSISTENT, null);
  }

  String send(String queue, byte[] body, int deliveryMode, @Nullable String correlationId)
      throws JMSException {
    BytesMessage message = session.createBytesMessage();
    message.writeBytes(body);
    message.setJMSReplyTo(replyQueue);
    message.setJMSCorrelationID(correlationId);
    try (MessageProducer producer = session.createProducer(session.createQueue(queue))) {
      producer.setDeliveryMode(deliveryMode);
      producer.send(message);
    }
    return message.getJMSMessageID();
  }

  Reply reply() throws JMSException {
    Message message = replies.receive(PATIENCE_MILLIS);
    assertThat(message).as("a reply within %d ms", PATIENCE_MILLIS).isNotNull();
    return new Reply(message, message.getJMSCorrelationID());
  }

  void expectSilence() throws JMSException {
    assertThat(replies.receive(SILENCE_MILLIS)).as("no reply").isNull();
  }

  /** Sends and waits for the very reply. */
  byte[] call(String queue, byte[] body) throws JMSException {
    String id = send(queue, body);
    Reply reply = reply();
    assertThat(reply.correlationId()).isEqualTo(id);
    return reply.body();
  }

  @Override
  public void close() throws JMSException {
    connection.close();
  }
}
