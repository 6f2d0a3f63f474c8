package io.twospeed.openapi.interaction;

import io.twospeed.journal.Journal;
import io.twospeed.journal.instance.Fence;
import io.twospeed.journal.interactions.Interactions;
import io.twospeed.journal.interactions.OwedResponse;
import io.twospeed.openapi.context.DeadlineWheel;
import io.twospeed.openapi.settings.DoorJournal;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** What the door's journalled requests share. */
public record Keeping(
    Journal journal,
    Duration finishWithin,
    Duration newTryAfter,
    Leftovers leftovers,
    EndNotice notice,
    DeadlineWheel wheel) {

  public static Keeping of(DoorJournal settings, DeadlineWheel wheel, EndNotice notice) {
    Journal journal = settings.journal();
    return new Keeping(
        journal,
        settings.finishWithin(),
        settings.newTryAfter(),
        new Leftovers(journal.interactions(), wheel),
        notice,
        wheel);
  }

  /** Whether this process may begin anything for its instance. */
  Fence fence() {
    return journal.fence();
  }

  Interactions interactions() {
    return journal.interactions();
  }

  CompletionStage<Void> finish(String id, OwedResponse response) {
    return insist(() -> interactions().finish(id, response));
  }

  CompletionStage<Void> fail(String id, OwedResponse problem) {
    return insist(() -> interactions().fail(id, problem));
  }

  CompletionStage<Void> toBeUndone(
      String id, String reason, OwedResponse problem, OwedResponse whereACallStands) {
    return insist(() -> interactions().toBeUndone(id, reason, problem, whereACallStands));
  }

  private CompletionStage<Void> insist(Supplier<CompletionStage<Void>> write) {
    return Insistence.on(wheel, write);
  }
}
