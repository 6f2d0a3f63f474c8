package io.twospeed.legacycore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.interactions.Interaction;
import io.twospeed.legacycore.call.CoreCallException;
import io.twospeed.mappings.operation.declaration.MqTerms;
import io.twospeed.mqstandin.MqStandIn;
import io.twospeed.mqstandin.queues.QueueDefinition;
import io.twospeed.mqstandin.queues.RecordedPut;
import io.twospeed.mqstandin.wire.MqMessage;
import io.twospeed.mqstandin.wire.Mqi;
import io.twospeed.mqstandin.wire.Mqmd;
import io.twospeed.mqstandin.wire.MqmdField;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a queue manager reports of a changing call, and replies that come another way. */
@Tag("slow")
class IbmMqReportsTest extends JournalledTest {
  private static final String CHANGES = MqCore.REPLIES + ".CHANGES";
  private static final String DEAD = MqCore.REPLIES + ".DEAD";

  @Override
  FakeCore newCore() throws Exception {
    return new MqCore(IbmBroker.standIn(Clock.systemUTC()));
  }

  private MqStandIn mq() {
    return ((MqCore) core).ibm().standIn();
  }

  private void reopen(FakeCore other) throws Exception {
    door.close();
    core.end();
    core = other;
    core.start();
    door = open(JournalledDoor.quick());
    awaitUp();
  }

  /** CORE.ASLEEP is beyond a channel, and the queue there takes nothing. */
  private void undeliverable() {
    mq().define(QueueDefinition.local("CORE.FAR").withPutInhibited(true));
    mq().define(QueueDefinition.remote("CORE.ASLEEP", "CORE.FAR"));
  }

  @Test
  void whatCouldNotBeDeliveredAndWasDiscardedIsNotDoneForCertain() {
    undeliverable();
    core.books().plan("inquire", "lose", "lose", "lose", "lose");
    CoreCallException problem = door.call(door.interaction(LONG), "book.asleep", "1").problem();
    assertThat(problem.outcome()).isEqualTo(CoreCallState.NOT_DONE);
    assertThat(problem)
        .hasMessageContaining(
            "the request to queue CORE.ASLEEP was reported back: MQRC_PUT_INHIBITED (2051): nobody may put to the queue; fix: ask the core team");
    assertThat(door.stored(problem.reference()).evidence())
        .last()
        .satisfies(
            it -> {
              assertThat(it.kind()).isEqualTo(EvidenceKind.EXCEPTION_REPORT);
              assertThat(it.code()).matches("discarded/[0-9a-f]{8}/MQRC_PUT_INHIBITED");
            });
    assertThat(mq().depth(MqStandIn.DEAD_LETTER_QUEUE)).isZero();
  }

  @Test
  void whatCouldNotBeDeliveredButIsKeptIsInDoubtAtOnceAndLookedInto() throws Exception {
    MqTerms kept = reporting(Set.of(MqTerms.Report.EXCEPTION));
    reopen(new MqCore(IbmBroker.standIn(Clock.systemUTC())).asking(kept));
    undeliverable();
    CoreCallException problem =
        door.call(door.interaction(Duration.ofSeconds(3)), "book.asleep", "1").problem();
    assertThat(door.stored(problem.reference()).evidence())
        .extracting(it -> it.kind())
        .containsSubsequence(
            EvidenceKind.SENT, EvidenceKind.EXCEPTION_REPORT, EvidenceKind.INQUIRED);
  }

  private static MqTerms reporting(Set<MqTerms.Report> reports) {
    MqTerms none = MqTerms.DEFAULTS;
    return new MqTerms(
        "",
        none.targetClient(),
        none.ccsid(),
        none.encoding(),
        "",
        none.persistence(),
        none.priority(),
        none.expiry(),
        none.msgId(),
        none.correlId(),
        Optional.of(reports),
        "",
        "",
        none.identity(),
        none.bridge());
  }

  @Test
  void thatARequestArrivedAndWasReadIsNoNews() throws Exception {
    reopen(
        new MqCore(IbmBroker.standIn(Clock.systemUTC()))
            .asking(reporting(Set.of(MqTerms.Report.COA, MqTerms.Report.COD))));
    assertThat(door.call(door.interaction(LONG), "book.patient", "42").answer()).isEqualTo("42");
    await("reports are taken").atMost(LONG).until(() -> mq().depth(CHANGES) == 0);
    assertThat(mq().depth(DEAD)).isZero();
  }

  @Test
  void aReportThatContradictsTheCoresAnswerChangesNothing() {
    core.books().plan("inquire", "lose", "lose", "lose", "lose", "lose", "lose");
    Interaction interaction = door.interaction(LONG);
    Outcome outcome = door.call(interaction, "book.patient", "1");
    RecordedPut request = lastRequest();
    outcome.answer();
    MqMessage report = expired(request);
    mq().put(CHANGES, report);
    await("taken").atMost(LONG).until(() -> mq().depth(CHANGES) == 0);
    assertThat(door.state(referenceOf(interaction))).isEqualTo(CoreCallState.CONFIRMED);
  }

  private RecordedPut lastRequest() {
    await("a request").atMost(LONG).until(() -> !mq().recorded("CORE.REQ").isEmpty());
    var puts = mq().recorded("CORE.REQ");
    return puts.get(puts.size() - 1);
  }

