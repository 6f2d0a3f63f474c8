package io.twospeed.benchmarks.floor;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Request and reply over one connection: a session and producer for each sending thread, one
 * listener on a fixed reply queue, and a map between them by correlation id.
 */
final class CoreLink implements AutoCloseable {

  private final Connection connection;
  private final Map<String, Consumer<byte[]>> pending = new ConcurrentHashMap<>();
  private final ThreadLocal<Sender> sender;
  private final UnaryOperator<String> correlation;

  CoreLink(ConnectionFactory factory, String requestQueue, String replyQueue) throws JMSException {
    this(factory, requestQueue, replyQueue, UnaryOperator.identity());
  }

  CoreLink(
      ConnectionFactory factory,
      String requestQueue,
      String replyQueue,
      UnaryOperator<String> correlation)
      throws JMSException {
    this.correlation = correlation;
    connection = factory.createConnection();
    sender = ThreadLocal.withInitial(() -> Sender.open(connection, requestQueue, replyQueue));
    Session replies = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    replies.createConsumer(replies.createQueue(replyQueue)).setMessageListener(this::received);
    connection.start();
  }

  /** Sends from the calling thread; the reply is handed over on the listener's. */
  void ask(String id, byte[] request, Consumer<byte[]> answer) throws JMSException {
    String correlationId = correlation.apply(id);
    pending.put(correlationId, answer);
    sender.get().send(correlationId, request);
  }

  private void received(Message message) {
    try {
      BytesMessage reply = (BytesMessage) message;
      byte[] bytes = new byte[(int) reply.getBodyLength()];
      reply.readBytes(bytes);
      Consumer<byte[]> answer = pending.remove(reply.getJMSCorrelationID());
      if (answer != null) {
        answer.accept(bytes);
      }
    } catch (JMSException e) {
      throw new IllegalStateException("reply could not be read", e);
    }
  }

  @Override
  public void close() throws JMSException {
    connection.close();
  }

  private record Sender(Session session, MessageProducer producer, Queue replyTo) {

    static Sender open(Connection connection, String requestQueue, String replyQueue) {
      try {
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        MessageProducer producer = session.createProducer(session.createQueue(requestQueue));
        producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
        return new Sender(session, producer, session.createQueue(replyQueue));
      } catch (JMSException e) {
        throw new IllegalStateException("no session for " + requestQueue, e);
      }
    }

    void send(String id, byte[] request) throws JMSException {
      BytesMessage message = session.createBytesMessage();
      message.writeBytes(request);
      message.setJMSCorrelationID(id);
      message.setJMSReplyTo(replyTo);
      producer.send(message);
    }
  }
}
