package io.twospeed.legacycore.change;

import static io.twospeed.legacycore.change.CallBench.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.calls.StoredCall;
import io.twospeed.journal.interactions.OwedResponse;
import io.twospeed.legacycore.call.CallProblem;
import io.twospeed.legacycore.change.CallBench.Taken;
import io.twospeed.legacycore.transport.Fate;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * A call's life, driven event by event over a real journal: every order of two and of three things
 * that can happen, and whatever else the table has.
 */
@TestInstance(Lifecycle.PER_CLASS)
class CallLifeTest {
  private static final Set<CallEvent> EVIDENCE =
      EnumSet.of(
          CallEvent.DONE,
          CallEvent.REFUSED,
          CallEvent.ONE_REFUSED,
          CallEvent.UNCLEAR,
          CallEvent.ONE_UNREAD,
          CallEvent.ALL_UNREAD);

  /** What can happen to a call that was sent. */
  private enum Happening {
    ANSWER,
    REFUSAL,
    UNCLEAR_ANSWER,
    EXPIRED_UNREAD,
    OTHER_EXPIRED_UNREAD,
    TIME_LIMIT,
    LAST_TIME_LIMIT,
    NOT_SENT_AFTER_ALL,
    SENT_AGAIN,
    SENT_AGAIN_ELSEWHERE,
    PAUSED_WHILE_ANOTHER_SENT_IT_AGAIN,
    KILLED_AND_TAKEN_OVER,
    LOOKED_UP_BY_ANOTHER
  }

  private CallBench bench;

  @BeforeAll
  void open(@TempDir Path folder) {
    bench = new CallBench(folder);
  }

  @AfterAll
  void close() {
    bench.close();
  }

  /** One order, played on one call. */
  private final class Play {
    private final List<Happening> order;
    private final ChangingCall first;
    private final CallBench.Instance waiting = bench.instance();
    private CallBench.Instance process = waiting;
    private ChangingCall call;
    private boolean answered;
    private boolean refused;
    private boolean killed;
    private boolean elsewhere;
    private int contradictions;

    private Play(List<Happening> order) {
      this.order = order;
      this.first = waiting.newCall(bench.interaction());
      this.call = first;
      call.begin(waiting.last(), CallBench.WIRE);
      bench.settleDown();
    }

    private void play() {
      for (Happening happening : order) {
        happens(happening);
        bench.settleDown();
      }
      contradictions += process.contradictions.size();
    }

    private void happens(Happening happening) {
      switch (happening) {
        case ANSWER -> {
          answered = true;
          result(call.hear(new Verdict.Answered(TextNode.valueOf("done")), CallBench.WIRE));
        }
        case REFUSAL -> {
          refused = true;
          result(call.hear(new Verdict.Refused("2003", problem()), CallBench.WIRE));
        }
        case UNCLEAR_ANSWER ->
            result(call.hear(new Verdict.Unclear("9001", problem()), CallBench.WIRE));
        case EXPIRED_UNREAD -> result(call.expiredUnread("m1"));
        case OTHER_EXPIRED_UNREAD -> result(call.expiredUnread("m2"));
        case TIME_LIMIT -> List.copyOf(process.sends).forEach(ChangeSend::due);
        case LAST_TIME_LIMIT ->
            process.sends.stream().reduce((a, b) -> b).ifPresent(ChangeSend::due);
        case NOT_SENT_AFTER_ALL -> List.copyOf(process.sends).forEach(it -> it.notDone(problem()));
        case SENT_AGAIN -> sendAgain();
        case SENT_AGAIN_ELSEWHERE ->
            result(
                bench
                    .journal()
                    .calls()
                    .resend(call.reference())
                    .exceptionally(settledBefore -> null));
        case PAUSED_WHILE_ANOTHER_SENT_IT_AGAIN -> {
          CallBench.Instance other = bench.instance();
          ChangingCall theirs = other.takeOver(bench.stored(call));
          bench.settleDown();
          if (bench.stored(call).state() == CoreCallState.IN_DOUBT) {
            theirs.sendAgain(other.send(theirs, false), CallBench.WIRE);
            bench.settleDown();
          }
          call.learn(bench.stored(call));
          elsewhere |= !other.steps.isEmpty();
        }
        case KILLED_AND_TAKEN_OVER -> {
          killed = true;
          next();
          call = process.takeOver(bench.stored(call));
        }
        case LOOKED_UP_BY_ANOTHER -> {
          killed = true;
          next();
          call = ChangingCall.stored(process, bench.stored(call));
        }
      }
    }

    private void next() {
      contradictions += process.contradictions.size();
      process = bench.instance();
    }

    /** As its resolution does, which sends nothing that is settled. */
    private void sendAgain() {
      if (bench.stored(call).state() == CoreCallState.IN_DOUBT) {
        ChangeSend again = process.send(call, false);
        call.sendAgain(again, CallBench.WIRE);
      }
    }

