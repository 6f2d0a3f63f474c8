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

  /** Something between may say so of what was done: the inquiry knows. */
  @Test
  void whatIsRefusedAsTooLateIsAskedAbout() {
    core.books().plan("book", "expired");

    CoreCallException problem = door.call(door.interaction(LONG), "book.inquiry", "42").problem();

    assertThat(problem.outcome()).isEqualTo(CoreCallState.NOT_DONE);
    assertThat(door.stored(problem.reference()).evidence())
        .extracting(it -> it.kind())
        .containsSubsequence(
            EvidenceKind.PLANNED, EvidenceKind.SENT, EvidenceKind.REPLY, EvidenceKind.INQUIRED);
    assertThat(core.books().bookings(problem.reference())).isZero();
  }

  @Test
  void whatWasBookedAndRefusedAsTooLateByAnotherIsFoundOutToBeBooked() {
    core.books().plan("book", "book-expired");

    CoreCallException problem = door.call(door.interaction(LONG), "book.inquiry", "42").problem();

    assertThat(problem.outcome()).isEqualTo(CoreCallState.CONFIRMED);
  }

  @Test
  void aSecondSendingThatIsRefusedAsTooLateIsFollowedByAnother() {
    core.books().plan("book", "lose", "expired");

    Outcome outcome = door.call(door.interaction(LONG), "book.resend", "42");

    assertThat(outcome.answer()).isEqualTo("42");
    assertThat(core.books().bookings(outcome.call().reference())).isEqualTo(1);
  }
}
