package io.twospeed.legacycore.change;

import io.twospeed.journal.failure.JournalOverloadedException;
import io.twospeed.journal.failure.JournalUnavailableException;
import io.twospeed.legacycore.call.DeadlineWheel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was learned of a call must not get lost: it is written again and again while the journal is
 * away. What the journal refuses for good is handed on.
 */
public final class SureWrites implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SureWrites.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final DeadlineWheel wheel;
  private final Executor aside;
  private volatile boolean closed;

  SureWrites(DeadlineWheel wheel, Executor aside) {
    this.wheel = wheel;
    this.aside = aside;
  }

  /** Completes with the result, or with why it can never be had; the failure is unwrapped. */
  <T> CompletableFuture<T> until(Supplier<CompletionStage<T>> write) {
    CompletableFuture<T> done = new CompletableFuture<>();
    attempt(write, done, FIRST_PAUSE);
    return done;
  }

  private <T> void attempt(
      Supplier<CompletionStage<T>> write, CompletableFuture<T> done, Duration pause) {
    CompletionStage<T> stage;
    try {
      stage = write.get();
    } catch (RuntimeException e) {
      done.completeExceptionally(e);
      return;
    }
    stage.whenComplete(
        (value, failure) -> {
          if (failure == null) {
            done.complete(value);
          } else {
            failed(write, done, pause, unwrapped(failure));
          }
        });
  }

  private <T> void failed(
      Supplier<CompletionStage<T>> write,
      CompletableFuture<T> done,
      Duration pause,
      Throwable failure) {
    if (closed || !isPassing(failure)) {
      done.completeExceptionally(failure);
      return;
    }
    if (pause.equals(LONGEST_PAUSE)) {
      LOG.warn("The journal is away, trying again: {}", failure.getMessage());
    }
    Duration doubled = pause.multipliedBy(2);
    Duration next = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    wheel.after(pause, aside, () -> attempt(write, done, next));
  }

  static boolean isPassing(Throwable failure) {
    return failure instanceof JournalUnavailableException
        || failure instanceof JournalOverloadedException;
  }

  public static Throwable unwrapped(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }

  /** What waits fails at its next try. */
  @Override
  public void close() {
    closed = true;
  }
}
