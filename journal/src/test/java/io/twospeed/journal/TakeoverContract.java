package io.twospeed.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.journal.calls.CallMove;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.Decision;
import io.twospeed.journal.calls.Evidence;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.calls.StoredCall;
import io.twospeed.journal.failure.TransitionRefusedException;
import io.twospeed.journal.interactions.StoredInteraction;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Leases, and how a dead instance's work is taken over. */
abstract class TakeoverContract extends JournalContract {
  TakeoverContract(TestStore store) {
    super(store);
  }

  @ParameterizedTest
  @EnumSource(names = {"PLANNED", "SENT", "REVERSING"})
  void aCallIsClaimedWhenItsLeaseIsOverAndNotBefore(CoreCallState state) {
    String reference = callIn(state);
    clock.advance(Duration.ofMillis(29_999));
    assertThat(result(journal.takeover().claimCalls(10))).isEmpty();

    clock.advance(Duration.ofMillis(1));
    List<StoredCall> claimed = result(journal.takeover().claimCalls(10));
    assertThat(claimed).extracting(StoredCall::reference).containsExactly(reference);
    assertThat(claimed).containsExactly(call(reference));
    assertThat(claimed.get(0).claims()).isEqualTo(1);
    assertThat(claimed.get(0).leaseUntil()).isEqualTo(clock.instant().plusSeconds(30));
    assertThat(result(journal.takeover().claimCalls(10))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"CONFIRMED", "REJECTED", "NOT_DONE", "REVERSED", "PARKED"})
  void aCallThatWaitsForNobodyIsNeverClaimed(CoreCallState state) {
    callIn(state);
    clock.advance(Duration.ofDays(1));
    assertThat(result(journal.takeover().claimCalls(10))).isEmpty();
  }

  @Test
  void theOldestAreClaimedFirstAndNoMoreThanAskedFor() {
    List<String> references =
        List.of(
            callIn(CoreCallState.IN_DOUBT),
            callIn(CoreCallState.IN_DOUBT),
            callIn(CoreCallState.IN_DOUBT));
    assertThat(result(journal.takeover().claimCalls(2)))
        .extracting(StoredCall::reference)
        .isEqualTo(references.subList(0, 2));
    assertThat(result(journal.takeover().claimCalls(2)))
        .extracting(StoredCall::reference)
        .isEqualTo(references.subList(2, 3));
  }

  @Test
  void aCallInDoubtIsAnyonesAtOnceUnlessItsInstanceGoesOnWithIt() {
    String kept = callIn(CoreCallState.SENT);
    result(
        journal
            .calls()
            .doubt(
                new CallMove(
                    kept, CoreCallState.SENT, CoreCallState.IN_DOUBT, EvidenceKind.NO_REPLY, "")));
    String left = callIn(CoreCallState.IN_DOUBT);
    assertThat(result(journal.takeover().claimCalls(10)))
        .extracting(StoredCall::reference)
        .containsExactly(left);
    assertThat(result(journal.takeover().holdCall(kept))).isTrue();
    clock.advance(Duration.ofSeconds(30));
    assertThat(result(journal.takeover().claimCalls(10)))
        .extracting(StoredCall::reference)
        .containsExactly(kept, left);
  }

  @Test
  void aLeaseThatIsRenewedIsNotOver() {
    callIn(CoreCallState.SENT);
    for (int i = 0; i < 5; i++) {
      clock.advance(Duration.ofSeconds(20));
      assertThat(result(journal.takeover().renew())).as("call and interaction").isEqualTo(2);
      assertThat(result(journal.takeover().claimCalls(10))).isEmpty();
    }
    assertThat(result(journal.takeover().renew())).as("nothing is near its end").isZero();
  }

  @Test
  void whatIsReleasedWaitsForItsMomentAndKeepsTheEvidence() {
    String reference = callIn(CoreCallState.IN_DOUBT);
    result(journal.takeover().claimCalls(1));
    result(
        journal
            .takeover()
            .releaseCall(
                reference, clock.instant().plusSeconds(8), EvidenceKind.INQUIRED, "timeout"));

    clock.advance(Duration.ofSeconds(7));
    assertThat(result(journal.takeover().claimCalls(1))).isEmpty();
    clock.advance(Duration.ofSeconds(1));
    List<StoredCall> again = result(journal.takeover().claimCalls(1));
    assertThat(again).extracting(StoredCall::claims).containsExactly(2);
    assertThat(again.get(0).evidence()).extracting(Evidence::code).endsWith("timeout");
  }

  @Test
  void whatIsSettledCannotBeHeldOrReleased() {
    String reference = callIn(CoreCallState.CONFIRMED);
    assertThat(result(journal.takeover().holdCall(reference))).isFalse();
    assertThat(
            refusal(
                TransitionRefusedException.class,
                journal
                    .takeover()
                    .releaseCall(reference, clock.instant(), EvidenceKind.INQUIRED, "")))
        .hasMessageContaining("a does not have it, or it is settled");
  }

  @Test
  void anInstanceThatComesBackHasItsFormerWorkAtOnce() {
    String id = begun();
    String reference = callIn(CoreCallState.SENT, id);
    assertThat(result(journal.takeover().releaseAll())).isEqualTo(2);
    assertThat(result(journal.takeover().claimCalls(10)))
        .extracting(StoredCall::reference)
        .containsExactly(reference);
    assertThat(result(journal.takeover().claimInteractions(10)))
        .extracting(it -> it.interaction().id())
        .containsExactly(id);
  }

  @Test
  void unfinishedInteractionsAreClaimedWhenTheirLeaseIsOver() {
    String running = begun();
    String undoing = begun();
    result(journal.interactions().toBeUndone(undoing, "route-failed", PROBLEM));
    String finished = begun();
    result(journal.interactions().finish(finished, CREATED));

    assertThat(result(journal.takeover().claimInteractions(10)))
        .extracting(it -> it.interaction().id())
        .containsExactly(undoing);
    assertThat(result(journal.takeover().holdInteraction(undoing))).isTrue();
    clock.advance(Duration.ofSeconds(30));
    List<StoredInteraction> claimed = result(journal.takeover().claimInteractions(10));
    assertThat(claimed).extracting(it -> it.interaction().id()).containsExactly(running, undoing);
    assertThat(claimed.get(0)).usingRecursiveComparison().isEqualTo(interaction(running));
  }

  @Test
  void whatEndedIsDeletedAfterTheRetentionAndWhatDidNotNever() {
    String ended = begun();
    String settled = callIn(CoreCallState.CONFIRMED, ended);
    String decided = callIn(CoreCallState.PARKED, ended);
    result(
        journal
            .calls()
            .decide(decided, new Decision(CoreCallState.REJECTED, "operator-7", "not there")));
    result(journal.interactions().finish(ended, CREATED));
    String parked = callIn(CoreCallState.PARKED);

    clock.advance(Duration.ofDays(30));
    assertThat(result(journal.purge())).isZero();
    clock.advance(Duration.ofSeconds(1));
    assertThat(result(journal.purge())).isEqualTo(1);
    assertThat(result(journal.interactions().find(ended))).isEmpty();
    assertThat(result(journal.calls().find(settled))).isEmpty();
    assertThat(result(journal.calls().decisions(decided))).isEmpty();
    assertThat(call(parked).state()).isEqualTo(CoreCallState.PARKED);
  }
}
