package io.twospeed.simulator.mq;

import jakarta.jms.BytesMessage;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends replies over one session, for one thread. A producer is kept for each reply queue: on IBM
 * MQ an anonymous one opens and closes the queue for every message.
 */
final class Replier {
  private static final int MOST_PRODUCERS = 32;

  private final Session session;
  private final Map<Destination, MessageProducer> producers =
      new LinkedHashMap<>(MOST_PRODUCERS, 0.75f, true);

  Replier(Session session) {
    this.session = session;
  }

  void send(Inbound request, byte[] body, @Nullable String correlationId) throws JMSException {
    Destination replyTo = request.replyTo();
    if (replyTo == null) {
      return;
    }
    BytesMessage reply = session.createBytesMessage();
    reply.writeBytes(body);
    reply.setJMSCorrelationID(correlationId);
    try {
      producer(replyTo)
          .send(
              reply,
              request.deliveryMode(),
              Message.DEFAULT_PRIORITY,
              Message.DEFAULT_TIME_TO_LIVE);
    } catch (JMSException e) {
      producers.remove(replyTo);
      throw e;
    }
  }

  private MessageProducer producer(Destination replyTo) throws JMSException {
    MessageProducer known = producers.get(replyTo);
    if (known != null) {
      return known;
    }
    MessageProducer producer = session.createProducer(replyTo);
    producer.setDisableMessageTimestamp(true);
    producers.put(replyTo, producer);
    dropEldest();
    return producer;
  }

  private void dropEldest() throws JMSException {
    if (producers.size() > MOST_PRODUCERS) {
      Iterator<MessageProducer> each = producers.values().iterator();
      MessageProducer eldest = each.next();
      each.remove();
      eldest.close();
    }
  }
}
