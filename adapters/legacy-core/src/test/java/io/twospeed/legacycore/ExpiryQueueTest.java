package io.twospeed.legacycore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.legacycore.call.CoreCallException;
import jakarta.jms.Message;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Where the broker moves what expired unread to a queue that all instances share, as Artemis does.
 */
@Tag("slow")
class ExpiryQueueTest extends JournalledTest {
  @Override
  FakeCore newCore() throws Exception {
    return new MqCore().reportingExpiry();
  }

  private MqCore mq() {
    return (MqCore) core;
  }

  @Test
  void whatExpiredUnreadIsNotDoneForCertainWithoutAnyInquiry() throws Exception {
    core.books().plan("inquire", "lose", "lose", "lose", "lose", "lose", "lose");
    CoreCallException problem = door.call(door.interaction(LONG), "book.asleep", "1").problem();
    assertThat(problem.outcome()).isEqualTo(CoreCallState.NOT_DONE);
    assertThat(door.stored(problem.reference()).evidence())
        .last()
        .satisfies(it -> assertThat(it.kind()).isEqualTo(EvidenceKind.EXPIRED_UNREAD));
  }

  @Test
  void anothersExpiredRequestsAreLeftToIt() throws Exception {
    mq().put(
            Broker.EXPIRY,
            session -> {
              Message message = session.createTextMessage("?");
              message.setStringProperty("twospeed_replies", "TWOSPEED.REPLY.2");
              return message;
            });
    door.call(door.interaction(LONG), "book.asleep", "1").problem();
    await("ours is taken").atMost(LONG).until(() -> mq().depth(Broker.EXPIRY) == 1);
  }
}
