package io.twospeed.legacycore;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.legacycore.call.CoreCallException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Settlement over a real HTTP server. */
@Tag("slow")
class SoapSettlementTest extends SettlementContract {

  @Override
  FakeCore newCore() throws Exception {
    return new SoapCore();
  }

  @Test
  void whatTheCoreRefusesAsTooLateIsNotDoneAndNotAskedFor() {
    core.books().plan("book", "expired");

    CoreCallException problem = door.call(door.interaction(LONG), "book", "42").problem();

    assertThat(problem.outcome()).isEqualTo(CoreCallState.NOT_DONE);
    assertThat(door.stored(problem.reference()).evidence())
        .extracting(it -> it.kind())
        .containsExactly(EvidenceKind.PLANNED, EvidenceKind.SENT, EvidenceKind.EXPIRED_UNREAD);
    assertThat(core.books().bookings(problem.reference())).isZero();
  }
}
