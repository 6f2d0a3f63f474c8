package io.twospeed.legacycore;

import jakarta.jms.BytesMessage;
import jakarta.jms.CompletionListener;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** One session that sends, used by one thread at a time, with a producer kept per queue. */
final class MqSender {
  private static final int PRIORITY = Message.DEFAULT_PRIORITY;

  private final Session session;
  private final Queue replyTo;
  private final MqSettings settings;
  private final Correlator correlator;
  private final Consumer<Exception> broken;
  private final Map<String, MessageProducer> producers = new HashMap<>();

  /**
   * Opens the session.
   *
   * @param broken told of an error after which the connection cannot be trusted
   */
  MqSender(
      Connection connection, MqSettings settings, Correlator correlator, Consumer<Exception> broken)
      throws JMSException {
    this.session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    this.replyTo = session.createQueue(settings.replyQueue());
    this.settings = settings;
    this.correlator = correlator;
    this.broken = broken;
  }

  /** Puts one request, one way. Whatever goes wrong is told to the call. */
  void send(CoreCall call, byte[] wire) {
    MessageProducer producer;
    BytesMessage message;
    try {
      producer = producer(call.address());
      message = message(wire);
      correlateByOurs(call, message);
    } catch (JMSException | RuntimeException e) {
      refused(call, e);
      return;
    }
    if (call.begin()) {
      put(call, producer, message);
    } else {
      correlator.overdue(call);
    }
  }

  private void put(CoreCall call, MessageProducer producer, BytesMessage message) {
    try {
      if (call.changes()) {
        Confirmation confirmation = new Confirmation(call);
        producer.send(message, DeliveryMode.PERSISTENT, PRIORITY, call.leftMillis(), confirmation);
      } else {
        producer.send(message, DeliveryMode.NON_PERSISTENT, PRIORITY, call.leftMillis());
        correlateByTheirs(call, message);
      }
    } catch (JMSException | RuntimeException e) {
      failed(call, e);
    }
  }

  private BytesMessage message(byte[] wire) throws JMSException {
    BytesMessage message = session.createBytesMessage();
    message.writeBytes(wire);
    message.setJMSReplyTo(replyTo);
    return message;
  }

  private MessageProducer producer(String queue) throws JMSException {
    MessageProducer producer = producers.get(queue);
    if (producer == null) {
      producer = session.createProducer(session.createQueue(settings.addressOf(queue)));
      producers.put(queue, producer);
    }
    return producer;
  }

  private void correlateByOurs(CoreCall call, Message message) throws JMSException {
    if (settings.correlation() == CorrelationPattern.CORRELATION_ID) {
      CorrelationId id = CorrelationId.ofReference(call.reference());
      message.setJMSCorrelationID(id.toJms());
      correlator.register(id, call);
    }
  }

  private void correlateByTheirs(CoreCall call, Message message) throws JMSException {
    if (settings.correlation() == CorrelationPattern.MESSAGE_ID) {
      correlator.register(CorrelationId.of(message.getJMSMessageID()), call);
    }
  }

  private void refused(CoreCall call, Exception e) {
    call.notDone(CallProblem.unavailable(said("refused", call, e), e));
    correlator.overdue(call);
    if (!PutFailure.isOnlyThisMessage(e)) {
      broken.accept(e);
    }
  }

  private void failed(CoreCall call, Exception e) {
    if (PutFailure.isOnlyThisMessage(e)) {
      call.notDone(CallProblem.unavailable(said("refused", call, e), e));
    } else {
      call.lost(CallProblem.unavailable(said("broken off", call, e), e));
      broken.accept(e);
    }
    correlator.overdue(call);
  }

  private String said(String what, CoreCall call, Exception e) {
    return "the put to queue %s was %s: %s".formatted(call.address(), what, e.getMessage());
  }

  /**
   * Told by the provider when the queue manager has the message, so that no thread waits for it.
   */
  private final class Confirmation implements CompletionListener {
    private final CoreCall call;

    private Confirmation(CoreCall call) {
      this.call = call;
    }

    @Override
    public void onCompletion(Message message) {
      try {
        correlateByTheirs(call, message);
      } catch (JMSException | RuntimeException e) {
        failed(call, e);
      }
    }

    @Override
    public void onException(Message message, Exception e) {
      failed(call, e);
    }
  }
}
