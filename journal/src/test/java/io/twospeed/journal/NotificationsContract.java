package io.twospeed.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.journal.common.References;
import io.twospeed.journal.interactions.DueNotification;
import io.twospeed.journal.interactions.InteractionStart;
import io.twospeed.journal.interactions.InteractionState;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Clients that want to be told, until they were. */
abstract class NotificationsContract extends JournalContract {
  private static final Duration HOLD = Duration.ofSeconds(60);
  private static final String URL = "https://shop.example/hooks/1";

  NotificationsContract(TestStore store) {
    super(store);
  }

  private InteractionStart wanted() {
    InteractionStart start = start("shop", References.next(clock), DIGEST);
    return new InteractionStart(
        start.interaction(), "openPlan", "1.2.0", start.idempotencyKey(), DIGEST, URL);
  }

  private String begunAndWanted() {
    return result(journal.interactions().begin(wanted())).id();
  }

  private List<DueNotification> claimed() {
    return result(journal.notifications().claim(10, HOLD));
  }

  @Test
  void oneIsDueWhenItsInteractionHasEndedAndItsCallersDeadlineIsPast() {
    String id = begunAndWanted();
    clock.advance(Duration.ofSeconds(11));
    assertThat(claimed()).as("not ended").isEmpty();
    result(journal.interactions().fail(id, PROBLEM));
    assertThat(claimed())
        .containsExactly(
            new DueNotification(id, "shop", URL, InteractionState.FAILED, clock.instant(), 1));

    result(journal.interactions().finish(begunAndWanted(), CREATED));
    clock.advance(Duration.ofMillis(9_999));
    assertThat(claimed()).as("before the deadline").isEmpty();
    clock.advance(Duration.ofMillis(1));
    assertThat(claimed())
        .extracting(DueNotification::state)
        .containsExactly(InteractionState.FINISHED);
  }

  @Test
  void oneThatIsTakenComesAgainWhenItIsNotDone() {
    String id = begunAndWanted();
    result(journal.interactions().finish(id, CREATED));
    clock.advance(Duration.ofSeconds(10));
    assertThat(claimed()).hasSize(1);
    assertThat(claimed()).as("it is held").isEmpty();
    clock.advance(HOLD);
    assertThat(claimed()).extracting(DueNotification::attempt).containsExactly(2);

    result(journal.notifications().putOff(id, clock.instant().plusSeconds(5)));
    assertThat(claimed()).as("it is put off").isEmpty();
    clock.advance(Duration.ofSeconds(5));
    assertThat(claimed()).extracting(DueNotification::attempt).containsExactly(3);

    result(journal.notifications().done(id));
    result(journal.notifications().done(id));
    clock.advance(HOLD.multipliedBy(2));
    assertThat(claimed()).as("it is done").isEmpty();
  }

  @Test
  void aSecondUseOfTheKeyWantsNothing() {
    InteractionStart first = start("shop", "k", DIGEST);
    result(journal.interactions().begin(first));
    InteractionStart again = start("shop", "k", DIGEST);
    result(
        journal
            .interactions()
            .begin(
                new InteractionStart(again.interaction(), "openPlan", "1.2.0", "k", DIGEST, URL)));
    result(journal.interactions().finish(first.interaction().id(), CREATED));
    clock.advance(Duration.ofSeconds(60));
    assertThat(claimed()).isEmpty();
  }

  @Test
  void ofTwoInstancesEachGetsItsOwn() {
    Stream.generate(this::begunAndWanted)
        .limit(20)
        .forEach(id -> result(journal.interactions().finish(id, CREATED)));
    clock.advance(Duration.ofSeconds(10));
    try (Journal other = open("b")) {
      var ours = journal.notifications().claim(20, HOLD);
      var theirs = other.notifications().claim(20, HOLD);
      List<String> all =
          Stream.concat(result(ours).stream(), result(theirs).stream())
              .map(DueNotification::interactionId)
              .toList();
      assertThat(all).hasSize(20).doesNotHaveDuplicates();
    }
  }

  @Test
  void oneThatNobodyCouldBeToldOfIsPurgedWithItsInteraction() {
    result(journal.interactions().finish(begunAndWanted(), CREATED));
    clock.advance(Duration.ofDays(31));
    assertThat(result(journal.purge())).isEqualTo(1);
    assertThat(claimed()).isEmpty();
  }
}
