package io.twospeed.legacycore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.twospeed.journal.calls.CallTally;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.calls.StoredCall;
import io.twospeed.journal.interactions.Interaction;
import io.twospeed.legacycore.call.CoreCallException;
import io.twospeed.legacycore.call.CoreCallException.Kind;
import io.twospeed.legacycore.settings.SettlementSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is owed to every changing call, whatever transport it goes by; run once per transport. */
abstract class SettlementContract extends JournalledTest {
  double settled(String how) {
    return meters.find("twospeed.settlement.settled").tags("how", how).counters().stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }

  @Test
  void anAnsweredCallIsConfirmedBeforeItsRouteGoesOn() {
    Interaction interaction = door.interaction(LONG);
    Outcome outcome = door.call(interaction, "book.patient", "42");
    assertThat(outcome.answer()).isEqualTo("42");
    StoredCall stored = door.stored(outcome.call().reference());
    assertThat(stored.state()).isEqualTo(CoreCallState.CONFIRMED);
    assertThat(stored.evidence())
        .extracting(it -> it.kind())
        .containsExactly(EvidenceKind.PLANNED, EvidenceKind.SENT, EvidenceKind.REPLY);
    assertThat(stored.plan().settling().reversal()).isEqualTo("reverse");
    assertThat(interaction.calls().outcome()).isEqualTo(CallTally.Outcome.SOMETHING_HAPPENED);
  }

  @Test
  void aRefusedCallIsRejectedInTheBusinessOwnWords() {
    core.books().plan("book", "refuse 2003");
    Interaction interaction = door.interaction(LONG);
    CoreCallException problem = door.call(interaction, "book", "1").problem();
    assertThat(problem.problem()).isEqualTo("refused-2003");
    assertThat(problem.outcome()).isEqualTo(CoreCallState.REJECTED);
    assertThat(door.state(problem.reference())).isEqualTo(CoreCallState.REJECTED);
    assertThat(interaction.calls().outcome()).isEqualTo(CallTally.Outcome.NOTHING_HAPPENED);
  }

  @Test
  void whatCannotBeTranslatedIsNeverWrittenDown() {
    Interaction interaction = door.interaction(LONG);
    CoreCallException problem = door.call(interaction, "book", "untranslatable").problem();
    assertThat(problem.kind()).isEqualTo(Kind.UNTRANSLATABLE);
    assertThat(problem.outcome()).isEqualTo(CoreCallState.NOT_DONE);
    assertThat(door.calls(interaction)).isEmpty();
  }

  @Test
  void aChangeOutsideOfAnInteractionIsRefused() {
    CoreCallException problem = Outcome.of(door.door(), "book", "1").problem();
    assertThat(problem.problem()).isEqualTo("journal-unavailable");
    assertThat(problem).hasMessageContaining("it belongs to no interaction; fix: call it from");
    assertThat(core.books().standing()).isZero();
  }

  @Test
  void withoutAJournalNothingIsSent() {
    Interaction interaction = door.interaction(LONG);
    door.journal().close();
    CoreCallException problem = door.call(interaction, "book", "1").problem();
    assertThat(problem.problem()).isEqualTo("journal-unavailable");
    assertThat(problem.status()).isEqualTo(503);
    assertThat(problem.outcome()).isEqualTo(CoreCallState.NOT_DONE);
    assertThat(Outcome.of(door.door(), "inquire", "x").problemOrNull()).isNull();
    assertThat(core.books().standing()).isZero();
  }

  @Test
  void noCallIsBegunAfterTheCallersDeadline() {
    Interaction interaction = door.interaction(Duration.ofMillis(-1));
    CoreCallException problem = door.call(interaction, "book", "1").problem();
    assertThat(problem.outcome()).isEqualTo(CoreCallState.NOT_DONE);
    assertThat(problem).hasMessageContaining("nothing is left of the request's deadline");
    assertThat(door.calls(interaction)).isEmpty();
  }

