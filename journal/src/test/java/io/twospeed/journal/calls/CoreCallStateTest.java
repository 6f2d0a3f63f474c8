package io.twospeed.journal.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CoreCallStateTest {

  @Test
  void aCallThatWasSentIsNeverPlannedAgain() {
    assertThatThrownBy(() -> CoreCallState.SENT.to(CoreCallState.PLANNED))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("from SENT to PLANNED");
  }

  @Test
  void whatIsSettledChangesNoMoreUnlessTheCoreContradictsIt() {
    Set<CoreCallState> ends = EnumSet.noneOf(CoreCallState.class);
    for (CoreCallState state : CoreCallState.values()) {
      if (state.next().equals(Set.of(CoreCallState.CONTRADICTED))) {
        ends.add(state);
      }
    }
    assertThat(ends)
        .containsExactlyInAnyOrder(
            CoreCallState.REJECTED, CoreCallState.NOT_DONE, CoreCallState.REVERSED);
  }

  @Test
  void noStateIsWithoutANextOneShouldTheCoreSayOtherwise() {
    for (CoreCallState state : CoreCallState.values()) {
      assertThat(state.next()).as("%s", state).isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPersonIsTheLastResortOfEveryStateInWhichMoneyMayHaveMoved(CoreCallState state) {
    boolean moneyMayHaveMoved =
        state == CoreCallState.IN_DOUBT
            || state == CoreCallState.REVERSING
            || state == CoreCallState.CONTRADICTED;
    assertThat(state.next().contains(CoreCallState.PARKED)).isEqualTo(moneyMayHaveMoved);
  }
}
