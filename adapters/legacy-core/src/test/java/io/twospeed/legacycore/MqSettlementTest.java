package io.twospeed.legacycore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.interactions.Interaction;
import io.twospeed.legacycore.call.CoreCallException;
import io.twospeed.legacycore.settings.CorrelationPattern;
import io.twospeed.legacycore.settings.MqSettings;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Settlement over a real broker, and what is MQ's alone. */
@Tag("slow")
class MqSettlementTest extends SettlementContract {
  static final String CHANGES = MqCore.REPLIES + ".CHANGES";
  static final String DEAD = MqCore.REPLIES + ".DEAD";

  @Override
  FakeCore newCore() throws Exception {
    return new MqCore();
  }

  MqCore mq() {
    return (MqCore) core;
  }

  double stray(String fate) {
    return meters.get("twospeed.core.replies.stray").tags("fate", fate).counter().count();
  }

  /** Artemis counts a message as long as its unit of work lasts. */
  int depthOfOneTaken() {
    return 1;
  }

  static String reasonOf(Message dead) throws JMSException {
    return dead.getStringProperty("twospeed_reason");
  }

  @Test
  void repliesToChangesHaveAQueueOfTheirOwn() throws Exception {
    door.call(door.interaction(LONG), "book.patient", "1").answer();
    assertThat(MqCore.nameOf(mq().lastMessage().getJMSReplyTo())).isEqualTo(CHANGES);
    await("acknowledged").atMost(LONG).until(() -> mq().depth(CHANGES) == 0);
  }

  @Test
  void aLateReplyAfterARestartSettlesItsCall() {
    core.books().plan("book", "late 1500");
    core.books().plan("inquire", "lose", "lose", "lose", "lose", "lose", "lose", "lose", "lose");
    Interaction interaction = door.interaction(LONG);
    Outcome waiting = door.call(interaction, "book.patient", "1");
    String reference = referenceOf(interaction);
    await("booked").atMost(LONG).until(() -> core.books().bookings(reference) == 1);
    awaitCorrelated(reference);
    door.kill();
    door = open(JournalledDoor.quick());
    await("settled by its reply")
        .atMost(LONG)
        .until(
            () ->
                door.stored(reference).evidence().stream()
                    .anyMatch(it -> it.kind() == EvidenceKind.REPLY && it.code().equals("ok")));
    assertThat(waiting.isThere()).isFalse();
    assertThat(mq().depth(DEAD)).isZero();
  }

  private void awaitCorrelated(String reference) {
    MqSettings mq = Objects.requireNonNull(core.system().mq());
    await("what a reply will name it by is written down")
        .atMost(LONG)
        .until(
            () ->
                mq.correlation() == CorrelationPattern.CORRELATION_ID
                    || door.stored(reference).correlation() != null);
  }

  @Test
  void aReplyToNobodyIsKeptOnTheDeadLetterQueueWithTheReason() throws Exception {
    core.books().plan("book", "stray");
    CoreCallException problem = door.call(door.interaction(LONG), "book", "1").problem();
    assertThat(problem.outcome()).isEqualTo(CoreCallState.CONFIRMED);
    assertThat(reasonOf(mq().next(DEAD))).isEqualTo("unmatched");
    assertThat(
            meters
                .get("twospeed.settlement.dead.lettered")
                .tags("reason", "unmatched")
                .counter()
                .count())
        .isEqualTo(1);
  }

  @Test
  void aGarbledReplyIsKeptOnTheDeadLetterQueueWithTheReason() throws Exception {
    core.books().plan("book", "garble");
    door.call(door.interaction(LONG), "book", "1").problem();
    BytesMessage dead = (BytesMessage) mq().next(DEAD);
    assertThat(reasonOf(dead)).isEqualTo("garbled");
    assertThat(dead.getBodyLength()).isEqualTo(1);
  }

  @Test
  void aReplyWithoutACorrelationIdIsKeptOnTheDeadLetterQueueWithTheReason() throws Exception {
    mq().put(CHANGES, session -> session.createTextMessage("?"));
    assertThat(reasonOf(mq().next(DEAD))).isEqualTo("no-correlation-id");
  }

  @Test
  void aMessageThatCannotBeHandledComesAgainAFewTimesAndIsThenKeptAside() throws Exception {
    core.books().plan("book", "explode");
    CoreCallException problem = door.call(door.interaction(LONG), "book", "1").problem();
    assertThat(problem.outcome()).isEqualTo(CoreCallState.CONFIRMED);
    assertThat(reasonOf(mq().next(DEAD))).isEqualTo("poison");
    assertThat(mq().depth(CHANGES)).isZero();
  }

