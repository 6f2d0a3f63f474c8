package io.twospeed.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.journal.calls.CallMove;
import io.twospeed.journal.calls.CallPlan;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.Evidence;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.common.JournalStats;
import io.twospeed.journal.failure.JournalOverloadedException;
import io.twospeed.journal.failure.JournalUnavailableException;
import io.twospeed.journal.failure.TransitionRefusedException;
import io.twospeed.journal.interactions.Begun;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How writes share a flush, and what they are told when the database is gone. */
abstract class FlushContract extends JournalContract {
  FlushContract(TestStore store) {
    super(store);
  }

  private List<CompletionStage<Begun>> beginAtOnce(Journal at, int count) {
    List<CompletionStage<Begun>> stages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      stages.add(at.interactions().begin(start("shop", "key-" + i, DIGEST)));
    }
    return stages;
  }

  @Test
  void writesAtTheSameTimeShareAFlush() {
    JournalStats before = journal.stats();
    List<CompletionStage<Begun>> stages = beginAtOnce(journal, 1000);
    stages.forEach(JournalContract::result);

    JournalStats after = journal.stats();
    assertThat(after.writes() - before.writes()).isEqualTo(1000);
    assertThat(after.flushes() - before.flushes()).isBetween(2L, 500L);
    assertThat(after.largestFlush()).isBetween(2, 512);
    assertThat(stages)
        .allSatisfy(stage -> assertThat(result(stage)).isInstanceOf(Begun.Fresh.class));
  }

  @Test
  void theWritesOfACallKeepTheirOrderInAFlush() {
    String id = begun();
    List<CompletionStage<Void>> last = new ArrayList<>();
    List<String> references = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      CallPlan plan = transfer(id);
      references.add(plan.reference());
      var unused = journal.calls().plan(plan, bytes("request"));
      for (CoreCallState state :
          List.of(CoreCallState.SENT, CoreCallState.IN_DOUBT, CoreCallState.CONFIRMED)) {
        last.add(
            journal
                .calls()
                .move(CallMove.to(state, plan.reference(), EvidenceKind.REPLY, state.name())));
      }
    }
    last.forEach(JournalContract::result);
    assertThat(call(references.get(99)).evidence())
        .extracting(Evidence::code)
        .containsExactly("", "SENT", "IN_DOUBT", "CONFIRMED");
  }

  @Test
  void theSameKeyTwiceInAFlushBeginsOnce() {
    List<CompletionStage<Begun>> stages = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      stages.add(journal.interactions().begin(start("shop", "the-key", DIGEST)));
    }
    List<Begun> begun = stages.stream().map(JournalContract::result).toList();
    assertThat(begun).filteredOn(it -> it instanceof Begun.Fresh).hasSize(1);
    assertThat(begun).extracting(Begun::id).containsOnly(begun.get(0).id());
  }

  @Test
  void oneRefusalDoesNotTouchTheOthersOfItsFlush() {
    String settled = callIn(CoreCallState.REJECTED);
    List<CompletionStage<Begun>> stages = beginAtOnce(journal, 100);
    CallMove move = CallMove.to(CoreCallState.CONFIRMED, settled, EvidenceKind.REPLY, "");
    CompletionStage<Void> refused = journal.calls().move(move);
    stages.addAll(beginAtOnce(journal, 100));

    refusal(TransitionRefusedException.class, refused);
    stages.forEach(JournalContract::result);
  }

  @Test
  void whenTheDatabaseIsOutOfOrderEveryWriteOfTheFlushFailsAndLaterOnesDoNot() {
    store.execute("ALTER TABLE interaction RENAME TO elsewhere");
    JournalStats before = journal.stats();
    List<CompletionStage<Begun>> lost = beginAtOnce(journal, 50);
    assertThat(lost)
        .allSatisfy(
            stage ->
                assertThat(refusal(JournalUnavailableException.class, stage))
                    .hasMessageMatching(".*did not take it \\((SQLSTATE 42P01|SQLITE_ERROR)\\).*")
                    .hasMessageContaining("no journal, no send"));
    assertThat(journal.stats().failedFlushes()).isGreaterThan(before.failedFlushes());
    // The instance's own beat may come meanwhile.
    assertThat(journal.stats().writes()).isBetween(before.writes(), before.writes() + 1);

    store.execute("ALTER TABLE elsewhere RENAME TO interaction");
    assertThat(result(beginAtOnce(journal, 1).get(0))).isInstanceOf(Begun.Fresh.class);
  }

  @Test
  void tooManyWaitingWritesAreRefusedAtOnce() {
    try (Journal small = Journal.open(settings("small").queueBound(3).build())) {
      List<CompletionStage<Begun>> stages = beginAtOnce(small, 2000);
      long refused = stages.stream().filter(FlushContract::isRefusedForOverload).count();
      assertThat(refused).isPositive();
      assertThat(small.stats().overloaded()).isEqualTo(refused);
      assertThat(small.stats().writes()).isEqualTo(2000 - refused);
    }
  }

  private static boolean isRefusedForOverload(CompletionStage<Begun> stage) {
    Throwable thrown =
        stage
            .handle((begun, why) -> why)
            .toCompletableFuture()
            .orTimeout(60, TimeUnit.SECONDS)
            .join();
    if (thrown == null) {
      return false;
    }
    assertThat(thrown)
        .hasRootCauseInstanceOf(JournalOverloadedException.class)
        .rootCause()
        .hasMessage(
            "The journal has 3 writes waiting, its bound; ask again later, or raise queueBound");
    return true;
  }

  @Test
  void aCallerThatBlocksHoldsUpNobodyElse() {
    ExecutorService two = Executors.newFixedThreadPool(2);
    CountDownLatch release = new CountDownLatch(1);
    try (Journal other = Journal.open(settings("blocking").callbacks(two).build())) {
      CompletableFuture<Boolean> blocked =
          other
              .interactions()
              .begin(start("shop", "blocked", DIGEST))
              .thenApply(begun -> isReleased(release))
              .toCompletableFuture();
      begun(other);
      release.countDown();
      assertThat(result(blocked)).isTrue();
    } finally {
      two.shutdown();
    }
  }

  private static boolean isReleased(CountDownLatch release) {
    try {
      return release.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aJournalThatIsClosedWritesWhatWaitsAndThenRefuses() {
    Journal other = open("closing");
    List<CompletionStage<Begun>> stages = beginAtOnce(other, 300);
    other.close();
    stages.forEach(JournalContract::result);
    assertThat(
            refusal(
                JournalUnavailableException.class,
                other.interactions().begin(start("shop", "late", DIGEST))))
        .hasMessage("The journal is closed; nothing was written");
    assertThat(refusal(JournalUnavailableException.class, other.calls().find("x")))
        .hasMessage("The journal is closed; nothing was read");
  }
}
