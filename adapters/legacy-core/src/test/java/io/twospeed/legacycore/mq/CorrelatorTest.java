package io.twospeed.legacycore.mq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.twospeed.legacycore.Broker;
import io.twospeed.legacycore.Outcome;
import io.twospeed.legacycore.call.CoreCallException;
import io.twospeed.legacycore.call.DeadlineWheel;
import io.twospeed.legacycore.operation.PlainCall;
import io.twospeed.legacycore.settings.MqSettings;
import io.twospeed.legacycore.transport.CorrelationId;
import io.twospeed.legacycore.transport.StrayReplies;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Replies and registrations in every order, without a transport between them. */
class CorrelatorTest {
  private static final CorrelationId ID = CorrelationId.of("ID:" + "4a".repeat(24));
  private static final long HOLD_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final DeadlineWheel wheel = new DeadlineWheel();
  private final StrayReplies strays = new StrayReplies("core", "mq", meters);
  private final Correlator correlator =
      new Correlator(strays, wheel, HOLD_NANOS, (id, reply) -> strays.unmatched(id));
  private final SilentTransport calls = new SilentTransport(wheel);
  private Broker broker;
  private Connection connection;
  private Session session;

  @BeforeEach
  void start() throws Exception {
    broker = new Broker();
    broker.start();
    connection = broker.connectionFactory().createConnection();
    session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    wheel.start();
  }

  @AfterEach
  void stop() throws Exception {
    wheel.close();
    connection.close();
    broker.end();
  }

  @Test
  void aReplyBeforeItsRegistrationIsHeldAndDelivered() throws Exception {
    Outcome outcome = calls.begin();
    correlator.reply(ID, reply("OK 1"));
    assertThat(outcome.isThere()).isFalse();
    correlator.register(ID, calls.last());
    assertThat(outcome.answer()).isEqualTo("1");
  }

  @Test
  void aReplyThatIsNeverRegisteredForIsUnmatchedAfterAWhile() throws Exception {
    correlator.reply(ID, reply("OK 1"));
    assertThat(stray("unmatched")).isZero();
    await("given up").atMost(Duration.ofMinutes(1)).until(() -> stray("unmatched") == 1);
    Outcome outcome = calls.begin();
    correlator.register(ID, calls.last());
    assertThat(outcome.isThere()).isFalse();
  }

  @Test
  void theFirstReplyAfterTheDeadlineIsLateTheSecondADuplicate() throws Exception {
    Outcome outcome = calls.begin();
    correlator.register(ID, calls.last());
    calls.last().due();
    correlator.overdue(calls.last());
    assertThat(outcome.problem().kind()).isEqualTo(CoreCallException.Kind.TIMEOUT);
    correlator.reply(ID, reply("OK 1"));
    assertThat(stray("late")).isEqualTo(1);
    correlator.reply(ID, reply("OK 1"));
    assertThat(stray("late")).isEqualTo(1);
    assertThat(stray("duplicate")).isEqualTo(1);
  }

  @Test
  void aDeadlineBeforeTheRegistrationLeavesTheReplyLateNotUnmatched() throws Exception {
    Outcome outcome = calls.begin();
    calls.last().due();
    outcome.problem();
    correlator.register(ID, calls.last());
    correlator.reply(ID, reply("OK 1"));
    assertThat(stray("late")).isEqualTo(1);
  }

  @Test
  void whicheverOfReplyAndRegistrationComesFirstEveryCallEndsOnce() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    List<Outcome> all = new ArrayList<>();
    MqReply reply = reply("OK 1");
    for (int i = 0; i < 20_000; i++) {
      CorrelationId id = CorrelationId.of("ID:%048x".formatted(i));
      all.add(calls.begin());
      PlainCall call = calls.last();
      var unused = other.submit(() -> correlator.reply(id, reply));
      correlator.register(id, call);
    }
    for (Outcome outcome : all) {
      assertThat(outcome.answer()).isEqualTo("1");
    }
    other.shutdownNow();
    assertThat(stray("duplicate") + stray("late") + stray("unmatched")).isZero();
  }

  private MqReply reply(String text) throws Exception {
    BytesMessage message = session.createBytesMessage();
    message.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    message.reset();
    return MqReply.of(message, new PlainJms(MqSettings.of(broker.connectionFactory(), "Q")));
  }

  private double stray(String fate) {
    return meters.get("twospeed.core.replies.stray").tags("fate", fate).counter().count();
  }
}
