package io.twospeed.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.journal.calls.CallMove;
import io.twospeed.journal.calls.CallPlan;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.Decision;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.calls.Settling;
import io.twospeed.journal.common.Page;
import io.twospeed.journal.common.References;
import io.twospeed.journal.failure.TransitionRefusedException;
import io.twospeed.journal.interactions.Begun;
import io.twospeed.journal.interactions.InteractionFilter;
import io.twospeed.journal.interactions.InteractionStart;
import io.twospeed.journal.interactions.InteractionState;
import io.twospeed.journal.interactions.OwedResponse;
import io.twospeed.journal.interactions.StoredInteraction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Interactions: idempotency, and how they end. */
abstract class InteractionsContract extends JournalContract {
  InteractionsContract(TestStore store) {
    super(store);
  }

  @Test
  void aNewKeyBeginsAnInteractionThatThisInstanceHas() {
    InteractionStart start = start("shop", "key-1", DIGEST);
    Begun begun = result(journal.interactions().begin(start));

    assertThat(begun).isEqualTo(new Begun.Fresh(start.interaction().id()));
    StoredInteraction stored = interaction(begun.id());
    assertThat(stored.interaction()).usingRecursiveComparison().isEqualTo(start.interaction());
    assertThat(stored.operation()).isEqualTo("openPlan");
    assertThat(stored.productVersion()).isEqualTo("1.2.0");
    assertThat(stored.state()).isEqualTo(InteractionState.RUNNING);
    assertThat(stored.createdAt()).isEqualTo(clock.instant());
    assertThat(stored.owner()).isEqualTo("a");
    assertThat(stored.leaseUntil()).isEqualTo(clock.instant().plusSeconds(30));
  }

  @Test
  void theSameKeyWhileItRunsSaysSoAndSinceWhen() {
    String first = result(journal.interactions().begin(start("shop", "key-1", DIGEST))).id();
    var began = clock.instant();
    clock.advance(Duration.ofSeconds(3));

    Begun again = result(journal.interactions().begin(start("shop", "key-1", DIGEST)));

    assertThat(again).isEqualTo(new Begun.Running(first, InteractionState.RUNNING, began));
  }

  @Test
  void theSameKeyAfterTheEndGivesTheVeryResponseThatWasOwed() {
    String first = result(journal.interactions().begin(start("shop", "key-1", DIGEST))).id();
    result(journal.interactions().finish(first, CREATED));

    Begun again = result(journal.interactions().begin(start("shop", "key-1", DIGEST)));

    assertThat(again)
        .isEqualTo(new Begun.Ended(first, InteractionState.FINISHED, CREATED, clock.instant()));
    assertThat(result(journal.interactions().response(first))).contains(CREATED);
  }

  @Test
  void theSameKeyWithAnotherPayloadIsToldApartWhetherItRunsOrHasEnded() {
    String first = result(journal.interactions().begin(start("shop", "key-1", DIGEST))).id();
    InteractionStart other = start("shop", "key-1", "cd".repeat(32));

    assertThat(result(journal.interactions().begin(other)))
        .isEqualTo(new Begun.PayloadDiffers(first));
    result(journal.interactions().finish(first, CREATED));
    assertThat(result(journal.interactions().begin(other)))
        .isEqualTo(new Begun.PayloadDiffers(first));
  }

  @Test
  void theSameKeyOfAnotherClientIsAnotherInteraction() {
    result(journal.interactions().begin(start("shop", "key-1", DIGEST)));
    Begun other = result(journal.interactions().begin(start("market", "key-1", DIGEST)));
    assertThat(other).isInstanceOf(Begun.Fresh.class);
  }

  @Test
  void anIdThatIsTakenIsRefused() {
    InteractionStart first = start("shop", "key-1", DIGEST);
    result(journal.interactions().begin(first));
    InteractionStart second =
        new InteractionStart(first.interaction(), "openPlan", "1.2.0", "key-2", DIGEST);

    assertThat(refusal(TransitionRefusedException.class, journal.interactions().begin(second)))
        .hasMessageContaining("cannot begin: another one has this id");
  }