  @Test
  void aLostRequestIsSentAgainAndTheRouteGoesOnWithTheAnswer() {
    core.books().plan("book", "lose");
    Interaction interaction = door.interaction(LONG);
    Outcome outcome = door.call(interaction, "book", "42");
    assertThat(outcome.answer()).isEqualTo("42");
    StoredCall stored = door.stored(outcome.call().reference());
    assertThat(stored.state()).isEqualTo(CoreCallState.CONFIRMED);
    assertThat(stored.evidence())
        .extracting(it -> it.kind())
        .containsSubsequence(
            EvidenceKind.SENT, EvidenceKind.NO_REPLY, EvidenceKind.RESENT, EvidenceKind.REPLY);
    assertThat(core.books().bookings(stored.reference())).isEqualTo(1);
  }

  @Test
  void aLostReplyIsFoundOutByTheInquiryAndTheRouteFailsBecauseItsAnswerIsLost() {
    core.books().plan("book", "mute");
    Interaction interaction = door.interaction(LONG);
    CoreCallException problem = door.call(interaction, "book", "42").problem();
    assertThat(problem.outcome()).isEqualTo(CoreCallState.CONFIRMED);
    assertThat(problem.title()).isEqualTo("The core system's answer was lost");
    assertThat(door.state(problem.reference())).isEqualTo(CoreCallState.CONFIRMED);
    assertThat(settled("inquiry")).isEqualTo(1);
    assertThat(interaction.calls().outcome()).isEqualTo(CallTally.Outcome.SOMETHING_HAPPENED);
  }

  @Test
  void aLateReplySettlesItsCallAndTheRouteGoesOn() {
    core.books().plan("book", "late 900");
    core.books().plan("inquire", "lose", "lose");
    Outcome outcome = door.call(door.interaction(LONG), "book", "42");
    assertThat(outcome.answer()).isEqualTo("42");
    assertThat(door.state(outcome.call().reference())).isEqualTo(CoreCallState.CONFIRMED);
    assertThat(settled("late-reply")).isEqualTo(1);
  }

  @Test
  void anUnknownIsNotBelievedBeforeTheGraceIsOver() {
    core.books().plan("book", "lose");
    Outcome outcome = door.call(door.interaction(LONG), "book.inquiry", "1");
    CoreCallException problem = outcome.problem();
    assertThat(problem.outcome()).isEqualTo(CoreCallState.NOT_DONE);
    StoredCall stored = door.stored(problem.reference());
    assertThat(stored.state()).isEqualTo(CoreCallState.NOT_DONE);
    assertThat(Duration.between(stored.createdAt(), stored.stateSince()))
        .isGreaterThanOrEqualTo(JournalledDoor.TIMEOUT.plus(JournalledDoor.quick().grace()));
  }

  @Test
  void aBookingThatIsFinishedDuringTheGraceIsSeen() {
    core.books().plan("book", "lose");
    Interaction interaction = door.interaction(LONG);
    Outcome outcome = door.call(interaction, "book.inquiry", "1");
    String reference = referenceOf(interaction);
    await("in doubt").atMost(LONG).until(() -> door.state(reference) == CoreCallState.IN_DOUBT);
    core.books().serve("book", reference, "1");
    assertThat(outcome.problem().outcome()).isEqualTo(CoreCallState.CONFIRMED);
    assertThat(door.state(reference)).isEqualTo(CoreCallState.CONFIRMED);
  }

  @Test
  void withoutAnInquiryTheReplyToTheSameBytesSettlesIt() {
    core.books().plan("book", "mute");
    CoreCallException problem = door.call(door.interaction(LONG), "book.resend", "1").problem();
    assertThat(problem.outcome()).isEqualTo(CoreCallState.CONFIRMED);
    StoredCall stored = door.stored(problem.reference());
    assertThat(stored.evidence())
        .anyMatch(it -> it.kind() == EvidenceKind.REPLY && it.code().equals("3001"));
    assertThat(core.books().bookings(problem.reference())).isEqualTo(1);
  }

