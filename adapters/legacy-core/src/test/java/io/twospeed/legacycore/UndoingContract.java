package io.twospeed.legacycore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.TextNode;
import io.twospeed.journal.calls.CallPlan;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.Decision;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.calls.Settling;
import io.twospeed.journal.calls.StoredCall;
import io.twospeed.journal.common.References;
import io.twospeed.journal.interactions.Interaction;
import io.twospeed.journal.interactions.InteractionState;
import io.twospeed.journal.interactions.OwedResponse;
import io.twospeed.legacycore.settings.SettlementSettings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is owed to every interaction that cannot end well; run once per transport. */
abstract class UndoingContract extends JournalledTest {

  private String confirmed(Interaction interaction, String operation) {
    Outcome outcome = door.call(interaction, operation, "1");
    outcome.answer();
    return outcome.call().reference();
  }

  private void handOver(Interaction interaction) {
    JournalledDoor.result(
        door.journal()
            .interactions()
            .toBeUndone(interaction.id(), "route-failed", JournalledDoor.problem()));
  }

  private void decide(String reference, CoreCallState outcome, String why) {
    JournalledDoor.result(
        door.journal().calls().decide(reference, new Decision(outcome, "ops", why)));
  }

  private void awaitState(Interaction interaction, InteractionState state) {
    await("the interaction is " + state).atMost(LONG).until(() -> door.state(interaction) == state);
  }

  private void awaitState(String reference, CoreCallState state) {
    await(reference + " is " + state).atMost(LONG).until(() -> door.state(reference) == state);
  }

  private OwedResponse owed(Interaction interaction) {
    return JournalledDoor.result(door.journal().interactions().response(interaction.id()))
        .orElseThrow();
  }

  private void always(String verb, String behaviour) {
    core.books().plan(verb, Collections.nCopies(200, behaviour).toArray(String[]::new));
  }

  private void reopen(Duration parkAfter, Duration abandonedAfter) {
    door.kill();
    SettlementSettings quick = JournalledDoor.quick();
    door =
        open(
            new SettlementSettings(
                quick.grace(),
                quick.firstPause(),
                quick.longestPause(),
                parkAfter,
                quick.claimEvery(),
                quick.renewEvery(),
                quick.batch(),
                abandonedAfter,
                quick.askAgainAfter()));
    awaitUp();
  }

  private void reopen() {
    reopen(JournalledDoor.quick().parkAfter(), JournalledDoor.quick().abandonedAfter());
  }

  private List<String> reversals() {
    return core.requests().stream().filter(it -> it.startsWith("reverse ")).toList();
  }

  @Test
  void whatWasConfirmedIsReversedTheLastFirst() {
    Interaction interaction = door.interaction(LONG);
    String first = confirmed(interaction, "book.patient");
    String second = confirmed(interaction, "book.patient");
    handOver(interaction);
    awaitState(interaction, InteractionState.UNDONE);
    assertThat(owed(interaction)).isEqualTo(JournalledDoor.problem());
    assertThat(List.of(door.state(first), door.state(second))).containsOnly(CoreCallState.REVERSED);
    assertThat(core.books().standing()).isZero();
    assertThat(reversals()).hasSize(2);
    assertThat(reversals().get(0)).endsWith(second);
    assertThat(reversals().get(1)).endsWith(first);
    await("measured")
        .atMost(LONG)
        .until(() -> meters.find("twospeed.settlement.undo").tags("how", "undone").timer() != null);
  }

  @Test
  void aCallInDoubtIsSettledBeforeAnythingIsReversed() {
    Interaction interaction = door.interaction(LONG);
    String first = confirmed(interaction, "book.patient");
    core.books().plan("book", "mute");
    core.books().plan("inquire", "lose", "lose");
    Outcome second = door.call(interaction, "book", "1");
    await("it is under way").atMost(LONG).until(() -> door.calls(interaction).size() == 2);
    handOver(interaction);
    assertThat(second.problem().outcome()).isEqualTo(CoreCallState.CONFIRMED);
    awaitState(interaction, InteractionState.UNDONE);
    assertThat(core.books().standing()).isZero();
    assertThat(reversals()).hasSize(2);
    assertThat(reversals().get(1)).endsWith(first);
  }

  @Test
  void whatItsRouteHandsOverAfterItWasTakenForDeadIsUndone() {
    // What is measured is of the door that was opened last.
    meters.clear();
    reopen(JournalledDoor.quick().parkAfter(), Duration.ofSeconds(1));
    Interaction interaction = door.interaction(Duration.ofSeconds(1));
    String first = confirmed(interaction, "book.patient");
    core.books().plan("book", "mute");
    core.books().plan("inquire", Collections.nCopies(8, "lose").toArray(String[]::new));
    Outcome second = door.call(interaction, "book", "1");
    await("it is taken for dead")
        .atMost(LONG)
        .until(() -> meters.get("twospeed.settlement.undoing").gauge().value() == 1);
    assertThat(door.state(interaction)).isEqualTo(InteractionState.RUNNING);
    handOver(interaction);
    assertThat(second.problem().outcome()).isEqualTo(CoreCallState.CONFIRMED);
    awaitState(interaction, InteractionState.UNDONE);
    assertThat(owed(interaction)).isEqualTo(JournalledDoor.problem());
    assertThat(door.state(first)).isEqualTo(CoreCallState.REVERSED);
    assertThat(core.books().standing()).isZero();
  }

