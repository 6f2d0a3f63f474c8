package io.twospeed.legacycore.mq;

import io.twospeed.legacycore.call.CallProblem;
import io.twospeed.legacycore.call.CoreCall;
import io.twospeed.legacycore.settings.MqSettings;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One life of the connection to a queue manager: from opened to broken. Sending and listening share
 * it, which costs a quarter less CPU a call than a connection each
 * (docs/decisions/0051-has-the-slow-door-one-connection-or-two.md).
 */
final class MqLink implements AutoCloseable {
  private static final long READERS_END_MILLIS = 3_000;

  private static final Logger LOG = LoggerFactory.getLogger(MqLink.class);

  private final CompletableFuture<Exception> broken = new CompletableFuture<>();
  private final MqDialect dialect;
  private final Connection connection;
  private final MqSenders senders;
  private final List<Thread> readers = new ArrayList<>();

  private MqLink(
      MqDialect dialect,
      MqSettings settings,
      Correlator correlator,
      MqListener listener,
      @Nullable MqChangeListeners changes,
      RefusedPuts refusedPuts)
      throws JMSException {
    this.dialect = dialect;
    connection = settings.connectionFactory().createConnection();
    try {
      connection.setExceptionListener(this::told);
      for (int i = 0; i < settings.listeners(); i++) {
        listen(settings.replyQueue(), listener);
      }
      senders = new MqSenders(senders(settings, correlator, changes, refusedPuts));
      connection.start();
      if (changes != null) {
        readers.addAll(changes.listen(connection, broken));
      }
    } catch (JMSException | RuntimeException e) {
      close();
      throw e;
    }
  }

  static MqLink open(
      MqDialect dialect,
      MqSettings settings,
      Correlator correlator,
      MqListener listener,
      @Nullable MqChangeListeners changes,
      RefusedPuts refusedPuts)
      throws JMSException {
    return new MqLink(dialect, settings, correlator, listener, changes, refusedPuts);
  }

  void send(CoreCall call, byte[] wire) {
    senders.send(call, wire);
    if (broken.isDone()) {
      abandon();
    }
  }

  /** Done with what broke it. */
  CompletableFuture<Exception> broken() {
    return broken;
  }

  void abandon() {
    senders.abandon(CallProblem.notConnected("the connection to the queue manager broke"));
  }

  @Override
  public void close() {
    broken.complete(new JMSException("closed"));
    if (!dialect.closesUnderGet()) {
      awaitReaders();
    }
    try {
      connection.close();
    } catch (JMSException | RuntimeException e) {
      LOG.debug("Closing a connection that may be broken", e);
    }
  }

  private void awaitReaders() {
    try {
      for (Thread reader : readers) {
        reader.join(READERS_END_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void listen(String queue, MqListener listener) throws JMSException {
    Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    try {
      session.createConsumer(dialect.own(session, queue)).setMessageListener(listener);
    } catch (JMSException e) {
      throw QueueUnusableException.orAsItIs(dialect, "reply queue", queue, e);
    }
  }

  private void told(JMSException what) {
    if (dialect.isNotice(what)) {
      LOG.info("The client says: {}", dialect.said(what));
    } else {
      broken.complete(what);
    }
  }

  private List<MqSender> senders(
      MqSettings settings,
      Correlator correlator,
      @Nullable MqChangeListeners changes,
      RefusedPuts refusedPuts)
      throws JMSException {
    List<MqSender> all = new ArrayList<>();
    for (int i = 0; i < settings.senders(); i++) {
      all.add(
          new MqSender(
              connection,
              dialect,
              settings,
              correlator,
              changes == null ? null : changes.replies(),
              refusedPuts,
              broken::complete));
    }
    return all;
  }
}