    private void holds() {
      StoredCall stored = bench.stored(call);
      String what = order + " came to " + stored.state() + " by " + stored.evidence();
      if (answered) {
        boolean owned = stored.state() == CoreCallState.CONFIRMED || contradictions > 0;
        assertThat(owned).as(what).isTrue();
      } else {
        assertThat(stored.state()).as(what).isNotEqualTo(CoreCallState.CONFIRMED);
      }
      if (!answered && !refused) {
        assertThat(contradictions).as(what).isZero();
      }
      if (stored.state() == CoreCallState.IN_DOUBT && process.owns(call)) {
        assertThat(elsewhere || !process.steps.isEmpty()).as(what + ", resolved").isTrue();
      }
      assertThat(waiting.told).as(what).hasSizeLessThan(2);
      if (!killed && stored.state() != CoreCallState.IN_DOUBT) {
        assertThat(waiting.told.isEmpty())
            .as(what + ", told " + waiting.told)
            .isEqualTo(stored.state() == CoreCallState.SENT);
        assertThat(call.isSettled()).as(what).isEqualTo(stored.state() != CoreCallState.SENT);
      }
    }
  }

  private static CallProblem problem() {
    return CallProblem.unavailable("as the test has it", null);
  }

  private void everyOrder(List<Happening> before, int more) {
    Play play = new Play(before);
    play.play();
    play.holds();
    if (more > 0) {
      for (Happening next : Happening.values()) {
        List<Happening> order = new ArrayList<>(before);
        order.add(next);
        everyOrder(order, more - 1);
      }
    }
  }

  @Test
  void everyOrderOfTwoThingsThatHappenLeavesACallThatIsSettledOrOwned() {
    everyOrder(List.of(), 2);
  }

  @Test
  @Tag("slow")
  void everyOrderOfThreeThingsThatHappenLeavesACallThatIsSettledOrOwnedAndTakesEveryTransition() {
    everyOrder(List.of(), 3);
    theRestOfTheTable();
    Set<Taken> never = new HashSet<>();
    for (CallStage stage : CallStage.values()) {
      for (CallEvent event : CallEvent.values()) {
        if (CallLife.step(stage, event) != null) {
          never.add(new Taken(stage, event));
        }
      }
    }
    never.removeAll(bench.taken());
    Set<String> names = new TreeSet<>();
    never.forEach(it -> names.add(it.from() + " " + it.event()));
    assertThat(names).as("transitions of the table that nothing takes").isEmpty();
  }

  /** What takes more than three, a process that is just writing, or an end in between. */
  private void theRestOfTheTable() {
    for (Happening last : List.of(Happening.REFUSAL, Happening.EXPIRED_UNREAD)) {
      for (Happening before : List.of(Happening.ANSWER, Happening.LOOKED_UP_BY_ANOTHER)) {
        everyOrder(List.of(Happening.TIME_LIMIT, Happening.SENT_AGAIN, before, last), 0);
      }
    }
    everyOrder(
        List.of(
            Happening.TIME_LIMIT,
            Happening.LOOKED_UP_BY_ANOTHER,
            Happening.SENT_AGAIN_ELSEWHERE,
            Happening.EXPIRED_UNREAD),
        0);
    everyOrder(
        List.of(
            Happening.PAUSED_WHILE_ANOTHER_SENT_IT_AGAIN,
            Happening.SENT_AGAIN,
            Happening.LAST_TIME_LIMIT),
        0);
    aCallThatThisProcessGaveUpIsOpenWhereAnotherSentItAgain();
    aCallThatIsNotSentIsNeverWrittenDown();
    aCallWhoseTimeIsOverWhileItIsWrittenDownIsSettledAsNotDoneOnceItIs();
    aCallThatWasSettledElsewhereWhileItWasWrittenDownIsNotPut();
    aCallThatCannotBeWrittenDownIsNotPut();
    aTakenOverCallThatWasNeverSentIsNotDone();
    whatASettledCallsMessagesComeToChangesNothing();
  }

  private Queue<Runnable> begin(
      CallBench.Instance process, ChangingCall call, Queue<Runnable> aside) {
    call.begin(process.last(), CallBench.WIRE);
    bench.settleDown();
    assertThat(aside).as("what is to be done once it is written down").hasSize(1);
    return aside;
  }

  private static void run(Queue<Runnable> aside) {
    for (Runnable task = aside.poll(); task != null; task = aside.poll()) {
      task.run();
    }
  }

  @Test
  void aCallThatIsNotSentIsNeverWrittenDown() {
    CallBench.Instance process = bench.instance();
    ChangingCall call = process.newCall(bench.interaction());
    process.last().notDone(problem());
    assertThat(process.told).containsExactly("NOT_DONE");
    assertThat(result(bench.journal().calls().find(call.reference()))).isEmpty();
  }

  @Test
  void aCallWhoseTimeIsOverWhileItIsWrittenDownIsSettledAsNotDoneOnceItIs() {
    Queue<Runnable> aside = new ArrayDeque<>();
    CallBench.Instance process = bench.instance(aside::add);
    ChangingCall call = process.newCall(bench.interaction());
    begin(process, call, aside);
    process.last().due();
    assertThat(process.told).isEmpty();
    run(aside);
    bench.settleDown();
    assertThat(process.told).containsExactly("NOT_DONE");
    assertThat(bench.stored(call).state()).isEqualTo(CoreCallState.NOT_DONE);
  }

