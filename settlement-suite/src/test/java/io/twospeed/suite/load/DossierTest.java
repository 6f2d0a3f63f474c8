package io.twospeed.suite.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which orders a client may leave: of the others it cannot know what became. */
class DossierTest {
  private final Dossier dossier = new Dossier(new Order(1, Product.PAYMENT, "shop-0", "key-0-1"));

  private void toldThatNothingHappened() {
    dossier.told(
        new Answer(
            503,
            "application/problem+json",
            "{\"type\":\"urn:twospeed:problem:core-unavailable\",\"outcome\":\"nothing-happened\"}",
            null,
            false));
  }

  @Test
  void whoWasToldThatNothingHappenedMayLeaveACopyThatItSentBefore() {
    dossier.noAnswer();
    toldThatNothingHappened();
    assertThat(dossier.giveUp(false)).isFalse();
    assertThat(dossier.giveUp(true)).isTrue();
    assertThat(dossier.owed()).map(Answer::status).contains(503);
  }

  @Test
  void whoTriedAnewAfterThatAndHeardNothingMayNotLeaveIt() {
    toldThatNothingHappened();
    dossier.noAnswer();
    toldThatNothingHappened();
    assertThat(dossier.giveUp(true)).isFalse();
    assertThat(dossier.gaveUp()).isFalse();
  }

  @Test
  void whoWasToldNothingMayNotLeaveIt() {
    assertThat(dossier.giveUp(true)).isFalse();
    dossier.noAnswer();
    assertThat(dossier.giveUp(true)).isFalse();
  }
}