  @Test
  void aFailureWithNothingDoneIsKeptAndReplayed() {
    String id = result(journal.interactions().begin(start("shop", "key-1", DIGEST))).id();
    callIn(CoreCallState.REJECTED, id);
    callIn(CoreCallState.NOT_DONE, id);
    result(journal.interactions().fail(id, PROBLEM));

    assertThat(result(journal.interactions().begin(start("shop", "key-1", DIGEST))))
        .isEqualTo(new Begun.Ended(id, InteractionState.FAILED, PROBLEM, clock.instant()));
  }

  @Test
  void aFailureWithNothingStandingLosesItsKeyToAnotherTryAndKeepsWhatItWasOwed() {
    String first = result(journal.interactions().begin(start("shop", "key-1", DIGEST))).id();
    callIn(CoreCallState.NOT_DONE, first);
    result(journal.interactions().fail(first, PROBLEM));

    InteractionStart again = start("shop", "key-1", DIGEST);
    Begun second = result(journal.interactions().beginAgain(again, first));

    assertThat(second).isEqualTo(new Begun.Fresh(again.interaction().id()));
    assertThat(result(journal.interactions().response(first))).contains(PROBLEM);
    assertThat(result(journal.interactions().begin(start("shop", "key-1", DIGEST))))
        .isEqualTo(new Begun.Running(second.id(), InteractionState.RUNNING, clock.instant()));
  }

  @Test
  void ofTwoWhoTryAgainAtOnceOneBegins() {
    String first = result(journal.interactions().begin(start("shop", "key-1", DIGEST))).id();
    result(journal.interactions().fail(first, PROBLEM));

    var one = journal.interactions().beginAgain(start("shop", "key-1", DIGEST), first);
    var other = journal.interactions().beginAgain(start("shop", "key-1", DIGEST), first);

    assertThat(List.of(result(one), result(other)))
        .hasAtLeastOneElementOfType(Begun.Fresh.class)
        .hasAtLeastOneElementOfType(Begun.Running.class);
  }

  @Test
  void whatIsDoneOrUnderWayNeverLosesItsKey() {
    String running = result(journal.interactions().begin(start("shop", "key-1", DIGEST))).id();
    InteractionStart again = start("shop", "key-1", DIGEST);
    assertThat(result(journal.interactions().beginAgain(again, running)))
        .isInstanceOf(Begun.Running.class);
    result(journal.interactions().finish(running, CREATED));
    assertThat(result(journal.interactions().beginAgain(again, running)))
        .isEqualTo(new Begun.Ended(running, InteractionState.FINISHED, CREATED, clock.instant()));
  }

  @Test
  void whatLeftACallStandingNeverLosesItsKey() {
    String first = result(journal.interactions().begin(start("shop", "key-1", DIGEST))).id();
    leftStanding(first);
    result(journal.interactions().toBeUndone(first, "route-failed", PROBLEM, CREATED));
    result(journal.takeover().claimInteractions(10));
    result(journal.interactions().undone(first, PROBLEM));
    assertThat(result(journal.interactions().beginAgain(start("shop", "key-1", DIGEST), first)))
        .isInstanceOf(Begun.Ended.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"PLANNED", "SENT", "IN_DOUBT", "REVERSING", "PARKED"})
  void noInteractionFinishesOverACallThatIsNotSettled(CoreCallState unsettled) {
    String id = begun();
    String reference = callIn(unsettled, id);

    TransitionRefusedException refusal =
        refusal(TransitionRefusedException.class, journal.interactions().finish(id, CREATED));

    assertThat(refusal)
        .hasMessage(
            "Interaction %s cannot become FINISHED: its calls forbid it: %s is %s"
                .formatted(id, reference, unsettled));
    assertThat(refusal.actual()).contains("RUNNING");
    assertThat(interaction(id).state()).isEqualTo(InteractionState.RUNNING);
    assertThat(result(journal.interactions().response(id))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"PLANNED", "SENT", "IN_DOUBT", "REVERSING", "PARKED", "CONFIRMED"})
  void noInteractionFailsWhileACallOfItMayStand(CoreCallState standing) {
    String id = begun();
    callIn(standing, id);
    assertThat(refusal(TransitionRefusedException.class, journal.interactions().fail(id, PROBLEM)))
        .hasMessageContaining("cannot become FAILED: its calls forbid it");
  }