  @Test
  void aCallThatWasSettledElsewhereWhileItWasWrittenDownIsNotPut() {
    Queue<Runnable> aside = new ArrayDeque<>();
    CallBench.Instance process = bench.instance(aside::add);
    ChangingCall call = process.newCall(bench.interaction());
    begin(process, call, aside);
    call.settledAs(CoreCallState.NOT_DONE, null);
    run(aside);
    assertThat(process.told).containsExactly("NOT_DONE");
    assertThat(process.last().over()).as("a transport sends nothing of what is over").isTrue();
    process.last().notDone(problem());
    assertThat(process.told).hasSize(1);
  }

  @Test
  void aCallThatCannotBeWrittenDownIsNotPut() {
    for (boolean settledBefore : new boolean[] {false, true}) {
      String interaction = bench.interaction();
      OwedResponse response = new OwedResponse(201, Map.of(), new byte[] {1});
      result(bench.journal().interactions().finish(interaction, response));
      Queue<Runnable> aside = new ArrayDeque<>();
      CallBench.Instance process = bench.instance(aside::add);
      ChangingCall call = process.newCall(interaction);
      begin(process, call, aside);
      if (settledBefore) {
        call.settledAs(CoreCallState.NOT_DONE, null);
      }
      run(aside);
      assertThat(process.told).containsExactly("NOT_DONE");
      assertThat(result(bench.journal().calls().find(call.reference()))).isEmpty();
    }
  }

  @Test
  void aCallThatThisProcessGaveUpIsOpenWhereAnotherSentItAgain() {
    Play play = new Play(List.of());
    play.call.settledAs(CoreCallState.NOT_DONE, null);
    CallBench.Instance other = bench.instance();
    ChangingCall theirs = other.takeOver(bench.stored(play.call));
    bench.settleDown();
    theirs.sendAgain(other.send(theirs, false), CallBench.WIRE);
    bench.settleDown();
    assertThat(result(play.call.expiredUnread("m1"))).isEqualTo(Fate.NOTED);
    assertThat(bench.stored(theirs).state()).isEqualTo(CoreCallState.IN_DOUBT);
    assertThat(result(theirs.hear(new Verdict.Booked("3001"), CallBench.WIRE)))
        .isEqualTo(Fate.SETTLED);
    assertThat(bench.stored(theirs).state()).isEqualTo(CoreCallState.CONFIRMED);
  }

  @Test
  void aTakenOverCallThatWasNeverSentIsNotDone() {
    CallBench.Instance dead = bench.instance();
    ChangingCall planned = dead.newCall(bench.interaction());
    result(bench.journal().calls().plan(planned.plan(), CallBench.WIRE));
    bench.instance().takeOver(bench.stored(planned));
    bench.settleDown();
    assertThat(bench.stored(planned).state()).isEqualTo(CoreCallState.NOT_DONE);
  }

  @Test
  void whatASettledCallsMessagesComeToChangesNothing() {
    for (CallEvent event : List.of(CallEvent.RESEND_NOT_SENT, CallEvent.RESEND_UNANSWERED)) {
      Play play = new Play(List.of(Happening.TIME_LIMIT, Happening.SENT_AGAIN, Happening.ANSWER));
      play.play();
      play.call.sent(Learned.sending(event, EvidenceKind.NO_REPLY, problem()));
      play.call.sent(Learned.sending(CallEvent.NO_ANSWER, EvidenceKind.NO_REPLY, problem()));
      bench.settleDown();
      play.holds();
      assertThat(bench.stored(play.call).state()).isEqualTo(CoreCallState.CONFIRMED);
    }
  }

  @Test
  void evidenceIsTakenAtEveryStageInWhichACallMayHaveBeenSent() {
    for (CallStage stage : CallStage.values()) {
      if (stage != CallStage.NEW && stage != CallStage.WRITING) {
        assertThat(EVIDENCE)
            .as("evidence that is taken while a call is %s", stage)
            .allMatch(event -> CallLife.step(stage, event) != null);
      }
    }
  }

  @Test
  void nothingIsPutBeforeItIsWrittenDown() {
    for (CallStage stage : CallStage.values()) {
      for (CallEvent event : CallEvent.values()) {
        CallLife.Step step = CallLife.step(stage, event);
        if (step != null && step.action() == CallAction.PUT) {
          assertThat(event).isEqualTo(CallEvent.WRITTEN);
        }
      }
    }
  }

  @Test
  void whatCannotHappenIsToldAsAFault() {
    CallLife life = new CallLife(CallStage.NEW);
    assertThatThrownBy(() -> life.take(CallEvent.DONE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("A call that is NEW cannot be DONE");
    assertThat(life.stage()).isEqualTo(CallStage.NEW);
  }

  @Test
  void ofTwoThreadsThatEndACallOneEndsIt() {
    assertThat(
            Collections.nCopies(2, CallEvent.SETTLED).stream()
                .map(new CallLife(CallStage.SENT)::take))
        .containsExactly(CallAction.END, CallAction.NOTHING);
  }
}