  @Test
  void aReplyToTheFirstSendingAfterTheSecondSettledTheCallIsADuplicate() throws Exception {
    core.books().plan("book", "lose");
    door.call(door.interaction(LONG), "book", "1").answer();
    mq().answer(mq().firstMessage("book"), "OK 1");
    await("counted").atMost(LONG).until(() -> stray("duplicate") == 1);
    assertThat(mq().depth(DEAD)).isZero();
  }

  @Test
  void aSecondReplyIsIgnoredAndCounted() {
    // One flush writes both down: which is told of it first is a race, and one of them counts.
    int calls = 100;
    for (int i = 1; i <= calls; i++) {
      core.books().plan("book", "twice");
      assertThat(door.call(door.interaction(LONG), "book.patient", "1").answer()).isEqualTo("1");
    }
    await("counted")
        .atMost(LONG)
        .untilAsserted(() -> assertThat(stray("duplicate")).isEqualTo(calls));
    assertThat(mq().depth(DEAD)).isZero();
  }

  @Test
  void whileTheJournalIsAwayAReplyWaitsOnItsQueue() throws Exception {
    door.close();
    door =
        open(
            JournalledDoor.file(folder, "one").databaseTimeout(Duration.ofSeconds(1)),
            JournalledDoor.quick());
    awaitUp();
    core.books().plan("book", "late 500");
    Interaction interaction = door.interaction(LONG);
    Outcome outcome = door.call(interaction, "book.patient", "42");
    String reference = referenceOf(interaction);
    await("booked").atMost(LONG).until(() -> core.books().bookings(reference) == 1);
    awaitCorrelated(reference);
    try (Connection blocker =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
        Statement statement = blocker.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      await("a write failed").atMost(LONG).until(() -> door.journal().stats().failedFlushes() > 0);
      assertThat(outcome.isThere()).isFalse();
      assertThat(mq().depth(CHANGES)).isEqualTo(depthOfOneTaken());
      statement.execute("ROLLBACK");
    }
    assertThat(outcome.answer()).isEqualTo("42");
    assertThat(door.state(reference)).isEqualTo(CoreCallState.CONFIRMED);
    await("acknowledged").atMost(LONG).until(() -> mq().depth(CHANGES) == 0);
    assertThat(mq().depth(DEAD)).isZero();
  }

  @Test
  void aCallWhoseTimeIsOverBeforeItIsWrittenDownIsNotSent() throws Exception {
    Interaction interaction = door.interaction(LONG);
    Outcome outcome;
    try (Connection blocker =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
        Statement statement = blocker.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      outcome = door.call(interaction, "book", "42");
      // Has the same time limit, and was asked later.
      core.books().plan("inquire", "lose");
      Outcome.of(door.door(), "inquire", "x").problem();
      statement.execute("ROLLBACK");
    }
    CoreCallException problem = outcome.problem();
    assertThat(problem.outcome()).isEqualTo(CoreCallState.NOT_DONE);
    assertThat(door.state(problem.reference())).isEqualTo(CoreCallState.NOT_DONE);
    assertThat(core.books().standing()).isZero();
    assertThat(core.requests()).noneMatch(it -> it.startsWith("book"));
  }

  @Test
  void anAnswerThatContradictsIsOwnedAndCounted() throws Exception {
    core.books().plan("book", "refuse 2003");
    CoreCallException problem = door.call(door.interaction(LONG), "book", "1").problem();
    Message request = mq().lastMessage();
    mq().answer(request, "OK after all");
    await("counted")
        .atMost(LONG)
        .until(
            () ->
                meters.find("twospeed.settlement.contradictions").counters().stream()
                        .mapToDouble(counter -> counter.count())
                        .sum()
                    == 1);
    await("owned")
        .atMost(LONG)
        .until(() -> door.state(problem.reference()) == CoreCallState.CONTRADICTED);
    assertThat(door.stored(problem.reference()).evidence())
        .anyMatch(it -> it.code().equals("is-REJECTED-says-CONFIRMED"));
    assertThat(mq().depth(DEAD)).isZero();
  }

  @Test
  void aRefusalOfWhatWasConfirmedIsAPersonsWithBothEvidences() throws Exception {
    Interaction interaction = door.interaction(LONG);
    Outcome outcome = door.call(interaction, "book", "1");
    assertThat(outcome.answer()).isEqualTo("1");
    String reference = outcome.call().reference();
    JournalledDoor.result(
        door.journal().interactions().finish(interaction.id(), JournalledDoor.problem()));
    mq().answer(mq().lastMessage(), "NO 2003");
    await("a person has it")
        .atMost(LONG)
        .until(() -> door.state(reference) == CoreCallState.PARKED);
    assertThat(door.stored(reference).evidence())
        .extracting(it -> it.code())
        .contains("is-CONFIRMED-says-REJECTED", "core-says-it-is-not-done");
  }
}