  @Test
  void whatIsToBeUndoneIsAnyonesAtOnceAndStillRunsForItsClient() {
    String id = result(journal.interactions().begin(start("shop", "key-1", DIGEST))).id();
    callIn(CoreCallState.CONFIRMED, id);
    result(journal.interactions().toBeUndone(id, "route-failed", PROBLEM));

    StoredInteraction stored = interaction(id);
    assertThat(stored.state()).isEqualTo(InteractionState.TO_BE_UNDONE);
    assertThat(stored.reason()).isEqualTo("route-failed");
    assertThat(stored.owner()).isNull();
    assertThat(stored.leaseUntil()).isEqualTo(clock.instant());
    assertThat(result(journal.interactions().begin(start("shop", "key-1", DIGEST))))
        .isInstanceOf(Begun.Running.class);
  }

  @Test
  void anInteractionIsUndoneOnlyWhenNothingOfItStands() {
    String id = begun();
    String reference = callIn(CoreCallState.CONFIRMED, id);
    result(journal.interactions().toBeUndone(id, "route-failed", PROBLEM));
    result(journal.takeover().claimInteractions(10));

    assertThat(
            refusal(TransitionRefusedException.class, journal.interactions().undone(id, PROBLEM)))
        .hasMessageContaining(reference + " is CONFIRMED");

    reverse(id, reference);
    result(journal.interactions().undone(id, PROBLEM));
    assertThat(interaction(id).state()).isEqualTo(InteractionState.UNDONE);
    assertThat(result(journal.interactions().response(id))).contains(PROBLEM);
  }

  @Test
  void whatIsOwedOnceUndoneIsTheProblemItWasHandedOverWith() {
    String id = result(journal.interactions().begin(start("shop", "key-1", DIGEST))).id();
    result(journal.interactions().toBeUndone(id, "route-failed", PROBLEM, CREATED));
    assertThat(result(journal.interactions().response(id))).isEmpty();

    result(journal.takeover().claimInteractions(10));
    result(journal.interactions().undone(id, CREATED));

    assertThat(result(journal.interactions().begin(start("shop", "key-1", DIGEST))))
        .isEqualTo(new Begun.Ended(id, InteractionState.UNDONE, PROBLEM, clock.instant()));
  }

  private CallPlan leftStanding(String id) {
    Settling stands = new Settling(null, null, "payments.reverse", "The desk refunds by hand.");
    CallPlan plan =
        new CallPlan(References.next(clock), id, "payments.transfer", "core-banking", stands);
    result(journal.calls().planAndSend(plan, bytes("request")));
    move(plan.reference(), CoreCallState.SENT, CoreCallState.CONFIRMED);
    return plan;
  }

  @Test
  void aCallThatItsProductLeavesStandingDoesNotKeepTheRestFromBeingUndone() {
    String id = begun();
    CallPlan plan = leftStanding(id);
    assertThat(call(plan.reference()).plan()).isEqualTo(plan);

    result(journal.interactions().toBeUndone(id, "route-failed", PROBLEM, CREATED));
    result(journal.takeover().claimInteractions(10));
    result(journal.interactions().undone(id, PROBLEM));

    assertThat(interaction(id).state()).isEqualTo(InteractionState.LEFT_STANDING);
    assertThat(result(journal.interactions().response(id)))
        .as("what is owed where a call stands")
        .contains(CREATED);
  }

  @Test
  void aCallThatAPersonConfirmedIsReversedFirstWhereItCanBe() {
    String id = begun();
    String reference = callIn(CoreCallState.PARKED, id);
    decide(reference);

    result(journal.interactions().toBeUndone(id, "route-failed", PROBLEM));
    result(journal.takeover().claimInteractions(10));
    assertThat(
            refusal(TransitionRefusedException.class, journal.interactions().undone(id, PROBLEM)))
        .hasMessageContaining(reference + " is CONFIRMED");
  }

  @Test
  void aCallThatAPersonConfirmedAfterItsReversalFailedIsLeft() {
    String id = begun();
    String reference = callIn(CoreCallState.REVERSING, id);
    result(journal.interactions().toBeUndone(id, "route-failed", PROBLEM));
    result(journal.takeover().claimInteractions(10));
    CallPlan reversal =
        new CallPlan(
            References.next(clock), id, "payments.reverse", "core", Settling.NONE, reference);
    result(journal.calls().planAndSend(reversal, bytes("reverse")));
    move(reversal.reference(), CoreCallState.SENT, CoreCallState.REJECTED);
    move(reference, CoreCallState.REVERSING, CoreCallState.PARKED);
    decide(reference);

    result(journal.interactions().undone(id, PROBLEM));

    assertThat(interaction(id).state()).isEqualTo(InteractionState.LEFT_STANDING);
  }