  @Test
  void whatIsNotDoneIsNotReversed() {
    Interaction interaction = door.interaction(LONG);
    core.books().plan("book", "refuse 2003");
    door.call(interaction, "book", "1").problem();
    handOver(interaction);
    awaitState(interaction, InteractionState.UNDONE);
    assertThat(reversals()).isEmpty();
  }

  @Test
  void whatTheProductWantsToStandIsLeft() {
    Interaction interaction = door.interaction(LONG);
    Outcome kept = new Outcome();
    door.door()
        .call("book.patient", TextNode.valueOf("1"), interaction, "fees are never paid back", kept);
    kept.answer();
    String other = confirmed(interaction, "book.patient");
    handOver(interaction);
    awaitState(interaction, InteractionState.LEFT_STANDING);
    assertThat(door.state(kept.call().reference())).isEqualTo(CoreCallState.CONFIRMED);
    assertThat(door.state(other)).isEqualTo(CoreCallState.REVERSED);
    assertThat(core.books().standing()).isEqualTo(1);
  }

  @Test
  void aReversalInDoubtIsSettledLikeAnyCallAndIsBookedOnce() {
    Interaction interaction = door.interaction(LONG);
    confirmed(interaction, "book.patient");
    core.books().plan("reverse", "lose");
    handOver(interaction);
    awaitState(interaction, InteractionState.UNDONE);
    List<StoredCall> calls = door.calls(interaction);
    assertThat(calls).hasSize(2);
    assertThat(calls.get(1).evidence())
        .extracting(it -> it.kind())
        .contains(EvidenceKind.NO_REPLY, EvidenceKind.RESENT);
    assertThat(core.books().standing()).isZero();
  }

  @Test
  void aReversalWhoseReplyIsLostIsFoundByTheInquiry() {
    Interaction interaction = door.interaction(LONG);
    confirmed(interaction, "book.patient");
    core.books().plan("reverse", "mute");
    handOver(interaction);
    awaitState(interaction, InteractionState.UNDONE);
    assertThat(door.calls(interaction)).hasSize(2);
  }

  @Test
  void whatIsReversedAlreadyCountsAsUndone() {
    Interaction interaction = door.interaction(LONG);
    String reference = confirmed(interaction, "book.patient");
    core.books().serve("reverse", "f".repeat(32), reference);
    handOver(interaction);
    awaitState(interaction, InteractionState.UNDONE);
    assertThat(door.state(reference)).isEqualTo(CoreCallState.REVERSED);
  }

  @Test
  void aRefusedReversalIsTriedAgain() {
    Interaction interaction = door.interaction(LONG);
    String reference = confirmed(interaction, "book.patient");
    core.books().plan("reverse", "refuse 2003", "refuse 9002");
    handOver(interaction);
    awaitState(interaction, InteractionState.UNDONE);
    assertThat(door.state(reference)).isEqualTo(CoreCallState.REVERSED);
    assertThat(reversals()).hasSize(3);
  }

  @Test
  void aReversalThatIsRefusedForTooLongIsLeftToAPersonWhoseWordEndsIt() {
    reopen(Duration.ofMillis(600), Duration.ofSeconds(60));
    Interaction interaction = door.interaction(LONG);
    String reference = confirmed(interaction, "book.patient");
    always("reverse", "refuse 2003");
    handOver(interaction);
    awaitState(reference, CoreCallState.PARKED);
    assertThat(door.state(interaction)).isEqualTo(InteractionState.TO_BE_UNDONE);
    assertThat(door.stored(reference).evidence())
        .last()
        .satisfies(it -> assertThat(it.code()).isEqualTo("2003"));
    decide(reference, CoreCallState.CONFIRMED, "it may stay");
    awaitState(interaction, InteractionState.LEFT_STANDING);
    assertThat(door.state(reference)).isEqualTo(CoreCallState.CONFIRMED);
  }

  @Test
  void whatCannotBeReversedIsLeftToAPersonAtOnce() {
    Interaction interaction = door.interaction(LONG);
    String reference = confirmed(interaction, "book.nothing");
    handOver(interaction);
    awaitState(reference, CoreCallState.PARKED);
    decide(reference, CoreCallState.REJECTED, "paid back by hand");
    awaitState(interaction, InteractionState.UNDONE);
  }

