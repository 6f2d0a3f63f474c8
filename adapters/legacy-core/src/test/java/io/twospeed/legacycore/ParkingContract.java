package io.twospeed.legacycore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.interactions.Interaction;
import io.twospeed.journal.interactions.InteractionState;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a call is left to a person: after the core was asked for long enough, not by the clock. */
abstract class ParkingContract extends JournalledTest {
  private static final Duration PARK_AFTER = Duration.ofSeconds(3);
  private static final Duration OUTAGE = Duration.ofHours(1);

  private final JumpingClock clock = new JumpingClock();

  @BeforeEach
  void reopen() {
    door.kill();
    openAgain();
  }

  private void openAgain() {
    door =
        open(
            JournalledDoor.file(folder, "one").clock(clock),
            JournalledDoor.quick(PARK_AFTER),
            clock);
    awaitUp();
  }

  private Interaction interaction() {
    return door.interaction(OUTAGE.multipliedBy(10));
  }

  private String inDoubt(Interaction interaction, String operation) {
    core.books().plan("book", "mute");
    always("inquire", "lose");
    var unused = door.call(interaction, operation, "1");
    String reference = referenceOf(interaction);
    await("in doubt").atMost(LONG).until(() -> door.state(reference) == CoreCallState.IN_DOUBT);
    return reference;
  }

  private void always(String verb, String behaviour) {
    core.books().plan(verb, Collections.nCopies(200, behaviour).toArray(String[]::new));
  }

  private void awaitState(String reference, CoreCallState state) {
    await(reference + " is " + state).atMost(LONG).until(() -> door.state(reference) == state);
  }

  private long asked(String reference, String code) {
    return door.stored(reference).evidence().stream()
        .filter(it -> it.kind() == EvidenceKind.INQUIRED && it.code().equals(code))
        .count();
  }

  private double failedInquiries(String outcome) {
    return meters
        .find("twospeed.core.calls")
        .tags("operation", "inquire", "outcome", outcome)
        .timers()
        .stream()
        .mapToDouble(timer -> timer.count())
        .sum();
  }

  @Test
  void afterAnOutageOfTheLayerTheCoreIsAskedBeforeAPersonIs() {
    String reference = inDoubt(interaction(), "book.inquiry");
    door.kill();
    clock.jump(OUTAGE);
    core.books().forget("inquire");
    openAgain();
    await("settled").atMost(LONG).until(() -> door.state(reference) != CoreCallState.IN_DOUBT);
    assertThat(asked(reference, "DONE")).isEqualTo(1);
    assertThat(door.stored(reference).evidence())
        .noneMatch(it -> it.kind() == EvidenceKind.GAVE_UP);
  }

  @Test
  void anOutageOfTheCoreDoesNotCountAndDoesNotFillTheListOfEvidence() throws Exception {
    String reference = inDoubt(interaction(), "book.inquiry");
    core.stop();
    await("the core is away for several tries")
        .atMost(LONG)
        .until(() -> failedInquiries("unavailable") >= 3);
    clock.jump(OUTAGE);
    double before = failedInquiries("unavailable");
    await("it is tried after that hour")
        .atMost(LONG)
        .until(() -> failedInquiries("unavailable") >= before + 2);
    assertThat(door.state(reference)).isEqualTo(CoreCallState.IN_DOUBT);
    assertThat(asked(reference, "core-unavailable")).isEqualTo(1);
    core.books().forget("inquire");
    core.start();
    awaitState(reference, CoreCallState.CONFIRMED);
    assertThat(asked(reference, "DONE")).isEqualTo(1);
  }

  @Test
  void whatTheCoreDoesNotSettleWhileItIsAskedIsLeftToAPerson() {
    Interaction interaction = interaction();
    String reference = inDoubt(interaction, "book.inquiry");
    awaitState(reference, CoreCallState.PARKED);
    assertThat(door.stored(reference).evidence())
        .last()
        .satisfies(it -> assertThat(it.code()).isEqualTo("core-timeout"));
  }

  @Test
  void aMachineThatSleptDidNotAskMeanwhile() {
    String reference = inDoubt(interaction(), "book.inquiry");
    clock.jump(OUTAGE);
    double before = failedInquiries("timeout");
    await("it is asked after that hour")
        .atMost(LONG)
        .until(() -> failedInquiries("timeout") >= before + 2);
    assertThat(door.state(reference)).isEqualTo(CoreCallState.IN_DOUBT);
    core.books().forget("inquire");
    awaitState(reference, CoreCallState.CONFIRMED);
  }

  @Test
  void aReversalThatWasRefusedBeforeAnOutageIsTriedAgainAfterIt() {
    Interaction interaction = interaction();
    Outcome booked = door.call(interaction, "book.patient", "1");
    booked.answer();
    always("reverse", "refuse 2003");
    JournalledDoor.result(
        door.journal()
            .interactions()
            .toBeUndone(interaction.id(), "route-failed", JournalledDoor.problem()));
    await("refused").atMost(LONG).until(() -> door.calls(interaction).size() > 2);
    door.kill();
    clock.jump(OUTAGE);
    core.books().forget("reverse");
    core.books().plan("reverse", "refuse 2003");
    openAgain();
    await("the end").atMost(LONG).until(() -> door.state(interaction) == InteractionState.UNDONE);
    assertThat(door.state(booked.call().reference())).isEqualTo(CoreCallState.REVERSED);
  }
}
