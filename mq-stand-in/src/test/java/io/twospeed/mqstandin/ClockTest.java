package io.twospeed.mqstandin;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.mqstandin.wire.MqMessage;
import io.twospeed.mqstandin.wire.MqmdField;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** The queue manager's clock is its own: it may go wrong by hours. */
final class ClockTest {
  private static final String QUEUE = "CORE.REQUEST";

  @Test
  void putTimesAreTheQueueManagersWhoseClockMayBeHoursOff() throws JMSException {
    Clock skewed = Clock.offset(Clock.systemUTC(), Duration.ofHours(-3));
    Settings settings = Settings.defaults().withQueues(QUEUE).withClock(skewed);
    try (MqStandIn standIn = MqStandIn.start(settings);
        Connection connection = Target.of(standIn).factory().createConnection()) {
      connection.start();
      standIn.put(QUEUE, Messages.text("three hours ago"));
      Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
      Message got =
          session.createConsumer(session.createQueue("queue:///" + QUEUE)).receive(60_000);
      assertThat(Instant.ofEpochMilli(got.getJMSTimestamp()))
          .isBetween(skewed.instant().minusSeconds(60), skewed.instant());
    }
  }

  @Test
  void expiryGoesByTheQueueManagersClock() {
    Hands hands = new Hands();
    Settings settings = Settings.defaults().withQueues(QUEUE).withClock(hands);
    try (MqStandIn standIn = MqStandIn.start(settings)) {
      MqMessage message = Messages.text("for a minute");
      standIn.put(QUEUE, message.with(message.descriptor().with(MqmdField.EXPIRY, 600)));
      hands.now = hands.now.plusSeconds(20);
      assertThat(standIn.browse(QUEUE).get(0).descriptor().integer(MqmdField.EXPIRY))
          .isEqualTo(400);
      hands.now = hands.now.plusSeconds(40);
      assertThat(standIn.browse(QUEUE)).isEmpty();
    }
  }

  private static final class Hands extends Clock {
    private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
