package io.twospeed.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.twospeed.journal.calls.CallMove;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.failure.InstanceTakenException;
import io.twospeed.journal.failure.TransitionRefusedException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a life of an instance may not do any more once another has begun. */
abstract class FencingContract extends JournalContract {
  private static final String ANOTHER_LIFE =
      "UPDATE instance SET epoch = epoch + 1 WHERE name = 'a'";

  FencingContract(TestStore store) {
    super(store);
  }

  @Test
  void anInstancesNameIsOneProcesssAlone() {
    assertThatThrownBy(() -> open("a", Duration.ofSeconds(1)))
        .isInstanceOf(InstanceTakenException.class)
        .hasMessage(
            "Another process works as instance a on this journal; fix: give each process its own name (twospeed.instance), or end the other one");
  }

  @Test
  void aNameIsFreeOnceItsProcessHasEnded() {
    open("passing", Duration.ofSeconds(5)).close();
    open("passing", Duration.ofSeconds(5)).close();
  }

  private Journal open(String instance, Duration patience) {
    return Journal.open(settings(instance).databaseTimeout(patience).build());
  }

  @Test
  void aReplacedLifeBeginsNothingPlansNothingAndSendsNothingAgain() {
    String id = begun();
    String inDoubt = callIn(CoreCallState.SENT, id);
    result(
        journal
            .calls()
            .doubt(
                new CallMove(
                    inDoubt,
                    CoreCallState.SENT,
                    CoreCallState.IN_DOUBT,
                    EvidenceKind.NO_REPLY,
                    "")));
    store.execute(ANOTHER_LIFE);
    try {
      assertThat(
              refusal(
                  TransitionRefusedException.class,
                  journal.interactions().begin(start("shop", "a-new-key", DIGEST))))
          .hasMessageContaining("a later life of instance a has begun");
      assertThat(
              refusal(
                  TransitionRefusedException.class,
                  journal.calls().planAndSend(transfer(id), bytes("x"))))
          .hasMessageContaining("another life of a, which may have replaced this one");
      assertThat(refusal(TransitionRefusedException.class, journal.calls().resend(inDoubt)))
          .hasMessageContaining("must not be sent again");
      assertThat(result(journal.takeover().releaseAll())).isZero();
      assertThat(result(journal.takeover().holdCall(inDoubt))).isFalse();
      assertThat(result(journal.takeover().holdInteraction(id))).isFalse();
      clock.advance(Duration.ofSeconds(31));
      assertThat(result(journal.takeover().renew())).isZero();
      assertThat(result(journal.takeover().claimCalls(9))).isEmpty();
      assertThat(result(journal.takeover().claimInteractions(9))).isEmpty();
    } finally {
      store.execute("UPDATE instance SET epoch = epoch - 1 WHERE name = 'a'");
    }
  }

  @Test
  void aReplacedLifeLearnsItAndItsFenceClosesForGood() {
    Journal replaced = Journal.open(settings("r").build());
    try {
      assertThat(replaced.fence().isOpen()).isTrue();
      store.execute("UPDATE instance SET epoch = epoch + 1 WHERE name = 'r'");
      clock.advance(Duration.ofSeconds(6));
      await().until(replaced.fence()::isLost);
      assertThat(replaced.fence().whyClosed())
          .hasValueSatisfying(
              why -> assertThat(why).startsWith("another process has begun as instance r"));
    } finally {
      replaced.close();
    }
  }

  @Test
  void theFenceOfAProcessThatSleptOpensOnceTheJournalConfirmsIt() {
    clock.advance(Duration.ofSeconds(31));
    await().until(journal.fence()::isOpen);
  }

  @Test
  void aNewLifeFreesWhatTheOneBeforeItHeld() {
    Journal first = Journal.open(settings("n").build());
    String id = begun(first);
    first.close();
    Journal second = Journal.open(settings("n").build());
    try {
      assertThat(result(second.takeover().holdInteraction(id))).isFalse();
      assertThat(result(second.takeover().releaseAll())).isEqualTo(1);
      assertThat(interaction(id).owner()).isNull();
    } finally {
      second.close();
    }
  }
}
