package io.twospeed.legacycore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.interactions.Interaction;
import io.twospeed.journal.interactions.InteractionState;
import io.twospeed.legacycore.call.CoreCallException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/**
 * A request that reaches the core after every wait: held up by a proxy, or by a process that was
 * stopped. Whatever it is, it is found out, and owned; and this layer itself sends none.
 */
abstract class ContradictionContract extends JournalledTest {

  /** The core does what was settled as not done a moment ago, as if the request came only now. */
  private void arrives(String reference) {
    core.books().serve("book", reference, "1");
  }

  /** A request that gets lost, so that the core's UNKNOWN settles it. */
  private String settledByUnknown(Interaction interaction, String operation) {
    core.books().plan("book", "lose");
    CoreCallException problem = door.call(interaction, operation, "1").problem();
    assertThat(problem.outcome()).isEqualTo(CoreCallState.NOT_DONE);
    assertThat(door.state(problem.reference())).isEqualTo(CoreCallState.NOT_DONE);
    return problem.reference();
  }

  private String booked(Interaction interaction) {
    Outcome outcome = door.call(interaction, "book.patient", "0");
    assertThat(outcome.answer()).isEqualTo("0");
    return outcome.call().reference();
  }

  private void fail(Interaction interaction) {
    JournalledDoor.result(
        door.journal().interactions().fail(interaction.id(), JournalledDoor.problem()));
  }

  private void awaitState(String reference, CoreCallState state) {
    await(reference + " is " + state).atMost(LONG).until(() -> door.state(reference) == state);
  }

  private long open() {
    return JournalledDoor.result(door.journal().calls().contradictions()).count();
  }

  @Test
  void whatTheCoreDoesAfterAllIsFoundByAskingAgainAndUndone() {
    Interaction interaction = door.interaction(LONG);
    String reference = settledByUnknown(interaction, "book.inquiry");
    fail(interaction);
    arrives(reference);
    awaitState(reference, CoreCallState.REVERSED);
    assertThat(core.books().state(reference)).isEqualTo("REVERSED");
    assertThat(core.books().standing()).isZero();
    assertThat(door.stored(reference).evidence())
        .anySatisfy(
            it -> {
              assertThat(it.kind()).isEqualTo(EvidenceKind.CONTRADICTION);
              assertThat(it.code()).isEqualTo("is-NOT_DONE-says-CONFIRMED");
            });
    assertThat(door.state(interaction)).isEqualTo(InteractionState.FAILED);
    assertThat(open()).isZero();
    assertThat(
            meters.find("twospeed.settlement.contradictions").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum())
        .isEqualTo(1);
  }

  @Test
  void whatStaysUnknownIsAskedAboutAsOftenAsConfigSaysAndNoMore() {
    Interaction interaction = door.interaction(LONG);
    String reference = settledByUnknown(interaction, "book.inquiry");
    fail(interaction);
    int times = JournalledDoor.quick().askAgainAfter().size();
    await("asked again")
        .atMost(LONG)
        .until(() -> door.stored(reference).history().askedAgain() == times);
    assertThat(
            JournalledDoor.result(
                door.journal().calls().claimToAskAgain(10, Duration.ofSeconds(1))))
        .isEmpty();
    assertThat(door.state(reference)).isEqualTo(CoreCallState.NOT_DONE);
  }

  @Test
  void nothingIsUndoneUnderTheFeetOfARouteThatStillRuns() {
    Interaction interaction = door.interaction(LONG);
    String reference = settledByUnknown(interaction, "book.inquiry");
    arrives(reference);
    awaitState(reference, CoreCallState.CONTRADICTED);
    String second = booked(interaction);
    assertThat(door.state(reference)).isEqualTo(CoreCallState.CONTRADICTED);
    JournalledDoor.result(
        door.journal().interactions().finish(interaction.id(), JournalledDoor.problem()));
    awaitState(reference, CoreCallState.REVERSED);
    assertThat(door.state(second)).isEqualTo(CoreCallState.CONFIRMED);
    assertThat(core.books().state(second)).isEqualTo("DONE");
  }

