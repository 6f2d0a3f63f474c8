package io.twospeed.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.journal.calls.CallMove;
import io.twospeed.journal.calls.CallPlan;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.Decision;
import io.twospeed.journal.calls.Evidence;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.calls.Settling;
import io.twospeed.journal.common.References;
import io.twospeed.journal.failure.TransitionRefusedException;
import io.twospeed.journal.interactions.Begun;
import io.twospeed.journal.interactions.InteractionStart;
import io.twospeed.journal.interactions.InteractionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The end of an interaction of which something stays in the core. */
abstract class LeftStandingContract extends JournalContract {
  private static final String WHY = "Nothing failed after it.";

  LeftStandingContract(TestStore store) {
    super(store);
  }

  private String confirmedWithoutReversal(String id) {
    CallPlan plan =
        new CallPlan(
            References.next(clock),
            id,
            "funds.release",
            "core-banking",
            new Settling("payments.status", null, null));
    result(journal.calls().planAndSend(plan, bytes("request")));
    result(
        journal
            .calls()
            .move(
                new CallMove(
                    plan.reference(),
                    CoreCallState.SENT,
                    CoreCallState.CONFIRMED,
                    EvidenceKind.INQUIRED,
                    "DONE")));
    return plan.reference();
  }

  private void handOver(String id) {
    result(journal.interactions().toBeUndone(id, "route-failed", PROBLEM, CREATED));
    result(journal.takeover().claimInteractions(10));
  }

  @Test
  void aConfirmedCallThatMayStayEndsItsInteractionAsLeftStandingForGood() {
    InteractionStart start = start("shop", References.next(clock), DIGEST);
    String id = result(journal.interactions().begin(start)).id();
    String reference = confirmedWithoutReversal(id);
    handOver(id);
    assertThat(
            refusal(TransitionRefusedException.class, journal.interactions().undone(id, PROBLEM)))
        .hasMessageContaining(reference + " is CONFIRMED");

    result(journal.calls().leaveStanding(reference, WHY));
    result(journal.interactions().undone(id, PROBLEM));

    assertThat(interaction(id).state()).isEqualTo(InteractionState.LEFT_STANDING);
    assertThat(call(reference).state()).isEqualTo(CoreCallState.CONFIRMED);
    assertThat(call(reference).plan().settling().stands()).isEqualTo(WHY);
    assertThat(call(reference).evidence())
        .last()
        .satisfies(it -> assertThat(it.kind()).isEqualTo(EvidenceKind.REVERSAL))
        .satisfies(it -> assertThat(it.code()).isEqualTo("not-needed"));
    Begun.Ended end = new Begun.Ended(id, InteractionState.LEFT_STANDING, CREATED, clock.instant());
    InteractionStart again = start("shop", start.idempotencyKey(), DIGEST);
    assertThat(result(journal.interactions().begin(again))).isEqualTo(end);
    assertThat(result(journal.interactions().beginAgain(again, id))).isEqualTo(end);
    assertThat(
            refusal(TransitionRefusedException.class, journal.interactions().undone(id, PROBLEM)))
        .hasMessageContaining("it is LEFT_STANDING, expected TO_BE_UNDONE");
  }

  @Test
  void whatIsLeftDoesNotLetAnotherCallStand() {
    String id = begun();
    String reversible = callIn(CoreCallState.CONFIRMED, id);
    String last = confirmedWithoutReversal(id);
    handOver(id);
    result(journal.calls().leaveStanding(last, WHY));

    assertThat(
            refusal(TransitionRefusedException.class, journal.interactions().undone(id, PROBLEM)))
        .hasMessageContaining(reversible + " is CONFIRMED")
        .hasMessageNotContaining(last);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"SENT", "REJECTED", "NOT_DONE", "IN_DOUBT", "REVERSING", "REVERSED", "PARKED"})
  void onlyAConfirmedCallIsLeftStanding(CoreCallState state) {
    String reference = callIn(state);

    TransitionRefusedException refusal =
        refusal(TransitionRefusedException.class, journal.calls().leaveStanding(reference, WHY));

    assertThat(refusal)
        .hasMessage(
            "Core call %s cannot be left standing: it is %s; expected a CONFIRMED call that undoes no other"
                .formatted(reference, state));
    assertThat(call(reference).plan().settling().stands()).isNull();
  }

  @Test
  void whatChangesAStateIsKeptAsEvidenceAlsoWhereNotesFilledTheList() {
    String reference = callIn(CoreCallState.IN_DOUBT);
    for (int i = 0; i < 400; i++) {
      var unused = journal.calls().note(reference, EvidenceKind.INQUIRED, "core-unavailable");
    }
    result(
        journal
            .calls()
            .move(
                new CallMove(
                    reference,
                    CoreCallState.IN_DOUBT,
                    CoreCallState.PARKED,
                    EvidenceKind.GAVE_UP,
                    "core-timeout")));
    result(
        journal
            .calls()
            .decide(reference, new Decision(CoreCallState.CONFIRMED, "night desk", "seen")));

    assertThat(call(reference).evidence()).hasSizeLessThan(400);
    assertThat(call(reference).evidence())
        .extracting(Evidence::kind)
        .endsWith(EvidenceKind.GAVE_UP, EvidenceKind.DECIDED);
  }
}
