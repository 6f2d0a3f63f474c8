package io.twospeed.legacycore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.twospeed.journal.calls.CallTally;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.interactions.Interaction;
import io.twospeed.legacycore.call.CoreCallException;
import io.twospeed.legacycore.call.CoreCallException.Kind;
import io.twospeed.legacycore.settings.CoreSystem;
import io.twospeed.legacycore.transport.SystemHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every transport owes its callers, whatever the core does; run once per transport. */
abstract class TransportContract {
  static final Duration TIMEOUT = Duration.ofMillis(400);

  /** Longer than a test waits for an end: what ends has another reason. */
  static final Duration PATIENT = Outcome.PATIENCE.multipliedBy(2);

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  FakeCore core;
  SlowDoor door;

  abstract FakeCore newCore() throws Exception;

  @BeforeEach
  void openTheDoor() throws Exception {
    core = newCore();
    core.start();
    door = open(core.system());
    awaitUp();
  }

  @AfterEach
  void closeTheDoor() throws Exception {
    door.close();
    core.end();
  }

  SlowDoor open(CoreSystem system) {
    return SlowDoor.builder()
        .system(system)
        .meters(meters)
        .plans(
            List.of(
                core.operation("read", false, PATIENT),
                core.operation("change", true, PATIENT),
                core.operation("read.hasty", false, TIMEOUT),
                core.operation("change.hasty", true, TIMEOUT)))
        .open();
  }

  void awaitUp() {
    await("the core is reached")
        .atMost(Outcome.PATIENCE)
        .until(() -> Outcome.of(door, "read.hasty", "answer up").answerOrNull() != null);
  }

  @Test
  void anAnswerComesBack() {
    Outcome outcome = Outcome.of(door, "read", "answer 42");
    assertThat(outcome.answer()).isEqualTo("42");
    assertThat(outcome.call().reference()).matches("[0-9a-f]{32}");
  }

  @Test
  void aRefusedChangeIsRejectedInTheBusinessOwnWords() {
    CoreCallException problem = Outcome.of(door, "change", "refuse 0051").problem();
    assertThat(problem.kind()).isEqualTo(Kind.REFUSED);
    assertThat(problem.problem()).isEqualTo("insufficient-funds");
    assertThat(problem.status()).isEqualTo(422);
    assertThat(problem.title()).isEqualTo("The account has not enough");
    assertThat(problem.outcome()).isEqualTo(CoreCallState.REJECTED);
  }

  @Test
  void aRefusedReadHasNoStateToOwn() {
    assertThat(Outcome.of(door, "read", "refuse 0051").problem().outcome()).isNull();
  }

