package io.twospeed.legacycore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.Decision;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.interactions.Interaction;
import io.twospeed.journal.interactions.InteractionState;
import io.twospeed.journal.interactions.OwedResponse;
import io.twospeed.legacycore.call.CoreCallException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What becomes of an interaction whose last call cannot be reversed: it stays where nothing failed
 * after it, and is a person's where something did, or where a call before it could be reversed.
 */
abstract class LeftStandingContract extends JournalledTest {
  private static final OwedResponse STANDING =
      new OwedResponse(409, Map.of("Content-Type", "application/problem+json"), new byte[] {2});

  private String confirmed(Interaction interaction, String operation) {
    Outcome outcome = door.call(interaction, operation, "1");
    outcome.answer();
    return outcome.call().reference();
  }

  /** Booked, and its answer lost: found out by the inquiry. */
  private String answerLost(Interaction interaction) {
    core.books().plan("book", "mute");
    CoreCallException problem = door.call(interaction, "book.final", "1").problem();
    assertThat(problem.outcome()).isEqualTo(CoreCallState.CONFIRMED);
    return problem.reference();
  }

  private void handOver(Interaction interaction) {
    JournalledDoor.result(
        door.journal()
            .interactions()
            .toBeUndone(interaction.id(), "route-failed", JournalledDoor.problem(), STANDING));
  }

  private void decide(String reference, CoreCallState outcome) {
    JournalledDoor.result(
        door.journal().calls().decide(reference, new Decision(outcome, "ops", "seen")));
  }

  private void awaitEnd(Interaction interaction, InteractionState state) {
    await("the interaction has ended").atMost(LONG).until(() -> door.state(interaction).ended());
    assertThat(door.state(interaction)).isEqualTo(state);
  }

  private void awaitParked(String reference) {
    await(reference + " is PARKED")
        .atMost(LONG)
        .until(() -> door.state(reference) == CoreCallState.PARKED);
    assertThat(door.stored(reference).evidence())
        .last()
        .satisfies(it -> assertThat(it.code()).isEqualTo("no-reversal-declared"));
  }

  private OwedResponse owed(Interaction interaction) {
    return JournalledDoor.result(door.journal().interactions().response(interaction.id()))
        .orElseThrow();
  }

  private void assertLeft(String reference) {
    assertThat(door.state(reference)).isEqualTo(CoreCallState.CONFIRMED);
    assertThat(door.stored(reference).plan().settling().stands())
        .isEqualTo("It is done, nothing failed after it, and no reversal of it is declared.");
    assertThat(door.stored(reference).evidence())
        .noneMatch(it -> it.kind() == EvidenceKind.GAVE_UP);
  }

  @Test
  void whatIsDoneAndOnlyLostItsAnswerStaysAndNoPersonIsAsked() {
    Interaction interaction = door.interaction(LONG);
    String reference = answerLost(interaction);
    handOver(interaction);
    awaitEnd(interaction, InteractionState.LEFT_STANDING);
    assertLeft(reference);
    assertThat(owed(interaction)).isEqualTo(STANDING);
    assertThat(core.books().standing()).isEqualTo(1);
    await("measured")
        .atMost(LONG)
        .until(
            () ->
                meters.find("twospeed.settlement.undo").tags("how", "left-standing").timer()
                    != null);
  }

  @Test
  void whatIsConfirmedOnlyAfterItsRouteGaveUpStays() {
    Interaction interaction = door.interaction(LONG);
    core.books().plan("book", "mute");
    core.books().plan("inquire", "lose", "lose");
    var unused = door.call(interaction, "book.final", "1");
    String reference = referenceOf(interaction);
    await("booked").atMost(LONG).until(() -> core.books().bookings(reference) == 1);
    handOver(interaction);
    awaitEnd(interaction, InteractionState.LEFT_STANDING);
    assertLeft(reference);
  }

  @Test
  void whatWasConfirmedWhenItsInstanceDiedStaysAndTheClientIsToldSo() {
    Interaction interaction = door.interaction(LONG);
    String reference = confirmed(interaction, "book.final");
    door.kill();
    door = open(JournalledDoor.quick());
    awaitUp();
    awaitEnd(interaction, InteractionState.LEFT_STANDING);
    assertLeft(reference);
    assertThat(owed(interaction).status()).isEqualTo(409);
    assertThat(new String(owed(interaction).body(), StandardCharsets.UTF_8))
        .contains("urn:twospeed:problem:left-standing", "something-happened")
        .contains("\"cause\":\"urn:twospeed:problem:interrupted\"", interaction.traceId());
  }

  @Test
  void everyCallThatCannotBeReversedStaysWhereTheLastIsDone() {
    Interaction interaction = door.interaction(LONG);
    String first = confirmed(interaction, "book.final");
    String last = answerLost(interaction);
    handOver(interaction);
    awaitEnd(interaction, InteractionState.LEFT_STANDING);
    assertLeft(first);
    assertLeft(last);
  }

  @Test
  void whatFailedAfterAnAnsweredCallIsAPersonsToDecide() {
    Interaction interaction = door.interaction(LONG);
    String reference = confirmed(interaction, "book.final");
    handOver(interaction);
    awaitParked(reference);
    decide(reference, CoreCallState.CONFIRMED);
    awaitEnd(interaction, InteractionState.LEFT_STANDING);
    assertThat(owed(interaction)).isEqualTo(STANDING);
  }

  @Test
  void whatAPersonUndidByHandLeavesNothingStanding() {
    Interaction interaction = door.interaction(LONG);
    String reference = confirmed(interaction, "book.final");
    handOver(interaction);
    awaitParked(reference);
    decide(reference, CoreCallState.REJECTED);
    awaitEnd(interaction, InteractionState.UNDONE);
    assertThat(owed(interaction)).isEqualTo(JournalledDoor.problem());
  }

  @Test
  void aCallAfterItThatWasRefusedIsAFailureAfterIt() {
    Interaction interaction = door.interaction(LONG);
    String reference = answerLost(interaction);
    core.books().plan("book", "refuse 2003");
    door.call(interaction, "book", "1").problem();
    handOver(interaction);
    awaitParked(reference);
  }

  @Test
  void nothingBeforeItIsReversedBehindIt() {
    Interaction interaction = door.interaction(LONG);
    String reversible = confirmed(interaction, "book.patient");
    String last = answerLost(interaction);
    handOver(interaction);
    awaitParked(last);
    assertThat(door.state(reversible)).isEqualTo(CoreCallState.CONFIRMED);
    decide(last, CoreCallState.CONFIRMED);
    awaitEnd(interaction, InteractionState.LEFT_STANDING);
    assertThat(door.state(reversible)).isEqualTo(CoreCallState.REVERSED);
  }
}
