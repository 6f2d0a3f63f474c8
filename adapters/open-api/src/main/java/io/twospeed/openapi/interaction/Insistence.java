package io.twospeed.openapi.interaction;

import io.twospeed.journal.failure.JournalOverloadedException;
import io.twospeed.journal.failure.JournalUnavailableException;
import io.twospeed.openapi.context.DeadlineWheel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the journal for a write again and again, with growing pauses, until it is durable or
 * refused. Ends with the door; what is left then is taken over by settlement.
 */
final class Insistence {
  private static final long FIRST_PAUSE_MILLIS = 50;
  private static final long LONGEST_PAUSE_MILLIS = 5_000;

  private final DeadlineWheel wheel;
  private final Supplier<CompletionStage<Void>> write;
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private long pauseMillis = FIRST_PAUSE_MILLIS;

  private Insistence(DeadlineWheel wheel, Supplier<CompletionStage<Void>> write) {
    this.wheel = wheel;
    this.write = write;
  }

  /** Completes when the write is durable; fails with whatever another try would not mend. */
  static CompletionStage<Void> on(DeadlineWheel wheel, Supplier<CompletionStage<Void>> write) {
    Insistence insistence = new Insistence(wheel, write);
    insistence.attempt();
    return insistence.done;
  }

  private void attempt() {
    try {
      write.get().whenComplete((written, failure) -> tried(failure));
    } catch (RuntimeException failure) {
      tried(failure);
    }
  }

  private void tried(@Nullable Throwable failure) {
    if (failure == null) {
      done.complete(null);
    } else if (mayPass(cause(failure))) {
      long pause = pauseMillis;
      pauseMillis = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
      wheel.run(this::attempt, Duration.ofMillis(pause));
    } else {
      done.completeExceptionally(cause(failure));
    }
  }

  private static boolean mayPass(Throwable failure) {
    return failure instanceof JournalUnavailableException
        || failure instanceof JournalOverloadedException;
  }

  /** What a stage failed with, without the wrapping of the stages after it. */
  static Throwable cause(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }
}
