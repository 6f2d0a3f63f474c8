package io.twospeed.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.twospeed.journal.calls.CallMove;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.Evidence;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.calls.StoredCall;
import io.twospeed.journal.common.References;
import io.twospeed.journal.failure.JournalUnavailableException;
import io.twospeed.journal.failure.TransitionRefusedException;
import io.twospeed.journal.interactions.Begun;
import io.twospeed.journal.settings.JournalSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Two instances share one PostgreSQL. */
@Tag("slow")
@ResourceLock(TestStore.POSTGRES)
class TwoInstancesTest extends JournalContract {
  private final Journal other;

  TwoInstancesTest() {
    super(TestStore.postgres());
    this.other = open("b");
  }

  @AfterAll
  void closeTheOther() {
    other.close();
  }

  @Test
  void oneKeyBeginsOnOneInstanceOnly() {
    List<CompletionStage<Begun>> stages = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Journal at = i % 2 == 0 ? journal : other;
      stages.add(at.interactions().begin(start("shop", "key-" + i / 2, DIGEST)));
    }
    List<Begun> begun = stages.stream().map(JournalContract::result).toList();
    assertThat(begun).filteredOn(it -> it instanceof Begun.Fresh).hasSize(150);
    assertThat(begun).filteredOn(it -> it instanceof Begun.Running).hasSize(150);
    assertThat(new HashSet<>(begun.stream().map(Begun::id).toList())).hasSize(150);
  }

  @Test
  void ofTwoWhoSettleACallOneIsRefused() {
    String id = begun();
    List<String> references = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      references.add(callIn(CoreCallState.IN_DOUBT, id));
    }
    List<CompletionStage<Boolean>> moves = new ArrayList<>();
    for (String reference : references) {
      moves.add(settles(journal, CoreCallState.CONFIRMED, reference));
    }
    // The other way round, so that the two meet: a deadlock is the database's to find, ours to
    // bear.
    for (int i = references.size() - 1; i >= 0; i--) {
      moves.add(settles(other, CoreCallState.NOT_DONE, references.get(i)));
    }
    assertThat(moves.stream().filter(JournalContract::result).count()).isEqualTo(50);
  }

  private static CompletionStage<Boolean> settles(Journal at, CoreCallState to, String reference) {
    return at.calls()
        .move(CallMove.to(to, reference, EvidenceKind.INQUIRED, ""))
        .handle((done, why) -> why == null);
  }

  @Test
  void ofTwoWhoClaimNobodyGetsWhatTheOtherHas() {
    String id = begun();
    Set<String> all = new HashSet<>();
    for (int i = 0; i < 40; i++) {
      all.add(callIn(CoreCallState.IN_DOUBT, id));
    }
    List<CompletionStage<List<StoredCall>>> claims = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      claims.add(journal.takeover().claimCalls(4));
      claims.add(other.takeover().claimCalls(4));
    }
    List<StoredCall> claimed = new ArrayList<>();
    claims.forEach(claim -> claimed.addAll(result(claim)));
    assertThat(claimed).extracting(StoredCall::reference).doesNotHaveDuplicates();
    assertThat(claimed).extracting(StoredCall::reference).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void aDeadInstancesWorkIsTakenOverAndItsGhostIsRefused() {
    String id = begun();
    String sent = callIn(CoreCallState.SENT, id);
    clock.advance(Duration.ofSeconds(30));

    List<StoredCall> calls = result(other.takeover().claimCalls(10));
    assertThat(calls).extracting(StoredCall::reference).containsExactly(sent);
    assertThat(calls.get(0).evidence())
        .last()
        .isEqualTo(new Evidence(clock.instant(), EvidenceKind.TAKEN_OVER, ""));
    assertThat(result(other.takeover().claimInteractions(10))).hasSize(1);

    assertThat(result(journal.takeover().holdCall(sent))).isFalse();
    assertThat(result(other.takeover().holdCall(sent))).isTrue();
    assertThat(
            refusal(
                TransitionRefusedException.class,
                journal.calls().planAndSend(transfer(id), bytes("request"))))
        .hasMessageContaining("is held by b, not by a; claim it first");
    assertThat(refusal(TransitionRefusedException.class, journal.interactions().fail(id, PROBLEM)))
        .hasMessageContaining("b has it, not a; claim it first");
    result(other.interactions().toBeUndone(id, "taken-over", PROBLEM));
  }

  @Test
  void whoeverWaitsIsToldOfAnEndThatAnotherInstanceBrought() {
    String id = begun();
    var end = journal.interactions().ended(id);
    result(journal.interactions().toBeUndone(id, "route-failed", PROBLEM));
    result(other.takeover().claimInteractions(10));
    result(other.interactions().undone(id, CREATED));
    assertThat(end).succeedsWithin(Duration.ofMinutes(1)).isEqualTo(PROBLEM);
  }

  @Test
  void aReplyThatReachesTheGhostStillSettlesItsCall() {
    String sent = callIn(CoreCallState.SENT);
    clock.advance(Duration.ofSeconds(30));
    result(other.takeover().claimCalls(10));
    result(
        journal
            .calls()
            .move(CallMove.to(CoreCallState.CONFIRMED, sent, EvidenceKind.REPLY, "0000")));
    assertThat(call(sent).state()).isEqualTo(CoreCallState.CONFIRMED);
    assertThat(result(other.takeover().holdCall(sent))).isFalse();
  }

  @Test
  void aCallSlipsIntoNoInteractionThatIsBeingTakenAway() {
    for (int round = 0; round < 50; round++) {
      String id = begun();
      clock.advance(Duration.ofSeconds(30));
      var plan = journal.calls().planAndSend(transfer(id), bytes("request"));
      var claim = other.takeover().claimInteractions(100);
      boolean planned = result(plan.handle((done, why) -> why == null));
      result(claim);
      boolean failed =
          result(other.interactions().fail(id, PROBLEM).handle((done, why) -> why == null));
      assertThat(planned && failed).as("a call in an interaction that ended").isFalse();
    }
  }

  @Test
  void aServerThatIsGoneFailsEveryWriteAndComesBackWithoutARestart() {
    store.execute("CREATE DATABASE outage");
    TestStore outage = new TestStore(store.url().replace("/postgres", "/outage"), store.user());
    JournalSettings settings =
        JournalSettings.of(outage.url(), "c", KEYS)
            .login("postgres", "")
            .databaseTimeout(Duration.ofSeconds(2))
            .clock(clock)
            .readers(1)
            .build();
    try (Journal third = Journal.open(settings)) {
      begun(third);
      // As an ordinary role would see it: connections die, and no new ones are let in.
      store.execute(
          "UPDATE pg_database SET datallowconn = false WHERE datname = 'outage'",
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'outage'");
      assertThat(
              refusal(
                  JournalUnavailableException.class,
                  third.interactions().begin(start("shop", "during", DIGEST))))
          .hasMessageContaining("no journal, no send");
      store.execute("UPDATE pg_database SET datallowconn = true WHERE datname = 'outage'");
      await("the journal writes again").atMost(Duration.ofMinutes(1)).until(() -> begins(third));
    }
  }

  private boolean begins(Journal at) {
    return result(
        at.interactions()
            .begin(start("shop", References.next(clock), DIGEST))
            .handle((begun, why) -> why == null));
  }
}
