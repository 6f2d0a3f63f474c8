package io.twospeed.legacycore;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.legacycore.call.CoreCallException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Settlement with IBM's own client, and what only IBM MQ reports. */
@Tag("slow")
class IbmMqSettlementTest extends MqSettlementTest {
  @Override
  FakeCore newCore() throws Exception {
    return new MqCore(IbmBroker.any());
  }

  @Override
  int depthOfOneTaken() {
    return 0;
  }

  @Test
  void whatIsReportedAsExpiredUnreadIsNotDoneForCertainWithoutAnyInquiry() {
    core.books().plan("inquire", "lose", "lose", "lose", "lose", "lose", "lose");
    CoreCallException problem = door.call(door.interaction(LONG), "book.asleep", "1").problem();
    assertThat(problem.outcome()).isEqualTo(CoreCallState.NOT_DONE);
    assertThat(door.stored(problem.reference()).evidence())
        .last()
        .satisfies(it -> assertThat(it.kind()).isEqualTo(EvidenceKind.EXPIRED_UNREAD));
    assertThat(settled("expiry")).isEqualTo(1);
    assertThat(mq().depth(DEAD)).isZero();
  }
}
