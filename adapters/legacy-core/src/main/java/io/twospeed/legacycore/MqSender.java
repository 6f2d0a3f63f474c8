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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One session that sends, used by one thread at a time, with a producer kept per queue. */
final class MqSender {
  private static final int PRIORITY = Message.DEFAULT_PRIORITY;

  private final Session session;
  private final Queue replyTo;
  private final MqSettings settings;
  private final Correlator correlator;
  private final @Nullable ChangeReplies changes;
  private final Queue changesReplyTo;
  private final Consumer<Exception> broken;
  private final Map<String, MessageProducer> producers = new HashMap<>();

  /**
   * Opens the session.
   *
   * @param changes correlates calls that are written down; null: there are none
   * @param broken told of an error after which the connection cannot be trusted
   */
  MqSender(
      Connection connection,
      MqSettings settings,
      Correlator correlator,
      @Nullable ChangeReplies changes,
      Consumer<Exception> broken)
      throws JMSException {
    this.session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    this.replyTo = session.createQueue(settings.replyQueue());
    this.settings = settings;
    this.changesReplyTo = session.createQueue(settings.changesQueue());
    this.correlator = correlator;
    this.changes = changes;
    this.broken = broken;
  }

  /** Puts one request, one way. Whatever goes wrong is told to the call. */
  void send(CoreCall call, byte[] wire) {
    MessageProducer producer;
    BytesMessage message;
    try {
      producer = producer(call.address());
      message = message(call, wire);
      correlateByOurs(call, message);
    } catch (JMSException | RuntimeException e) {
      refused(call, e);
      return;
    }
    if (call.begin()) {
      put(call, producer, message);
    } else {
      forget(call);
    }
  }

  private void put(CoreCall call, MessageProducer producer, BytesMessage message) {
    if (call.changes()) {
      putConfirmed(call, producer, message);
      return;
    }
    try {
      producer.send(message, DeliveryMode.NON_PERSISTENT, PRIORITY, call.leftMillis());
      correlateByTheirs(call, message);
    } catch (JMSException | RuntimeException e) {
      failed(call, e);
    }
  }

  private void putConfirmed(CoreCall call, MessageProducer producer, BytesMessage message) {
    Confirmation confirmation = new Confirmation(call, underWay(call));
    try {
      producer.send(message, DeliveryMode.PERSISTENT, PRIORITY, call.leftMillis(), confirmation);
    } catch (JMSException | RuntimeException e) {
      confirmation.onException(message, e);
    }
  }

  /** The put of a call whose reply may be here before its id is known. */
  private @Nullable ChangeReplies underWay(CoreCall call) {
    ChangeReplies waiting = call.journalled() ? changes : null;
    if (waiting != null) {
      waiting.putBegins();
    }
    return waiting;
  }

  private BytesMessage message(CoreCall call, byte[] wire) throws JMSException {
    BytesMessage message = session.createBytesMessage();
    message.writeBytes(wire);
    message.setJMSReplyTo(call.journalled() ? changesReplyTo : replyTo);
    if (call.journalled() && !settings.expiryQueue().isEmpty()) {
      message.setStringProperty(MqChangeListeners.REFERENCE, call.reference());
      message.setStringProperty(MqChangeListeners.REPLIES, settings.replyQueue());
    }
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
      register(id, call);
    }
  }

  private void correlateByTheirs(CoreCall call, Message message) throws JMSException {
    if (settings.correlation() == CorrelationPattern.MESSAGE_ID) {
      register(CorrelationId.of(message.getJMSMessageID()), call);
    }
  }

  private void register(CorrelationId id, CoreCall call) {
    if (call instanceof PlainCall plain) {
      correlator.register(id, plain);
    } else if (changes != null && call instanceof ChangeSend send) {
      changes.register(id, send.call());
    }
  }

  private void forget(CoreCall call) {
    if (call instanceof PlainCall plain) {
      correlator.overdue(plain);
    }
  }

  private void refused(CoreCall call, Exception e) {
    call.notDone(CallProblem.unavailable(said("refused", call, e), e));
    forget(call);
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
    forget(call);
  }

  private String said(String what, CoreCall call, Exception e) {
    return "the put to queue %s was %s: %s".formatted(call.address(), what, e.getMessage());
  }

  /**
   * Told by the provider when the queue manager has the message, so that no thread waits for it.
   */
  private final class Confirmation implements CompletionListener {
    private final CoreCall call;
    private final AtomicReference<@Nullable ChangeReplies> underWay;

    private Confirmation(CoreCall call, @Nullable ChangeReplies underWay) {
      this.call = call;
      this.underWay = new AtomicReference<>(underWay);
    }

    private void ended() {
      ChangeReplies waiting = underWay.getAndSet(null);
      if (waiting != null) {
        waiting.putEnded();
      }
    }

    @Override
    public void onCompletion(Message message) {
      try {
        correlateByTheirs(call, message);
      } catch (JMSException | RuntimeException e) {
        failed(call, e);
      }
      ended();
    }

    @Override
    public void onException(Message message, Exception e) {
      failed(call, e);
      ended();
    }
  }
}