  @Test
  void aReadWithoutReplyEndsAtItsTimeLimit() {
    CoreCallException problem = Outcome.of(door, "read.hasty", "silent").problem();
    assertThat(problem.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(problem.problem()).isEqualTo("core-timeout");
    assertThat(problem.status()).isEqualTo(504);
    assertThat(problem.outcome()).isNull();
    assertThat(problem)
        .hasMessageContaining(
            "read.hasty (" + problem.reference() + "): no reply from core within 400");
  }

  @Test
  void aChangeWithoutReplyIsInDoubt() {
    CoreCallException problem = Outcome.of(door, "change.hasty", "silent").problem();
    assertThat(problem.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(problem.outcome()).isEqualTo(CoreCallState.IN_DOUBT);
  }

  @Test
  void theCallersDeadlineIsKeptWhereItIsNearerThanTheOperationsLimit() {
    Instant near = Instant.now().plusMillis(300);
    assertThat(Outcome.of(door, "read", "silent", near).problem().status()).isEqualTo(504);
  }

  @Test
  void aChangeWhoseTimeIsOverIsNotSent() {
    Instant past = Instant.now().minusMillis(1);
    CoreCallException problem = Outcome.of(door, "change", "answer never", past).problem();
    assertThat(problem.status()).isEqualTo(504);
    assertThat(problem.outcome()).isEqualTo(CoreCallState.NOT_DONE);
    assertThat(Outcome.of(door, "read", "answer 1").answer()).isEqualTo("1");
    assertThat(core.requests()).doesNotContain("answer never");
  }

  @Test
  void anAnswerThatIsNotWhatTheContractSaysIsA502AndAChangeIsInDoubt() {
    CoreCallException problem = Outcome.of(door, "change", "garble").problem();
    assertThat(problem.kind()).isEqualTo(Kind.GARBLED);
    assertThat(problem.problem()).isEqualTo("core-garbled");
    assertThat(problem.status()).isEqualTo(502);
    assertThat(problem.outcome()).isEqualTo(CoreCallState.IN_DOUBT);
    assertThat(Outcome.of(door, "read", "garble").problem().outcome()).isNull();
  }

  @Test
  void aRequestThatCannotBeTranslatedIsNotSent() {
    CoreCallException problem = Outcome.of(door, "change", "untranslatable").problem();
    assertThat(problem.kind()).isEqualTo(Kind.UNTRANSLATABLE);
    assertThat(problem.status()).isEqualTo(500);
    assertThat(problem.outcome()).isEqualTo(CoreCallState.NOT_DONE);
    assertThat(problem)
        .hasMessageContaining(
            "the request was not sent: field TEXT holds 14 characters, expected at most 9");
  }

  @Test
  void whileTheCoreIsAwayCallsFailAtOnceAndAreNotDoneAndItsReturnIsNoticed() throws Exception {
    core.stop();
    await("the core is known to be away")
        .atMost(Outcome.PATIENCE)
        .until(
            () -> {
              Outcome.of(door, "read.hasty", "answer x").problemOrNull();
              return door.health().values().stream().noneMatch(SystemHealth::up);
            });
    CoreCallException problem = Outcome.of(door, "change", "answer x").problem();
    assertThat(problem.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(problem.problem()).isEqualTo("core-unavailable");
    assertThat(problem.status()).isEqualTo(503);
    assertThat(problem.retryAfterSeconds()).isPositive();
    assertThat(problem.outcome()).isEqualTo(CoreCallState.NOT_DONE);
    assertThat(door.health().values()).allMatch(health -> !health.up());
    core.start();
    awaitUp();
    assertThat(door.health().values()).allMatch(SystemHealth::up);
  }

  @Test
  void aDoorOpensBeforeItsCoreDoes() throws Exception {
    door.close();
    core.stop();
    door = open(core.system());
    assertThat(Outcome.of(door, "change", "answer x").problem().outcome())
        .isEqualTo(CoreCallState.NOT_DONE);
    core.start();
    awaitUp();
  }

  @Test
  void aCallThatComesAfterTheDoorWasClosedFailsAtOnceAndIsNotDone() {
    door.close();
    CoreCallException problem = Outcome.of(door, "change", "answer x").problem();
    assertThat(problem.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(problem.outcome()).isEqualTo(CoreCallState.NOT_DONE);
  }

  @Test
  void anInteractionKnowsWhatItsChangingCallsCameTo() {
    assertThat(tallyAfter("read", "answer 1")).isEqualTo(CallTally.Outcome.NOTHING_HAPPENED);
    assertThat(tallyAfter("change", "answer 1")).isEqualTo(CallTally.Outcome.SOMETHING_HAPPENED);
    assertThat(tallyAfter("change", "refuse 1")).isEqualTo(CallTally.Outcome.NOTHING_HAPPENED);
    assertThat(tallyAfter("change", "untranslatable"))
        .isEqualTo(CallTally.Outcome.NOTHING_HAPPENED);
    assertThat(tallyAfter("change.hasty", "silent")).isEqualTo(CallTally.Outcome.IN_DOUBT);
    assertThat(tallyAfter("read.hasty", "silent")).isEqualTo(CallTally.Outcome.NOTHING_HAPPENED);
  }

  CallTally.Outcome tallyAfter(String operation, String request) {
    Interaction interaction = Outcome.interaction(Instant.now().plusSeconds(20));
    var unused = Outcome.begun(door, operation, request, interaction).answerOrNull();
    return interaction.calls().outcome();
  }

  @Test
  void howCallsEndedIsCounted() {
    Outcome.of(door, "read", "refuse 0051").problem();
    Outcome.of(door, "change.hasty", "silent").problem();
    assertThat(count("read", "refused")).isEqualTo(1);
    assertThat(count("read.hasty", "answered")).isPositive();
    assertThat(count("change.hasty", "timeout")).isEqualTo(1);
  }

  @Test
  void manyCallsWaitWithFewThreads() {
    int calls = callsInFlight();
    List<Outcome> all = new ArrayList<>();
    int before = Thread.activeCount();
    for (int i = 0; i < calls; i++) {
      all.add(Outcome.of(door, "read", "hold " + i));
    }
    await("every request is at the core")
        .atMost(Outcome.PATIENCE)
        .until(() -> core.held().count() == calls);
    assertThat(all).noneMatch(Outcome::isThere);
    assertThat(Thread.activeCount() - before).as("threads more than before").isLessThan(100);
    core.held().letGo();
    for (int i = 0; i < calls; i++) {
      assertThat(all.get(i).answer()).isEqualTo(Integer.toString(i));
    }
  }

  int callsInFlight() {
    return 2_000;
  }

  @Test
  void aLateReplyIsCountedOnce() {
    Outcome.of(door, "change.hasty", "wait 700 1").problem();
    awaitStray("late", 1);
    assertThat(stray("duplicate")).isZero();
  }

  void awaitStray(String fate, int count) {
    await(fate + " replies are counted").atMost(Outcome.PATIENCE).until(() -> stray(fate) == count);
  }

  double stray(String fate) {
    return meters.get("twospeed.core.replies.stray").tags("fate", fate).counter().count();
  }

  long count(String operation, String outcome) {
    return meters
        .get("twospeed.core.calls")
        .tags("operation", operation, "outcome", outcome)
        .timer()
        .count();
  }
}
