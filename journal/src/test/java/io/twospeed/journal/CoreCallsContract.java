package io.twospeed.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twospeed.journal.calls.CallCount;
import io.twospeed.journal.calls.CallFilter;
import io.twospeed.journal.calls.CallMove;
import io.twospeed.journal.calls.CallPlan;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.Decision;
import io.twospeed.journal.calls.Evidence;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.calls.Settling;
import io.twospeed.journal.calls.StoredCall;
import io.twospeed.journal.calls.StoredDecision;
import io.twospeed.journal.common.Page;
import io.twospeed.journal.common.References;
import io.twospeed.journal.failure.TransitionRefusedException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Core calls: what is kept of them, and the one table of transitions. */
abstract class CoreCallsContract extends JournalContract {
  CoreCallsContract(TestStore store) {
    super(store);
  }

  @Test
  void aPlannedCallKeepsAllThatIsNeededToSettleIt() {
    String id = begun();
    CallPlan plan = transfer(id);
    result(journal.calls().plan(plan, bytes("request")));

    StoredCall call = call(plan.reference());
    assertThat(call.plan()).isEqualTo(plan);
    assertThat(call.product()).isEqualTo("instalments");
    assertThat(call.productVersion()).isEqualTo("1.2.0");
    assertThat(call.state()).isEqualTo(CoreCallState.PLANNED);
    assertThat(call.createdAt()).isEqualTo(clock.instant());
    assertThat(call.owner()).isEqualTo("a");
    assertThat(call.leaseUntil()).isEqualTo(clock.instant().plusSeconds(30));
    assertThat(call.evidence())
        .containsExactly(new Evidence(clock.instant(), EvidenceKind.PLANNED, ""));
    assertThat(result(journal.calls().request(plan.reference()))).contains(bytes("request"));
    assertThat(result(journal.calls().reply(plan.reference()))).isEmpty();
  }

  @Test
  void aCallThatLeavesAtOnceNeedsOneWrite() {
    CallPlan plan = transfer(begun());
    result(journal.calls().planAndSend(plan, bytes("request")));

    StoredCall call = call(plan.reference());
    assertThat(call.state()).isEqualTo(CoreCallState.SENT);
    assertThat(call.evidence())
        .extracting(Evidence::kind)
        .containsExactly(EvidenceKind.PLANNED, EvidenceKind.SENT);
  }

  @Test
  void theCallsOfAnInteractionComeInTheOrderInWhichTheyWerePlanned() {
    String id = begun();
    List<String> references =
        List.of(
            callIn(CoreCallState.CONFIRMED, id),
            callIn(CoreCallState.SENT, id),
            callIn(CoreCallState.PLANNED, id));
    assertThat(result(journal.calls().of(id)))
        .extracting(StoredCall::reference)
        .isEqualTo(references);
  }

  @Test
  void noCallIsPlannedInAnInteractionThatDoesNotRun() {
    String id = begun();
    result(journal.interactions().finish(id, CREATED));
    CallPlan plan = transfer(id);

    assertThat(
            refusal(TransitionRefusedException.class, journal.calls().plan(plan, bytes("request"))))
        .hasMessage(
            "Core call %s cannot be planned: its interaction %s is FINISHED, expected RUNNING"
                .formatted(plan.reference(), id));
    assertThat(result(journal.calls().find(plan.reference()))).isEmpty();
  }

  @Test
  void noCallIsPlannedInAnInteractionThatNobodyBegan() {
    CallPlan plan = transfer(References.next(clock));
    assertThat(
            refusal(TransitionRefusedException.class, journal.calls().plan(plan, bytes("request"))))
        .hasMessageContaining("is unknown");
  }

  @Test
  void aReferenceIsUsedOnce() {
    CallPlan plan = transfer(begun());
    result(journal.calls().planAndSend(plan, bytes("request")));

    assertThat(
            refusal(TransitionRefusedException.class, journal.calls().plan(plan, bytes("other"))))
        .hasMessageContaining("its reference is known already (it is SENT)");
    assertThat(result(journal.calls().request(plan.reference()))).contains(bytes("request"));
  }

  @Test
  void aMoveWritesStateEvidenceAndReply() {
    String reference = callIn(CoreCallState.SENT);
    clock.advance(Duration.ofSeconds(2));
    CallMove move =
        new CallMove(
            reference, CoreCallState.SENT, CoreCallState.CONFIRMED, EvidenceKind.REPLY, "0000");
    result(journal.calls().move(move, bytes("reply")));

    StoredCall call = call(reference);
    assertThat(call.state()).isEqualTo(CoreCallState.CONFIRMED);
    assertThat(call.stateSince()).isEqualTo(clock.instant());
    assertThat(call.evidence())
        .last()
        .isEqualTo(new Evidence(clock.instant(), EvidenceKind.REPLY, "0000"));
    assertThat(call.owner()).isNull();
    assertThat(call.leaseUntil()).isNull();
    assertThat(result(journal.calls().reply(reference))).contains(bytes("reply"));
  }

