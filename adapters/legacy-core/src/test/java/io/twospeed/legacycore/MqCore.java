package io.twospeed.legacycore;

import static org.awaitility.Awaitility.await;

import io.twospeed.legacycore.operation.OperationPlan;
import io.twospeed.legacycore.settings.CoreSystem;
import io.twospeed.legacycore.settings.CorrelationPattern;
import io.twospeed.legacycore.settings.MqSettings;
import io.twospeed.mappings.operation.declaration.Effect;
import io.twospeed.mappings.operation.declaration.MqTerms;
import io.twospeed.mappings.operation.declaration.Settlement;
import io.twospeed.mappings.operation.wire.Transport;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A core on a queue of a real broker. Knows, besides what every fake core does: {@code twice}, two
 * replies; {@code late <millis>}, as wait; {@code text}, a text message; {@code unknown}, a reply
 * nobody waits for before the answer.
 */
final class MqCore implements FakeCore {
  static final String REPLIES = "TWOSPEED.REPLY.1";

  private final TestBroker broker;
  private final Books books = new Books();
  private final HeldAnswers held = new HeldAnswers();
  private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
  private final List<Message> messages = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private MqSettings settings;
  private MqTerms terms = MqTerms.DEFAULTS;
  private @Nullable Connection connection;

  MqCore() throws Exception {
    this(new Broker());
  }

  MqCore(TestBroker broker) {
    this.broker = broker;
    settings = MqSettings.of(broker.connectionFactory(), REPLIES);
  }

  /** What operations that book say of their messages. */
  MqCore asking(MqTerms other) {
    terms = other;
    return this;
  }

  MqCore correlating(CorrelationPattern pattern) {
    settings = settings.withCorrelation(pattern);
    return this;
  }

  /** Another fixed queue than {@link #REPLIES} is the door's. */
  MqCore repliedOn(String queue) {
    settings = MqSettings.of(broker.connectionFactory(), queue);
    return this;
  }

  /** Reports to the door what expired unread. */
  MqCore reportingExpiry() {
    settings = settings.withExpiryQueue(Broker.EXPIRY);
    return this;
  }

  /** Whatever comes to a queue within a while. */
  Message next(String queue) throws JMSException {
    try (Connection reading = broker.connectionFactory().createConnection()) {
      reading.start();
      Session session = reading.createSession(false, Session.AUTO_ACKNOWLEDGE);
      Message message = session.createConsumer(session.createQueue(queue)).receive(60_000);
      if (message == null) {
        throw new AssertionError("nothing on " + queue);
      }
      return message;
    }
  }

  /** IBM's client names the queue manager, and its own properties, too. */
  static String nameOf(Destination queue) throws JMSException {
    return ((Queue) queue)
        .getQueueName()
        .replaceFirst("^queue://[^/]*/", "")
        .replaceFirst("\\?.*$", "");
  }

  /** How many messages are on a queue, taken by somebody or not. */
  long depth(String queue) {
    return broker.depth(queue);
  }

  /** Puts a message of any kind to a queue. */
  void put(String queue, Made made) throws JMSException {
    try (Connection putting = broker.connectionFactory().createConnection()) {
      Session session = putting.createSession(false, Session.AUTO_ACKNOWLEDGE);
      session.createProducer(session.createQueue(queue)).send(made.message(session));
    }
  }

  @Override
  public void start() throws Exception {
    broker.start();
    // IBM's client may put a new connection on the socket of one that broke.
    Connection opened =
        await("a connection")
            .atMost(Duration.ofMinutes(1))
            .ignoreExceptions()
            .until(() -> broker.connectionFactory().createConnection(), Objects::nonNull);
    connection = opened;
    Session session = opened.createSession(false, Session.AUTO_ACKNOWLEDGE);
    Session answering = opened.createSession(false, Session.AUTO_ACKNOWLEDGE);
    MessageProducer producer = answering.createProducer(null);
    session
        .createConsumer(session.createQueue("CORE.REQ"))
        .setMessageListener(message -> serve(answering, producer, message));
    opened.start();
  }

  @Override
  public void stop() throws Exception {
    broker.stop();
  }

  @Override
  public void end() throws Exception {
    later.shutdownNow();
    Connection last = connection;
    if (last != null) {
      closeQuietly(last);
    }
    broker.end();
  }

  private static void closeQuietly(Connection last) {
    try {
      last.close();
    } catch (JMSException e) {
      // It was broken by its test.
    }
  }

  /** What is behind IBM's client. */
  IbmBroker ibm() {
    return (IbmBroker) broker;
  }

