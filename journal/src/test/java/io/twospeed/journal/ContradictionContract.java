package io.twospeed.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.journal.calls.CallMove;
import io.twospeed.journal.calls.CallPlan;
import io.twospeed.journal.calls.Contradictions;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.Decision;
import io.twospeed.journal.calls.Evidence;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.calls.Settling;
import io.twospeed.journal.calls.StoredCall;
import io.twospeed.journal.common.References;
import io.twospeed.journal.failure.TransitionRefusedException;
import io.twospeed.journal.interactions.Begun;
import io.twospeed.journal.interactions.InteractionStart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What was settled, and then the core said otherwise; and how it is found out. */
abstract class ContradictionContract extends JournalContract {
  ContradictionContract(TestStore store) {
    super(store);
  }

  private void contradict(String reference, CoreCallState settled) {
    CallMove move =
        new CallMove(
            reference,
            settled,
            CoreCallState.CONTRADICTED,
            EvidenceKind.CONTRADICTION,
            "is-" + settled);
    result(journal.calls().move(move));
  }

  @Test
  void aContradictedCallIsOpenAnyonesToWorkOnAndNoReplySettlesItOnceMore() {
    String reference = callIn(CoreCallState.NOT_DONE);
    Instant since = clock.instant();
    contradict(reference, CoreCallState.NOT_DONE);
    assertThat(result(journal.calls().contradictions())).isEqualTo(new Contradictions(1, since));

    refusal(
        TransitionRefusedException.class,
        journal
            .calls()
            .move(CallMove.to(CoreCallState.CONFIRMED, reference, EvidenceKind.REPLY, "0000")));
    assertThat(result(journal.takeover().claimCalls(9)))
        .extracting(StoredCall::reference, StoredCall::state)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(reference, CoreCallState.CONTRADICTED));
    assertThat(call(reference).history().contradictedAt()).isEqualTo(since);
  }

  @Test
  void aContradictionIsOpenUntilItsCallIsUndoneOrDecided() {
    String undone = callIn(CoreCallState.NOT_DONE);
    String parked = callIn(CoreCallState.REJECTED);
    contradict(undone, CoreCallState.NOT_DONE);
    contradict(parked, CoreCallState.REJECTED);
    move(undone, CoreCallState.REVERSING, EvidenceKind.REVERSAL);
    move(parked, CoreCallState.PARKED, EvidenceKind.GAVE_UP);
    assertThat(result(journal.calls().contradictions()).count()).isEqualTo(2);

    move(undone, CoreCallState.REVERSED, EvidenceKind.REVERSAL);
    assertThat(result(journal.calls().contradictions()).count()).isEqualTo(1);
    refusal(
        TransitionRefusedException.class,
        journal
            .calls()
            .move(CallMove.to(CoreCallState.CONFIRMED, parked, EvidenceKind.REPLY, "0000")));
    result(
        journal
            .calls()
            .decide(parked, new Decision(CoreCallState.CONFIRMED, "operator", "refunded by hand")));
    assertThat(result(journal.calls().contradictions())).isEqualTo(new Contradictions(0, null));
    assertThat(call(parked).history().isContradicted())
        .as("what is decided is worked on like any other from then on")
        .isFalse();
  }

  @Test
  void aKeyIsNotFreeForANewTryWhileACallOfItsFirstIsContradicted() {
    InteractionStart first = start("shop", "key", DIGEST);
    String id = result(journal.interactions().begin(first)).id();
    String reference = callIn(CoreCallState.NOT_DONE, id);
    result(journal.interactions().fail(id, PROBLEM));
    contradict(reference, CoreCallState.NOT_DONE);
    InteractionStart second = start("shop", "key", DIGEST);
    assertThat(result(journal.interactions().beginAgain(second, id)))
        .isInstanceOf(Begun.Ended.class);
    move(reference, CoreCallState.REVERSING, EvidenceKind.REVERSAL);
    move(reference, CoreCallState.REVERSED, EvidenceKind.REVERSAL);
    assertThat(result(journal.interactions().beginAgain(second, id)))
        .isInstanceOf(Begun.Fresh.class);
  }

  private void move(String reference, CoreCallState to, EvidenceKind kind) {
    result(journal.calls().move(CallMove.to(to, reference, kind, "")));
  }

  @Test
  void itsReversalIsPlannedThoughItsInteractionHasEnded() {
    String id = begun();
    String reference = callIn(CoreCallState.NOT_DONE, id);
    result(journal.interactions().fail(id, PROBLEM));
    CallPlan reversal =
        new CallPlan(
            References.next(clock),
            id,
            "payments.reverse",
            "core-banking",
            Settling.NONE,
            reference);
    refusal(
        TransitionRefusedException.class, journal.calls().planAndSend(reversal, bytes("reverse")));

    contradict(reference, CoreCallState.NOT_DONE);
    move(reference, CoreCallState.REVERSING, EvidenceKind.REVERSAL);
    result(journal.calls().planAndSend(reversal, bytes("reverse")));
    assertThat(call(reversal.reference()).owner()).isEqualTo("a");
    refusal(
        TransitionRefusedException.class,
        journal
            .calls()
            .planAndSend(
                new CallPlan(
                    References.next(clock),
                    id,
                    "payments.reverse",
                    "core-banking",
                    Settling.NONE,
                    reference),
                bytes("twice")));
  }

  @Test
  void anInteractionWithAContradictedCallDoesNotEndAsIfNothingHadHappened() {
    String id = begun();
    contradict(callIn(CoreCallState.NOT_DONE, id), CoreCallState.NOT_DONE);
    refusal(TransitionRefusedException.class, journal.interactions().fail(id, PROBLEM));
    result(journal.interactions().toBeUndone(id, "route-failed", PROBLEM));
    assertThat(result(journal.takeover().claimInteractions(1))).hasSize(1);
    refusal(TransitionRefusedException.class, journal.interactions().undone(id, PROBLEM));
  }

  @Test
  void whatHoldsAnOpenContradictionIsNotPurged() {
    String id = begun();
    String reference = callIn(CoreCallState.NOT_DONE, id);
    result(journal.interactions().fail(id, PROBLEM));
    contradict(reference, CoreCallState.NOT_DONE);
    clock.advance(Duration.ofDays(40));
    assertThat(result(journal.purge())).isZero();
    move(reference, CoreCallState.PARKED, EvidenceKind.GAVE_UP);
    result(
        journal.calls().decide(reference, new Decision(CoreCallState.REJECTED, "operator", "no")));
    assertThat(result(journal.purge())).isEqualTo(1);
  }

  @Test
  void whoKnowsOfFewerSendingsThanThereWereDoesNotSettle() {
    String reference = callIn(CoreCallState.SENT);
    result(
        journal
            .calls()
            .doubt(
                new CallMove(
                    reference,
                    CoreCallState.SENT,
                    CoreCallState.IN_DOUBT,
                    EvidenceKind.NO_REPLY,
                    "")));
    result(journal.calls().resend(reference));
    assertThat(call(reference).history().sends()).isEqualTo(2);
    CallMove notDone =
        CallMove.to(CoreCallState.NOT_DONE, reference, EvidenceKind.EXPIRED_UNREAD, "");
    assertThat(refusal(TransitionRefusedException.class, journal.calls().move(notDone.ifSent(1))))
        .hasMessageContaining("it is IN_DOUBT, expected")
        .hasMessageContaining("sent no more than 1 times");
    result(journal.calls().move(notDone.ifSent(2)));
  }

  @Test
  void aCallIsSentAgainByWhoeverHasItAndOnlyInDoubt() {
    String sent = callIn(CoreCallState.SENT);
    refusal(TransitionRefusedException.class, journal.calls().resend(sent));
    String anyones = callIn(CoreCallState.IN_DOUBT);
    refusal(TransitionRefusedException.class, journal.calls().resend(anyones));
  }

  @Test
  void whatAnUnknownSettledIsAskedAgainWhenItIsDueAndByOneOnly() {
    String reference = callIn(CoreCallState.IN_DOUBT);
    Instant due = clock.instant().plusSeconds(60);
    result(
        journal
            .calls()
            .move(
                CallMove.to(CoreCallState.NOT_DONE, reference, EvidenceKind.INQUIRED, "UNKNOWN")
                    .askAgain(due)));
    Duration hold = Duration.ofSeconds(30);
    assertThat(result(journal.calls().claimToAskAgain(9, hold))).isEmpty();
    clock.advance(Duration.ofSeconds(60));
    assertThat(result(journal.calls().claimToAskAgain(9, hold)))
        .extracting(StoredCall::reference)
        .containsExactly(reference);
    assertThat(result(journal.calls().claimToAskAgain(9, hold))).isEmpty();

    result(
        journal
            .calls()
            .askedAgain(reference, "UNKNOWN", clock.instant().plus(Duration.ofMinutes(10))));
    clock.advance(Duration.ofMinutes(10));
    List<StoredCall> again = result(journal.calls().claimToAskAgain(9, hold));
    assertThat(again).hasSize(1);
    assertThat(again.get(0).history().askedAgain()).isEqualTo(1);
    result(journal.calls().askedAgain(reference, "UNKNOWN", null));
    clock.advance(Duration.ofDays(1));
    assertThat(result(journal.calls().claimToAskAgain(9, hold))).isEmpty();
    assertThat(call(reference).evidence())
        .extracting(Evidence::kind)
        .filteredOn(Set.of(EvidenceKind.ASKED_AGAIN)::contains)
        .hasSize(2);
  }

  @Test
  void whatIsContradictedIsNotAskedAboutAgain() {
    String reference = callIn(CoreCallState.IN_DOUBT);
    result(
        journal
            .calls()
            .move(
                CallMove.to(CoreCallState.NOT_DONE, reference, EvidenceKind.INQUIRED, "UNKNOWN")
                    .askAgain(clock.instant())));
    contradict(reference, CoreCallState.NOT_DONE);
    assertThat(result(journal.calls().claimToAskAgain(9, Duration.ofSeconds(30)))).isEmpty();
  }
}