  private static MqMessage expired(RecordedPut request) {
    return MqMessage.of(
        Mqmd.initial()
            .with(MqmdField.MSG_TYPE, Mqi.MSG_TYPE_REPORT)
            .with(MqmdField.FEEDBACK, Mqi.FEEDBACK_EXPIRATION)
            .with(MqmdField.CORREL_ID, request.kept().descriptor().bytes(MqmdField.MSG_ID)),
        new byte[0]);
  }

  @Test
  void aReportThatIsDeliveredAgainTellsOfOneSendingOnly() {
    core.books().plan("book", "lose", "lose");
    core.books().plan("inquire", "well");
    core.books().plan("inquire", Collections.nCopies(40, "lose").toArray(String[]::new));
    Interaction interaction = door.interaction(LONG);
    Outcome outcome = door.call(interaction, "book", "1");
    await("sent twice").atMost(LONG).until(() -> bookings().size() == 2);
    String reference = referenceOf(interaction);
    MqMessage report = withId(expired(bookings().get(0)), "1");
    mq().put(CHANGES, report);
    mq().put(CHANGES, report);
    await("taken").atMost(LONG).until(() -> mq().depth(CHANGES) == 0);
    await("noted").atMost(LONG).until(() -> reportsOf(reference) == 2);
    assertThat(door.state(reference)).isEqualTo(CoreCallState.IN_DOUBT);
    mq().put(CHANGES, withId(expired(bookings().get(1)), "2"));
    assertThat(outcome.problem().outcome()).isEqualTo(CoreCallState.NOT_DONE);
  }

  private List<RecordedPut> bookings() {
    return mq().recorded("CORE.REQ").stream()
        .filter(it -> new String(it.sent().body(), StandardCharsets.UTF_8).startsWith("book"))
        .toList();
  }

  private long reportsOf(String reference) {
    return door.stored(reference).evidence().stream()
        .filter(it -> it.kind() == EvidenceKind.EXPIRED_UNREAD)
        .count();
  }

  private static MqMessage withId(MqMessage message, String id) {
    byte[] bytes = id.repeat(24).getBytes(StandardCharsets.US_ASCII);
    return message.with(message.descriptor().with(MqmdField.MSG_ID, bytes));
  }

  @Test
  void aReportOfNobodysRequestIsKeptOnTheDeadLetterQueue() throws Exception {
    mq().put(
            CHANGES,
            MqMessage.of(
                Mqmd.initial()
                    .with(MqmdField.MSG_TYPE, Mqi.MSG_TYPE_REPORT)
                    .with(MqmdField.FEEDBACK, Mqi.FEEDBACK_EXPIRATION)
                    .with(MqmdField.CORREL_ID, "0c".repeat(12).getBytes(StandardCharsets.US_ASCII)),
                new byte[0]));
    assertThat(MqSettlementTest.reasonOf(((MqCore) core).next(DEAD))).isEqualTo("unmatched-report");
  }

  @Test
  void aReplyThatTheCorePutToTheQueueOfReadsSettlesItsChangeAllTheSame() {
    core.books().plan("book", "mute");
    Interaction interaction = door.interaction(LONG);
    Outcome outcome = door.call(interaction, "book.patient", "42");
    RecordedPut request = lastRequest();
    byte[] id = request.kept().descriptor().bytes(MqmdField.MSG_ID);
    mq().put(
            MqCore.REPLIES,
            MqMessage.of(
                Mqmd.initial().with(MqmdField.CORREL_ID, id),
                "OK 42".getBytes(StandardCharsets.UTF_8)));
    assertThat(outcome.answer()).isEqualTo("42");
    assertThat(door.state(referenceOf(interaction))).isEqualTo(CoreCallState.CONFIRMED);
  }

  @Test
  void aBackOutThresholdBelowOursHasTheClientMoveAPoisonReplyAsideItself() {
    mq().define(QueueDefinition.local(CHANGES).withBackout(1, DEAD));
    core.books().plan("book", "explode");
    CoreCallException problem = door.call(door.interaction(LONG), "book", "1").problem();
    assertThat(problem.outcome()).isEqualTo(CoreCallState.CONFIRMED);
    await("moved aside")
        .atMost(LONG)
        .until(() -> mq().depth(DEAD) == 1 && mq().depth(CHANGES) == 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {-3_600, 3_600})
  void aQueueManagerWhoseClockIsAnHourOffExpiresNothingTooEarlyOrTooLate(int seconds)
      throws Exception {
    Clock skewed = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds));
    reopen(new MqCore(IbmBroker.standIn(skewed)));
    assertThat(door.call(door.interaction(LONG), "book.patient", "42").answer()).isEqualTo("42");
    core.books().plan("inquire", "lose", "lose", "lose", "lose", "lose", "lose");
    CoreCallException problem = door.call(door.interaction(LONG), "book.asleep", "1").problem();
    assertThat(problem.outcome()).isEqualTo(CoreCallState.NOT_DONE);
    assertThat(door.stored(problem.reference()).evidence())
        .last()
        .satisfies(it -> assertThat(it.kind()).isEqualTo(EvidenceKind.EXPIRED_UNREAD));
  }
}
