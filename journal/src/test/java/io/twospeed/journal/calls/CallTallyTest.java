package io.twospeed.journal.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twospeed.journal.calls.CallTally.Outcome;
import org.junit.jupiter.api.Test;

class CallTallyTest {
  private final CallTally tally = new CallTally();

  @Test
  void withNoCallNothingHappened() {
    assertThat(tally.outcome()).isEqualTo(Outcome.NOTHING_HAPPENED);
  }

  @Test
  void aCallOnItsWayIsInDoubt() {
    tally.sent();
    assertThat(tally.outcome()).isEqualTo(Outcome.IN_DOUBT);
  }

  @Test
  void aRefusedCallAfterAConfirmedOneDoesNotMeanThatNothingHappened() {
    call(CoreCallState.CONFIRMED);
    call(CoreCallState.REJECTED);
    assertThat(tally.outcome()).isEqualTo(Outcome.SOMETHING_HAPPENED);
  }

  @Test
  void oneCallInDoubtOutweighsAllThatIsKnown() {
    call(CoreCallState.CONFIRMED);
    call(CoreCallState.IN_DOUBT);
    call(CoreCallState.NOT_DONE);
    assertThat(tally.outcome()).isEqualTo(Outcome.IN_DOUBT);
  }

  @Test
  void callsThatNeverReachedTheCoreChangedNothing() {
    call(CoreCallState.NOT_DONE);
    call(CoreCallState.REJECTED);
    assertThat(tally.outcome()).isEqualTo(Outcome.NOTHING_HAPPENED);
  }

  @Test
  void aStateThatIsNoEndOfASentCallIsRefused() {
    assertThatThrownBy(() -> tally.ended(CoreCallState.PLANNED))
        .hasMessage("A call that was sent does not end as PLANNED");
  }

  private void call(CoreCallState end) {
    tally.sent();
    tally.ended(end);
  }
}
