package io.twospeed.legacycore.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.journal.calls.CallTally;
import io.twospeed.journal.calls.CoreCallState;
import org.junit.jupiter.api.Test;

class TallyEntryTest {
  private final CallTally tally = new CallTally();
  private final TallyEntry entry = new TallyEntry(tally);

  /** The process stopped after the count; the time limit ended the call, and then it went on. */
  @Test
  void aCallThatTwoEndIsEndedOnce() {
    new TallyEntry(tally).sent();
    entry.sent();
    entry.ended(CoreCallState.NOT_DONE);
    entry.ended(CoreCallState.NOT_DONE);

    assertThat(tally.outcome()).isEqualTo(CallTally.Outcome.IN_DOUBT);
  }

  @Test
  void whatWasNeverCountedEndsNothing() {
    new TallyEntry(tally).sent();
    entry.ended(CoreCallState.NOT_DONE);

    assertThat(tally.outcome()).isEqualTo(CallTally.Outcome.IN_DOUBT);
  }

  @Test
  void aParkedCallStaysOpenAndMayEndLater() {
    entry.sent();
    entry.ended(CoreCallState.PARKED);
    assertThat(tally.outcome()).isEqualTo(CallTally.Outcome.IN_DOUBT);
    entry.ended(CoreCallState.CONFIRMED);
    assertThat(tally.outcome()).isEqualTo(CallTally.Outcome.SOMETHING_HAPPENED);
  }
}
