package io.twospeed.legacycore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.twospeed.legacycore.call.CoreCallException;
import io.twospeed.legacycore.call.CoreCallException.Kind;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Message;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The contract over a real broker, and what is MQ's alone. */
@Tag("slow")
class MqTransportTest extends TransportContract {

  @Override
  FakeCore newCore() throws Exception {
    return new MqCore();
  }

  Message lastMessage() {
    return ((MqCore) core).lastMessage();
  }

  @Test
  void aReadTravelsNonPersistentAndAChangePersistent() throws Exception {
    Outcome.of(door, "read", "answer 1").answer();
    assertThat(lastMessage().getJMSDeliveryMode()).isEqualTo(DeliveryMode.NON_PERSISTENT);
    Outcome.of(door, "change", "answer 1").answer();
    assertThat(lastMessage().getJMSDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
  }

  @Test
  void aMessageExpiresWhenItsCallersTimeIsOver() throws Exception {
    Instant deadline = Instant.now().plusSeconds(60);
    Outcome.of(door, "read", "answer 1", deadline).answer();
    assertThat(lastMessage().getJMSExpiration())
        .isBetween(
            deadline.minusMillis(500).toEpochMilli(), deadline.plusSeconds(20).toEpochMilli());
  }

  @Test
  void repliesAreAskedForOnTheFixedQueueOfThisInstance() throws Exception {
    Outcome.of(door, "read", "answer 1").answer();
    assertThat(MqCore.nameOf(lastMessage().getJMSReplyTo())).isEqualTo(MqCore.REPLIES);
  }

  @Test
  void aSecondReplyIsADuplicate() {
    assertThat(Outcome.of(door, "read", "twice").answer()).isIn("1", "2");
    awaitStray("duplicate", 1);
    assertThat(stray("late")).isZero();
  }

  @Test
  void aReplyToNobodyIsUnmatchedAndHoldsUpNothing() {
    assertThat(Outcome.of(door, "read", "unknown").answer()).isEqualTo("2");
    awaitStray("unmatched", 1);
  }

  @Test
  void aReplyThatIsNoBytesMessageIsGarbled() {
    CoreCallException problem = Outcome.of(door, "read", "text").problem();
    assertThat(problem.kind()).isEqualTo(Kind.GARBLED);
    assertThat(problem)
        .hasMessageContaining("the reply is a TextMessage, expected a BytesMessage")
        .hasMessageContaining("MQFMT_NONE");
  }

  @Test
  void aReplyThatComesAfterTheQueueManagerCameBackStillEndsItsCall() throws Exception {
    Outcome outcome = Outcome.of(door, "change", "silent");
    await("the request arrived")
        .atMost(Duration.ofMinutes(1))
        .until(() -> core.requests().contains("silent"));
    Message request = lastMessage();
    core.stop();
    core.start();
    awaitUp();
    ((MqCore) core).answer(request, "OK after all");
    assertThat(outcome.answer()).isEqualTo("after all");
  }
}