  @Test
  void anAbendOfWhatWasSentAgainIsNoEndOfTheWork() {
    core.books().plan("book", "lose", "abend");
    assertThat(door.call(door.interaction(LONG), "book.resend", "42").answer()).isEqualTo("42");
  }

  @Test
  void aGarbledReplyToWhatWasSentAgainIsNoEndOfTheWork() {
    core.books().plan("book", "lose", "garble");
    CoreCallException problem = door.call(door.interaction(LONG), "book.resend", "42").problem();
    assertThat(problem.outcome()).isEqualTo(CoreCallState.CONFIRMED);
    assertThat(core.books().bookings(problem.reference())).isEqualTo(1);
  }

  @Test
  void anAbendIsLookedIntoAndDoesNotEndTheCall() {
    core.books().plan("book", "abend");
    Outcome outcome = door.call(door.interaction(LONG), "book", "42");
    assertThat(outcome.answer()).isEqualTo("42");
    assertThat(door.stored(outcome.call().reference()).evidence())
        .anyMatch(it -> it.kind() == EvidenceKind.REPLY && it.code().equals("9999"));
  }

  @Test
  void aGarbledReplyIsLookedIntoAndDoesNotEndTheCall() {
    core.books().plan("book", "garble");
    CoreCallException problem = door.call(door.interaction(LONG), "book", "42").problem();
    assertThat(problem.outcome()).isEqualTo(CoreCallState.CONFIRMED);
    assertThat(door.stored(problem.reference()).evidence())
        .anyMatch(it -> it.kind() == EvidenceKind.GARBLED_REPLY);
  }

  @Test
  void aRefusalOfTheSecondSendingIsNotBelievedWhereTheFirstWasBooked() {
    core.books().plan("book", "lose", "book-refuse 2003");
    CoreCallException problem = door.call(door.interaction(LONG), "book", "42").problem();
    assertThat(problem.outcome()).isEqualTo(CoreCallState.CONFIRMED);
    assertThat(door.stored(problem.reference()).evidence())
        .anyMatch(it -> it.kind() == EvidenceKind.REPLY && it.code().equals("2003"));
  }

  @Test
  void aRefusalOfTheSecondSendingHoldsWhereTheCoreKnowsNothingAfterTheGrace() {
    core.books().plan("book", "lose", "refuse 2003");
    Interaction interaction = door.interaction(LONG);
    CoreCallException problem = door.call(interaction, "book", "42").problem();
    assertThat(problem.outcome()).isEqualTo(CoreCallState.REJECTED);
    assertThat(problem.problem()).isEqualTo("refused-2003");
    assertThat(door.state(problem.reference())).isEqualTo(CoreCallState.REJECTED);
  }

  @Test
  void whatNothingSettlesIsLeftToAPersonWithItsEvidence() {
    door.close();
    SettlementSettings quick = JournalledDoor.quick();
    door =
        open(
            new SettlementSettings(
                quick.grace(),
                quick.firstPause(),
                quick.longestPause(),
                Duration.ofMillis(1500),
                quick.claimEvery(),
                quick.renewEvery(),
                quick.batch(),
                quick.abandonedAfter(),
                quick.askAgainAfter()));
    awaitUp();
    core.books().plan("book", "mute");
    CoreCallException problem = door.call(door.interaction(LONG), "book.nothing", "1").problem();
    assertThat(problem.outcome()).isEqualTo(CoreCallState.PARKED);
    assertThat(door.stored(problem.reference()).evidence())
        .last()
        .satisfies(it -> assertThat(it.kind()).isEqualTo(EvidenceKind.GAVE_UP));
    assertThat(meters.get("twospeed.settlement.parked").counter().count()).isEqualTo(1);
  }
}
