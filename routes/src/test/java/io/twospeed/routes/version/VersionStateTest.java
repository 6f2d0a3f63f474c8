package io.twospeed.routes.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VersionStateTest {

  @Test
  void aVersionGoesLiveOnlyWhenChecked() {
    assertThatThrownBy(() -> VersionState.LOADED.to(VersionState.LIVE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("from LOADED to LIVE");
    assertThat(VersionState.CHECKED.to(VersionState.LIVE)).isEqualTo(VersionState.LIVE);
  }

  @Test
  void aLiveVersionIsDrainedBeforeItRetires() {
    assertThat(VersionState.LIVE.next()).containsExactly(VersionState.DRAINING);
  }

  @ParameterizedTest
  @EnumSource
  void onlyWhatHasNotTakenARequestCanBeRefused(VersionState state) {
    boolean tookNone = state == VersionState.LOADED || state == VersionState.CHECKED;
    assertThat(state.next().contains(VersionState.REFUSED)).isEqualTo(tookNone);
  }
}
