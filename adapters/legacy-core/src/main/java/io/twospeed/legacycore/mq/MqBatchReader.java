package io.twospeed.legacycore.mq;

import io.twospeed.legacycore.change.SettlementMeters;
import io.twospeed.legacycore.settings.MqSettings;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what concerns changing calls off a queue, in batches, on a thread of its own. A batch is
 * committed only once everything it says is durable: while the journal is away, the thread waits,
 * and nothing is acknowledged. What settles nothing goes to the dead-letter queue in the same unit
 * of work, with the reason.
 */
final class MqBatchReader implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(MqBatchReader.class);
  private static final long POLL_MILLIS = 1_000;
  private static final int BATCH = 100;
  private static final String DEAD = "dead-letter queue";
  private static final String REASON = "twospeed_reason";
  private static final String DELIVERIES = "JMSXDeliveryCount";

  /** What is done with one message; null: it is where it belongs. Else why it settles nothing. */
  interface Handler {
    CompletionStage<@Nullable String> handle(Message message) throws JMSException;
  }

  /**
   * Where messages are taken from.
   *
   * @param purpose of the queue, in words
   * @param selector which messages; null: all
   */
  record Source(String purpose, String queue, @Nullable String selector) {}

  private record Taken(Message message, CompletableFuture<@Nullable String> reason) {}

  private final Session session;
  private final MessageConsumer consumer;
  private final MessageProducer dead;
  private final Source source;
  private final MqDialect dialect;
  private final MqSettings settings;
  private final Handler handler;
  private final SettlementMeters meters;
  private final Consumer<Exception> broken;
  private final BooleanSupplier over;

  /**
   * Opens a transacted session.
   *
   * @param broken the connection's end; told of an error after which it cannot be trusted
   */
  MqBatchReader(
      Connection connection,
      Source source,
      MqDialect dialect,
      MqSettings settings,
      Handler handler,
      SettlementMeters meters,
      CompletableFuture<Exception> broken)
      throws JMSException {
    this.source = source;
    this.dialect = dialect;
    this.settings = settings;
    this.session = connection.createSession(true, Session.SESSION_TRANSACTED);
    this.consumer = consumer();
    this.dead = dead();
    this.handler = handler;
    this.meters = meters;
    this.broken = broken::complete;
    this.over = broken::isDone;
  }

  private MessageConsumer consumer() throws JMSException {
    try {
      return session.createConsumer(dialect.own(session, source.queue()), source.selector());
    } catch (JMSException e) {
      throw unusable(source.purpose(), source.queue(), e);
    }
  }

  private MessageProducer dead() throws JMSException {
    try {
      return session.createProducer(dialect.own(session, settings.deadQueue()));
    } catch (JMSException e) {
      throw unusable(DEAD, settings.deadQueue(), e);
    }
  }

  private JMSException unusable(String purpose, String queue, JMSException e) {
    return QueueUnusableException.orAsItIs(dialect, purpose, queue, e);
  }

  /** Runs until the connection is broken, or about to be closed. */
  @Override
  public void run() {
    try {
      while (!over.getAsBoolean()) {
        Message first = consumer.receive(POLL_MILLIS);
        if (first != null) {
          batch(first);
        }
      }
    } catch (JMSException e) {
      // Closed, or broken: what is not committed comes again.
      broken.accept(unusable(source.purpose(), source.queue(), e));
    } catch (RuntimeException e) {
      broken.accept(e);
    }
  }

  private void batch(Message first) throws JMSException {
    List<Taken> batch = new ArrayList<>();
    for (Message next = first; next != null; next = another(first, batch.size())) {
      batch.add(new Taken(next, handled(next)));
    }
    boolean whole = true;
    for (Taken taken : batch) {
      whole &= settled(taken);
    }
    if (whole) {
      session.commit();
    } else {
      session.rollback();
    }
  }

  /** What comes again is alone in its unit of work: it may have taken others back with it. */
  private @Nullable Message another(Message first, int sofar) throws JMSException {
    return sofar < BATCH && !first.getJMSRedelivered() ? consumer.receiveNoWait() : null;
  }

  private CompletableFuture<@Nullable String> handled(Message message) {
    try {
      return handler.handle(message).toCompletableFuture();
    } catch (JMSException | RuntimeException | StackOverflowError e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** False where it is to come again. */
  private boolean settled(Taken taken) throws JMSException {
    String reason;
    try {
      reason = awaited(taken.reason());
    } catch (ExecutionException e) {
      LOG.error("A message for a changing call could not be handled", e);
      if (deliveries(taken.message()) <= settings.redeliveries()) {
        return false;
      }
      reason = "poison";
    }
    if (reason != null) {
      bury(taken.message(), reason);
    }
    return true;
  }

  /** As long as the connection lives: a message of a broken one comes again on the next. */
  private @Nullable String awaited(CompletableFuture<@Nullable String> reason)
      throws ExecutionException, JMSException {
    while (!over.getAsBoolean()) {
      try {
        return reason.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // The journal is away, and will come back.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new JMSException("interrupted");
      }
    }
    throw new JMSException("the connection is closed or broken");
  }

  private static int deliveries(Message message) throws JMSException {
    return message.propertyExists(DELIVERIES) ? message.getIntProperty(DELIVERIES) : 1;
  }

  private void bury(Message message, String reason) throws JMSException {
    message.clearProperties();
    message.setStringProperty(REASON, reason);
    try {
      dead.send(message);
    } catch (JMSException e) {
      throw unusable(DEAD, settings.deadQueue(), e);
    }
    meters.deadLettered(reason);
    LOG.warn("A message went from {} to {}: {}", source.queue(), settings.deadQueue(), reason);
  }
}