  @Test
  void aMoveThatTheTableForbidsCannotEvenBeAskedFor() {
    assertThatThrownBy(
            () ->
                new CallMove(
                    References.next(clock),
                    CoreCallState.REVERSED,
                    CoreCallState.CONFIRMED,
                    EvidenceKind.REPLY,
                    ""))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("from REVERSED to CONFIRMED");
  }

  @Test
  void whoComesSecondIsRefusedAndToldWhatIsThere() {
    String reference = callIn(CoreCallState.IN_DOUBT);
    var reply = CallMove.to(CoreCallState.CONFIRMED, reference, EvidenceKind.REPLY, "0000");
    var inquiry = CallMove.to(CoreCallState.NOT_DONE, reference, EvidenceKind.INQUIRED, "0404");
    var first = journal.calls().move(reply);
    var second = journal.calls().move(inquiry);

    result(first);
    TransitionRefusedException refusal = refusal(TransitionRefusedException.class, second);
    assertThat(refusal)
        .hasMessage(
            "Core call %s cannot become NOT_DONE: it is CONFIRMED, expected IN_DOUBT or PLANNED or SENT; somebody was faster, read it again"
                .formatted(reference));
    assertThat(refusal.actual()).contains("CONFIRMED");
    assertThat(call(reference).state()).isEqualTo(CoreCallState.CONFIRMED);
  }

  @Test
  void aLateReplySettlesACallWhereverItWaits() {
    for (CoreCallState waiting :
        List.of(CoreCallState.SENT, CoreCallState.IN_DOUBT, CoreCallState.PARKED)) {
      String reference = callIn(waiting);
      result(
          journal
              .calls()
              .move(CallMove.to(CoreCallState.CONFIRMED, reference, EvidenceKind.REPLY, "0000")));
      assertThat(call(reference).state())
          .as("after %s", waiting)
          .isEqualTo(CoreCallState.CONFIRMED);
    }
  }

  @Test
  void aCallInDoubtIsAnyonesAtOnce() {
    StoredCall call = call(callIn(CoreCallState.IN_DOUBT));
    assertThat(call.owner()).isNull();
    assertThat(call.leaseUntil()).isEqualTo(clock.instant());
  }

  @Test
  void aNoteIsAppendedAndNothingElseChanges() {
    String reference = callIn(CoreCallState.CONFIRMED);
    StoredCall before = call(reference);
    clock.advance(Duration.ofSeconds(1));
    result(journal.calls().note(reference, EvidenceKind.DUPLICATE_REPLY, "0000"));

    StoredCall after = call(reference);
    assertThat(after.state()).isEqualTo(before.state());
    assertThat(after.stateSince()).isEqualTo(before.stateSince());
    assertThat(after.evidence()).startsWith(before.evidence().toArray(new Evidence[0]));
    assertThat(after.evidence())
        .last()
        .isEqualTo(new Evidence(clock.instant(), EvidenceKind.DUPLICATE_REPLY, "0000"));
  }

  @Test
  void aCoreThatRepeatsItselfForEverDoesNotFillTheRow() {
    String reference = callIn(CoreCallState.SENT);
    String code = "x".repeat(64);
    for (int i = 0; i < 200; i++) {
      var unused = journal.calls().note(reference, EvidenceKind.DUPLICATE_REPLY, code);
    }
    result(journal.calls().note(reference, EvidenceKind.DUPLICATE_REPLY, code));
    result(
        journal
            .calls()
            .move(CallMove.to(CoreCallState.CONFIRMED, reference, EvidenceKind.REPLY, "0000")));
    assertThat(call(reference).evidence()).hasSizeBetween(100, 199);
  }

