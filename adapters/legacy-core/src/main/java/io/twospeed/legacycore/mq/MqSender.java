package io.twospeed.legacycore.mq;

import io.twospeed.legacycore.call.CallProblem;
import io.twospeed.legacycore.call.CoreCall;
import io.twospeed.legacycore.change.ChangeSend;
import io.twospeed.legacycore.operation.PlainCall;
import io.twospeed.legacycore.settings.CorrelationPattern;
import io.twospeed.legacycore.settings.MqSettings;
import io.twospeed.legacycore.transport.CorrelationId;
import io.twospeed.mappings.operation.declaration.MqTerms;
import io.twospeed.mappings.operation.wire.Transport;
import jakarta.jms.BytesMessage;
import jakarta.jms.CompletionListener;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.util.IdentityHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One session that sends, used by one thread at a time, with a producer kept per queue. */
final class MqSender {
  private static final int MOST_WAYS = 1_000;

  private final Session session;
  private final MqDialect dialect;
  private final MqSettings settings;
  private final Correlator correlator;
  private final @Nullable ChangeReplies changes;
  private final RefusedPuts refusedPuts;
  private final Consumer<Exception> broken;
  private final IdentityHashMap<Transport, Way> ways = new IdentityHashMap<>();

  /** The way of one operation's requests. */
  private record Way(
      MessageProducer producer,
      Queue replyTo,
      Queue changesReplyTo,
      MqDialect.Writer writer,
      MqTerms terms) {
    private static final int UNCHANGED = Message.DEFAULT_PRIORITY;

    int priority() {
      return terms.priority().orElse(UNCHANGED);
    }

    int deliveryMode(boolean changes) {
      return switch (terms.persistence()) {
        case PERSISTENT -> DeliveryMode.PERSISTENT;
        case NOT_PERSISTENT -> DeliveryMode.NON_PERSISTENT;
        case BY_EFFECT, AS_QUEUE_DEFINES ->
            changes ? DeliveryMode.PERSISTENT : DeliveryMode.NON_PERSISTENT;
      };
    }

    /** 0: for ever. */
    long livesMillis(CoreCall call) {
      return terms.expiry().isPresent() ? terms.expiry().get().toMillis() : call.leftMillis();
    }
  }

  /**
   * Opens the session.
   *
   * @param changes correlates calls that are written down; null: there are none
   * @param broken told of an error after which the connection cannot be trusted
   */
  MqSender(
      Connection connection,
      MqDialect dialect,
      MqSettings settings,
      Correlator correlator,
      @Nullable ChangeReplies changes,
      RefusedPuts refusedPuts,
      Consumer<Exception> broken)
      throws JMSException {
    this.session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    this.dialect = dialect;
    this.settings = settings;
    this.correlator = correlator;
    this.changes = changes;
    this.refusedPuts = refusedPuts;
    this.broken = broken;
  }

  /** Puts one request, one way. Whatever goes wrong is told to the call. */
  void send(CoreCall call, byte[] wire) {
    Way way;
    BytesMessage message;
    try {
      way = way(call);
      message = message(way, call, wire);
      correlateByOurs(call, message);
    } catch (JMSException | RuntimeException e) {
      refused(call, e);
      return;
    }
    if (!call.begin()) {
      correlator.overdue(call);
    } else if (call.changes()) {
      putConfirmed(call, way, message);
    } else {
      put(call, way, message);
    }
  }

  private void put(CoreCall call, Way way, BytesMessage message) {
    try {
      way.producer().send(message, way.deliveryMode(false), way.priority(), way.livesMillis(call));
      refusedPuts.taken(call.address());
      correlateByTheirs(call, message);
    } catch (JMSException | RuntimeException e) {
      failed(call, e);
    }
  }

  private void putConfirmed(CoreCall call, Way way, BytesMessage message) {
    int mode = way.deliveryMode(true);
    int priority = way.priority();
    Confirmation confirmation = new Confirmation(call, underWay(call));
    long livesMillis = way.livesMillis(call);
    CallProblem tooLate = call.tooLate();
    if (tooLate != null) {
      call.notDone(tooLate);
      confirmation.ended();
      return;
    }
    try {
      way.producer().send(message, mode, priority, livesMillis, confirmation);
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

  private BytesMessage message(Way way, CoreCall call, byte[] wire) throws JMSException {
    BytesMessage message = session.createBytesMessage();
    message.setJMSReplyTo(call.journalled() ? way.changesReplyTo() : way.replyTo());
    way.writer().write(message, call, wire);
    return message;
  }

  private Way way(CoreCall call) throws JMSException {
    Way way = ways.get(call.transport());
    if (way == null) {
      forgetOldWays();
      Transport.Mq mq = (Transport.Mq) call.transport();
      way =
          new Way(
              session.createProducer(dialect.requests(session, mq)),
              dialect.replies(session, mq, settings.replyQueue()),
              dialect.replies(session, mq, settings.changesQueue()),
              dialect.writer(mq, call.changes()),
              mq.terms());
      ways.put(mq, way);
    }
    return way;
  }

  /** Operations may be bound anew while this runs: those of before are not kept for ever. */
  private void forgetOldWays() throws JMSException {
    if (ways.size() >= MOST_WAYS) {
      for (Way old : ways.values()) {
        old.producer().close();
      }
      ways.clear();
    }
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

  private void refused(CoreCall call, Exception e) {
    call.notDone(refusal(call, e));
    correlator.overdue(call);
    if (dialect.ended(e) == PutEnd.BROKEN) {
      broken.accept(e);
    }
  }

  private void failed(CoreCall call, Exception e) {
    PutEnd end = dialect.ended(e);
    if (end == PutEnd.REFUSED) {
      call.notDone(refusal(call, e));
    } else {
      call.lost(problem("broken off", call, e));
    }
    if (end == PutEnd.BROKEN) {
      broken.accept(e);
    }
    correlator.overdue(call);
  }

  private CallProblem refusal(CoreCall call, Exception e) {
    // Where the connection broke, it was not the queue that refused.
    if (dialect.ended(e) != PutEnd.BROKEN) {
      refusedPuts.refused(call.address(), dialect.said(e));
    }
    return problem("refused", call, e);
  }

  private CallProblem problem(String what, CoreCall call, Exception e) {
    String detail =
        "the put to queue %s was %s: %s".formatted(call.address(), what, dialect.said(e));
    return CallProblem.notTaken(dialect.named(e), detail, e);
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
        refusedPuts.taken(call.address());
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