  @Test
  void anInteractionThatIsUndoneWaitsForItAndThenIsUndone() {
    Interaction interaction = door.interaction(LONG);
    String first = booked(interaction);
    String reference = settledByUnknown(interaction, "book.inquiry");
    arrives(reference);
    awaitState(reference, CoreCallState.CONTRADICTED);
    JournalledDoor.result(
        door.journal()
            .interactions()
            .toBeUndone(interaction.id(), "route-failed", JournalledDoor.problem()));
    await("undone").atMost(LONG).until(() -> door.state(interaction) == InteractionState.UNDONE);
    assertThat(door.state(first)).isEqualTo(CoreCallState.REVERSED);
    assertThat(door.state(reference)).isEqualTo(CoreCallState.REVERSED);
    assertThat(core.books().standing()).isZero();
  }

  @Test
  void anInteractionWhoseInstanceDiedIsUndoneThoughACallOfItIsContradicted() {
    Interaction interaction = door.interaction(LONG);
    String first = booked(interaction);
    String reference = settledByUnknown(interaction, "book.inquiry");
    arrives(reference);
    awaitState(reference, CoreCallState.CONTRADICTED);
    door.kill();
    door = open(JournalledDoor.quick());
    await("undone").atMost(LONG).until(() -> door.state(interaction) == InteractionState.UNDONE);
    assertThat(door.state(first)).isEqualTo(CoreCallState.REVERSED);
    assertThat(door.state(reference)).isEqualTo(CoreCallState.REVERSED);
    assertThat(core.books().standing()).isZero();
  }

  @Test
  void whereNoReversalIsDeclaredAPersonHasItWithBothEvidences() {
    Interaction interaction = door.interaction(LONG);
    String reference = settledByUnknown(interaction, "book.final");
    fail(interaction);
    arrives(reference);
    awaitState(reference, CoreCallState.PARKED);
    assertThat(open()).isEqualTo(1);
    assertThat(door.stored(reference).evidence())
        .extracting(it -> it.kind() + " " + it.code())
        .contains("INQUIRED UNKNOWN", "CONTRADICTION is-NOT_DONE-says-CONFIRMED")
        .contains("GAVE_UP no-reversal-declared");
  }

  @Test
  void theNextLifeOfTheInstanceGoesOnWithIt() {
    Interaction interaction = door.interaction(LONG);
    String reference = settledByUnknown(interaction, "book.inquiry");
    fail(interaction);
    core.books().plan("reverse", Collections.nCopies(200, "lose").toArray(String[]::new));
    arrives(reference);
    awaitState(reference, CoreCallState.REVERSING);
    door.kill();
    core.books().forget("reverse");
    door = open(JournalledDoor.quick());
    awaitState(reference, CoreCallState.REVERSED);
    assertThat(core.books().standing()).isZero();
  }

  @Test
  void aProcessThatSleptBetweenTheWriteAndTheSendingDoesNotSend() throws Exception {
    door.kill();
    JumpingClock clock = new JumpingClock();
    door = open(JournalledDoor.file(folder, "one").clock(clock), JournalledDoor.quick(), clock);
    awaitUp();
    Interaction interaction = door.interaction(Duration.ofHours(2));
    Outcome outcome;
    try (Connection blocker =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
        Statement statement = blocker.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      outcome = door.call(interaction, "book.patient", "42");
      clock.jump(Duration.ofSeconds(16));
      statement.execute("ROLLBACK");
    }
    CoreCallException problem = outcome.problem();
    assertThat(problem.outcome()).isEqualTo(CoreCallState.NOT_DONE);
    assertThat(problem).hasMessageContaining("its time of 2000 ms was over before it left");
    assertThat(door.state(problem.reference())).isEqualTo(CoreCallState.NOT_DONE);
    assertThat(core.books().standing()).isZero();
    assertThat(core.requests()).noneMatch(it -> it.startsWith("book"));
  }

  @Test
  void aLifeThatWasReplacedSendsNothing() throws Exception {
    Interaction interaction = door.interaction(LONG);
    try (Connection other =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
        Statement statement = other.createStatement()) {
      statement.execute("UPDATE instance SET epoch = epoch + 1");
    }
    CoreCallException problem = door.call(interaction, "book", "1").problem();
    assertThat(problem.outcome()).isEqualTo(CoreCallState.NOT_DONE);
    assertThat(core.requests()).noneMatch(it -> it.startsWith("book"));
    await("the fence closes").atMost(LONG).until(() -> door.journal().fence().isLost());
    assertThat(core.books().standing()).isZero();
  }
}