  @Test
  void evidenceIsACodeAndNeverASentence() {
    assertThatThrownBy(
            () ->
                journal
                    .calls()
                    .note(References.next(clock), EvidenceKind.REPLY, "Max Muster, DE89 3704"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("evidence code: 21 characters, expected at most 64 of A-Z a-z 0-9 . _ : / -");
  }

  @Test
  void aReplyFindsItsCallByCorrelation() {
    String reference = callIn(CoreCallState.SENT);
    result(journal.calls().correlate(reference, "414d5120514d31"));
    assertThat(result(journal.calls().findByCorrelation("414d5120514d31")))
        .map(StoredCall::reference)
        .contains(reference);
    assertThat(result(journal.calls().findByCorrelation("00"))).isEmpty();
  }

  @Test
  void whatAPersonDecidesIsRecordedWithWhoWhenAndWhy() {
    String reference = callIn(CoreCallState.PARKED);
    clock.advance(Duration.ofHours(2));
    Decision decision =
        new Decision(CoreCallState.REJECTED, "operator-7", "not on the statement of 1 March");
    result(journal.calls().decide(reference, decision));

    assertThat(call(reference).state()).isEqualTo(CoreCallState.REJECTED);
    assertThat(call(reference).evidence())
        .last()
        .isEqualTo(new Evidence(clock.instant(), EvidenceKind.DECIDED, "rejected"));
    assertThat(result(journal.calls().decisions(reference)))
        .containsExactly(new StoredDecision(decision, clock.instant()));
  }

  @Test
  void onlyAParkedCallIsDecidedByAPerson() {
    String reference = callIn(CoreCallState.IN_DOUBT);
    Decision decision = new Decision(CoreCallState.CONFIRMED, "operator-7", "seen in the core");
    assertThat(
            refusal(TransitionRefusedException.class, journal.calls().decide(reference, decision)))
        .hasMessageContaining("it is IN_DOUBT, expected PARKED");
    assertThat(result(journal.calls().decisions(reference))).isEmpty();
  }

  @Test
  void aDecisionWakesTheInteractionThatWaitedForIt() {
    String id = begun();
    String reference = callIn(CoreCallState.PARKED, id);
    result(journal.interactions().toBeUndone(id, "deadline", PROBLEM));
    result(journal.takeover().claimInteractions(1));
    result(journal.takeover().releaseInteraction(id, clock.instant().plusSeconds(3600)));

    result(
        journal
            .calls()
            .decide(reference, new Decision(CoreCallState.REJECTED, "operator-7", "not there")));
    assertThat(result(journal.takeover().claimInteractions(10))).hasSize(1);
  }

  @Test
  void aCallIsReversedByOneCallAtATime() {
    String id = begun();
    String reference = callIn(CoreCallState.REVERSING, id);
    result(journal.interactions().toBeUndone(id, "route-failed", PROBLEM));
    result(journal.takeover().claimInteractions(1));
    result(journal.calls().planAndSend(reversal(id, reference), bytes("reverse")));

    assertThat(
            refusal(
                TransitionRefusedException.class,
                journal.calls().planAndSend(reversal(id, reference), bytes("reverse"))))
        .hasMessageContaining("reverses call " + reference + " already");
  }

  @Test
  void aReversalThatCertainlyDidNothingMayBeFollowedByAnother() {
    String id = begun();
    String reference = callIn(CoreCallState.REVERSING, id);
    result(journal.interactions().toBeUndone(id, "route-failed", PROBLEM));
    result(journal.takeover().claimInteractions(1));
    CallPlan first = reversal(id, reference);
    result(journal.calls().planAndSend(first, bytes("reverse")));
    result(
        journal
            .calls()
            .move(
                CallMove.to(
                    CoreCallState.NOT_DONE, first.reference(), EvidenceKind.NOT_PUT, "2053")));

    CallPlan second = reversal(id, reference);
    result(journal.calls().planAndSend(second, bytes("reverse")));
    assertThat(call(second.reference()).plan().reverses()).isEqualTo(reference);
  }

  private CallPlan reversal(String interactionId, String reverses) {
    return new CallPlan(
        References.next(clock),
        interactionId,
        "payments.reverse",
        "core-banking",
        Settling.NONE,
        reverses);
  }

  @Test
  void aListIsFilteredByStateAgeOperationAndProductAndPaged() {
    String old = callIn(CoreCallState.IN_DOUBT);
    clock.advance(Duration.ofMinutes(5));
    String middle = callIn(CoreCallState.IN_DOUBT);
    String confirmed = callIn(CoreCallState.CONFIRMED);
    String last = callIn(CoreCallState.IN_DOUBT);

    CallFilter two =
        new CallFilter(
            Set.of(CoreCallState.IN_DOUBT), "payments.transfer", "instalments", null, null, 2);
    Page<StoredCall> first = result(journal.calls().list(two));
    assertThat(first.items()).extracting(StoredCall::reference).containsExactly(last, middle);
    CallFilter next =
        new CallFilter(Set.of(CoreCallState.IN_DOUBT), null, null, null, first.next(), 2);
    assertThat(result(journal.calls().list(next)).items())
        .extracting(StoredCall::reference)
        .containsExactly(old);

    CallFilter aged =
        new CallFilter(
            Set.of(CoreCallState.IN_DOUBT), null, null, clock.instant().minusSeconds(60), null, 9);
    assertThat(result(journal.calls().list(aged)).items())
        .extracting(StoredCall::reference)
        .containsExactly(old);
    CallFilter otherOperation = new CallFilter(Set.of(), "loans.open", null, null, null, 9);
    assertThat(result(journal.calls().list(otherOperation)).items()).isEmpty();
    assertThat(result(journal.calls().list(CallFilter.in(CoreCallState.CONFIRMED))).items())
        .extracting(StoredCall::reference)
        .containsExactly(confirmed);
  }

  @Test
  void countsSayHowManyAndSinceWhenTheOldestIsInDoubt() {
    var before = clock.instant();
    callIn(CoreCallState.IN_DOUBT);
    clock.advance(Duration.ofMinutes(5));
    callIn(CoreCallState.IN_DOUBT);
    callIn(CoreCallState.PARKED);
    callIn(CoreCallState.CONFIRMED);

    assertThat(result(journal.calls().counts(Set.of(CoreCallState.IN_DOUBT, CoreCallState.PARKED))))
        .containsExactly(
            new CallCount(CoreCallState.IN_DOUBT, "payments.transfer", "instalments", 2, before),
            new CallCount(
                CoreCallState.PARKED, "payments.transfer", "instalments", 1, clock.instant()));
  }
}