  @Test
  void aDecisionThatADoubtfulCallWasDoneHasItReversed() {
    reopen(Duration.ofMillis(900), Duration.ofSeconds(60));
    Interaction interaction = door.interaction(LONG);
    core.books().plan("book", "mute");
    always("inquire", "lose");
    String reference = door.call(interaction, "book", "1").problem().reference();
    assertThat(door.state(reference)).isEqualTo(CoreCallState.PARKED);
    handOver(interaction);
    decide(reference, CoreCallState.CONFIRMED, "seen in the ledger");
    awaitState(interaction, InteractionState.UNDONE);
    assertThat(door.state(reference)).isEqualTo(CoreCallState.REVERSED);
    assertThat(core.books().standing()).isZero();
  }

  @Test
  void anInteractionWhoseInstanceDiedBeforeAnythingWasDoneFailsAndOwesAProblem() {
    Interaction interaction = door.interaction(LONG);
    reopen();
    awaitState(interaction, InteractionState.FAILED);
    assertThat(new String(owed(interaction).body(), StandardCharsets.UTF_8))
        .contains("urn:twospeed:problem:interrupted", "nothing-happened", interaction.traceId());
  }

  @Test
  void anInteractionWhoseInstanceDiedAfterAConfirmedCallIsUndone() {
    Interaction interaction = door.interaction(LONG);
    String reference = confirmed(interaction, "book.patient");
    reopen();
    awaitState(interaction, InteractionState.UNDONE);
    assertThat(door.state(reference)).isEqualTo(CoreCallState.REVERSED);
    assertThat(core.books().standing()).isZero();
  }

  @Test
  void aCallThatWasUnderWayWhenItsInstanceDiedIsSettledAndUndone() {
    Interaction interaction = door.interaction(LONG);
    core.books().plan("book", "mute");
    var unused = door.call(interaction, "book.patient", "1");
    String reference = referenceOf(interaction);
    await("booked").atMost(LONG).until(() -> core.books().bookings(reference) == 1);
    reopen();
    awaitState(interaction, InteractionState.UNDONE);
    assertThat(door.state(reference)).isEqualTo(CoreCallState.REVERSED);
    assertThat(door.stored(reference).evidence())
        .anyMatch(it -> it.kind() == EvidenceKind.INQUIRED && it.code().equals("DONE"));
    assertThat(core.books().standing()).isZero();
  }

  @Test
  void anUndoingThatDiesInTheMiddleIsFinishedByTheNextLife() {
    Interaction interaction = door.interaction(LONG);
    String first = confirmed(interaction, "book.patient");
    String second = confirmed(interaction, "book.patient");
    core.books().plan("reverse", "mute");
    core.books().plan("inquire", "lose", "lose", "lose");
    handOver(interaction);
    await("the last is reversed in the core")
        .atMost(LONG)
        .until(() -> "REVERSED".equals(core.books().state(second)));
    reopen();
    awaitState(interaction, InteractionState.UNDONE);
    assertThat(List.of(door.state(first), door.state(second))).containsOnly(CoreCallState.REVERSED);
    assertThat(door.calls(interaction)).hasSize(4);
    assertThat(core.books().standing()).isZero();
  }

  @Test
  void aLivingInstanceDoesNotTakeItselfForDeadWhenItsMachineSleptForLongerThanItsLease() {
    door.kill();
    JumpingClock clock = new JumpingClock();
    SettlementSettings quick = JournalledDoor.quick();
    door =
        open(
            JournalledDoor.file(folder, "one").clock(clock),
            new SettlementSettings(
                quick.grace(),
                quick.firstPause(),
                quick.longestPause(),
                quick.parkAfter(),
                Duration.ofMillis(20),
                Duration.ofMillis(650),
                quick.batch(),
                quick.abandonedAfter(),
                quick.askAgainAfter()),
            clock);
    awaitUp();
    Interaction interaction = door.interaction(Duration.ofHours(2));
    String before = confirmed(interaction, "book.patient");
    clock.jump(Duration.ofHours(1));
    await("the lease is renewed")
        .atMost(LONG)
        .until(() -> door.leaseOf(interaction).isAfter(clock.instant()));
    await("the journal confirms the instance")
        .atMost(LONG)
        .until(() -> door.journal().fence().isOpen());
    assertThat(door.call(interaction, "book.patient", "2").answer()).isEqualTo("2");
    JournalledDoor.result(
        door.journal().interactions().finish(interaction.id(), JournalledDoor.problem()));
    assertThat(door.state(before)).isEqualTo(CoreCallState.CONFIRMED);
    assertThat(reversals()).isEmpty();
  }

  @Test
  void whatNobodyInThisProcessWorksOnIsAdopted() {
    reopen(Duration.ofSeconds(30), Duration.ofSeconds(1));
    Interaction interaction = door.interaction(Duration.ofMillis(1));
    String reference = References.next(Clock.systemUTC());
    // As by a write that failed and was made all the same: no call of it lives in this process.
    JournalledDoor.result(
        door.journal()
            .calls()
            .planAndSend(
                new CallPlan(
                    reference,
                    interaction.id(),
                    "book",
                    "core",
                    new Settling("inquire", null, "reverse")),
                new byte[] {1}));
    awaitState(reference, CoreCallState.NOT_DONE);
    awaitState(interaction, InteractionState.FAILED);
  }
}