  private void decide(String reference) {
    Decision decision = new Decision(CoreCallState.CONFIRMED, "operator-7", "seen in the core");
    result(journal.calls().decide(reference, decision));
  }

  @Test
  void whoeverWaitsForAnEndIsToldWhatIsOwed() {
    String id = begun();
    CompletableFuture<OwedResponse> end = journal.interactions().ended(id);
    assertThat(end).isNotDone();

    result(journal.interactions().finish(id, CREATED));

    assertThat(end).succeedsWithin(Duration.ofMinutes(1)).isEqualTo(CREATED);
    assertThat(journal.interactions().ended(id))
        .succeedsWithin(Duration.ofMinutes(1))
        .isEqualTo(CREATED);
  }

  @Test
  void settlementIsToldOfWhatIsHandedOver() {
    AtomicInteger told = new AtomicInteger();
    journal.takeover().onHandedOver(told::incrementAndGet);
    String id = begun();
    assertThat(told).hasValue(0);

    undo(id);

    assertThat(told).hasValue(1);
  }

  private void undo(String id) {
    result(journal.interactions().toBeUndone(id, "route-failed", PROBLEM));
    result(journal.takeover().claimInteractions(10));
    result(journal.interactions().undone(id, PROBLEM));
  }

  private void reverse(String id, String reference) {
    move(reference, CoreCallState.CONFIRMED, CoreCallState.REVERSING);
    CallPlan reversal =
        new CallPlan(
            References.next(clock),
            id,
            "payments.reverse",
            "core-banking",
            Settling.NONE,
            reference);
    result(journal.calls().planAndSend(reversal, bytes("reverse")));
    move(reversal.reference(), CoreCallState.SENT, CoreCallState.CONFIRMED);
    move(reference, CoreCallState.REVERSING, CoreCallState.REVERSED);
  }

  private void move(String reference, CoreCallState from, CoreCallState to) {
    result(journal.calls().move(new CallMove(reference, from, to, EvidenceKind.REVERSAL, "")));
  }

  @Test
  void whatHasEndedDoesNotEndAgain() {
    String id = begun();
    result(journal.interactions().finish(id, CREATED));

    TransitionRefusedException refusal =
        refusal(
            TransitionRefusedException.class,
            journal.interactions().toBeUndone(id, "late", PROBLEM));

    assertThat(refusal)
        .hasMessage(
            "Interaction %s cannot become TO_BE_UNDONE: it is FINISHED, expected RUNNING"
                .formatted(id));
    assertThat(refusal.subject()).isEqualTo(id);
    assertThat(refusal.actual()).isEqualTo(Optional.of("FINISHED"));
  }

  @Test
  void whatTheJournalDoesNotHaveIsSaidSo() {
    String id = References.next(clock);
    assertThat(
            refusal(TransitionRefusedException.class, journal.interactions().finish(id, CREATED)))
        .hasMessageContaining("the journal does not have it");
    assertThat(result(journal.interactions().find(id))).isEmpty();
    assertThat(result(journal.interactions().response(id))).isEmpty();
  }

  @Test
  void aListIsFilteredAndPaged() {
    String old = begun();
    clock.advance(Duration.ofMinutes(5));
    String middle = begun();
    String finished = begun();
    result(journal.interactions().finish(finished, CREATED));
    String last = begun();

    InteractionFilter two =
        new InteractionFilter(
            Set.of(InteractionState.RUNNING), "openPlan", "instalments", null, null, 2);
    Page<StoredInteraction> first = result(journal.interactions().list(two));
    assertThat(first.items()).extracting(it -> it.interaction().id()).containsExactly(last, middle);
    InteractionFilter next =
        new InteractionFilter(Set.of(InteractionState.RUNNING), null, null, null, first.next(), 2);
    Page<StoredInteraction> second = result(journal.interactions().list(next));
    assertThat(second.items()).extracting(it -> it.interaction().id()).containsExactly(old);
    assertThat(second.next()).isNull();

    InteractionFilter aged =
        new InteractionFilter(Set.of(), null, null, clock.instant().minusSeconds(60), null, 100);
    assertThat(result(journal.interactions().list(aged)).items())
        .extracting(it -> it.interaction().id())
        .containsExactly(old);
  }
}