  @Override
  public CoreSystem system() {
    return FakeCore.system(settings, null);
  }

  @Override
  public OperationPlan operation(String name, boolean changes, Duration timeout) {
    return new OperationPlan(
        name,
        "core",
        new Transport.Mq("CORE.REQ"),
        changes ? Effect.CHANGES : Effect.READS,
        timeout,
        TextTranslation.plain(),
        Settlement.NONE);
  }

  @Override
  public OperationPlan booking(
      String name, String verb, boolean changes, Duration timeout, Settlement settlement) {
    return new OperationPlan(
        name,
        "core",
        new Transport.Mq(name.endsWith(".asleep") ? "CORE.ASLEEP" : "CORE.REQ", terms),
        changes ? Effect.CHANGES : Effect.READS,
        timeout,
        new BookTranslation(verb, text -> text, text -> text),
        settlement);
  }

  @Override
  public Books books() {
    return books;
  }

  @Override
  public HeldAnswers held() {
    return held;
  }

  @Override
  public List<String> requests() {
    return requests;
  }

  /** Answers a request that had none. */
  void answer(Message request, String text) throws JMSException {
    Connection now = connection;
    if (now == null) {
      throw new IllegalStateException("not started");
    }
    Session session = now.createSession(false, Session.AUTO_ACKNOWLEDGE);
    new Answer(session, session.createProducer(null), request).bytes(text);
    session.close();
  }

  /** The last request as it came. */
  Message lastMessage() {
    return messages.get(messages.size() - 1);
  }

  /** The first request of a verb as it came. */
  Message firstMessage(String verb) {
    for (int i = 0; i < messages.size(); i++) {
      if (requests.get(i).startsWith(verb)) {
        return messages.get(i);
      }
    }
    throw new AssertionError("no " + verb);
  }

  private void serve(Session session, MessageProducer producer, Message message) {
    try {
      byte[] wire = new byte[(int) ((BytesMessage) message).getBodyLength()];
      ((BytesMessage) message).readBytes(wire);
      String[] words = new String(wire, StandardCharsets.UTF_8).split(" ", 3);
      requests.add(String.join(" ", words));
      messages.add(message);
      Answer answer = new Answer(session, producer, message);
      switch (words[0]) {
        case "answer" -> answer.bytes("OK " + words[1]);
        case "refuse" -> answer.bytes("NO " + words[1]);
        case "garble" -> answer.bytes("?");
        case "text" -> answer.text();
        case "twice" -> {
          answer.bytes("OK 1");
          answer.bytes("OK 2");
        }
        case "unknown" -> {
          answer.correlated("ID:" + "0a".repeat(24)).bytes("OK 1");
          answer.bytes("OK 2");
        }
        case "hold" -> held.add(() -> answer.bytes("OK " + words[1]));
        case "wait" -> {
          long millis = Integer.parseInt(words[1]);
          var unused =
              later.schedule(() -> answer.bytes("OK " + words[2]), millis, TimeUnit.MILLISECONDS);
        }
        case "book", "inquire", "reverse" ->
            answer.as(books.serve(words[0], words[1], words[2]), later);
        default -> {}
      }
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  private record Answer(
      Session session, MessageProducer producer, Message request, @Nullable String correlation) {

    Answer(Session session, MessageProducer producer, Message request) {
      this(session, producer, request, null);
    }

    Answer correlated(String id) {
      return new Answer(session, producer, request, id);
    }

    void as(Books.Deed deed, ScheduledExecutorService later) {
      String reply = deed.reply();
      if (reply == null) {
        return;
      }
      Answer to = deed.stray() ? correlated("ID:" + "0b".repeat(24)) : this;
      for (int i = 0; i < deed.times(); i++) {
        var unused =
            later.schedule(() -> to.bytes(reply), deed.delayMillis(), TimeUnit.MILLISECONDS);
      }
    }

    void text() {
      send(it -> it.createTextMessage("OK 1"));
    }

    void bytes(String text) {
      send(
          it -> {
            BytesMessage reply = it.createBytesMessage();
            reply.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            return reply;
          });
    }

    private void send(Made made) {
      // One session, two threads: the listener's and the timer's.
      synchronized (session) {
        try {
          Message reply = made.message(session);
          String theirs = request.getJMSCorrelationID();
          String own = theirs == null ? request.getJMSMessageID() : theirs;
          reply.setJMSCorrelationID(correlation == null ? own : correlation);
          producer.send(request.getJMSReplyTo(), reply);
        } catch (JMSException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  interface Made {
    Message message(Session session) throws JMSException;
  }
}
