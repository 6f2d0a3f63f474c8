package io.twospeed.openapi.interaction;

import io.twospeed.journal.failure.JournalOverloadedException;
import io.twospeed.journal.failure.JournalUnavailableException;
import io.twospeed.journal.interactions.Interactions;
import io.twospeed.journal.interactions.OwedResponse;
import io.twospeed.openapi.context.DeadlineWheel;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Interactions whose begin failed and may have been written all the same: their callers were told
 * that nothing happened, and so the journal has to say. One write at a time, and none while the
 * database is down; beyond the bound settlement finds them.
 */
final class Leftovers {
  static final int BOUND = 10_000;
  private static final Duration PAUSE = Duration.ofMillis(500);

  private record Leftover(String id, OwedResponse problem) {}

  private final Interactions interactions;
  private final DeadlineWheel wheel;
  private final Queue<Leftover> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();
  private final AtomicBoolean working = new AtomicBoolean();

  Leftovers(Interactions interactions, DeadlineWheel wheel) {
    this.interactions = interactions;
    this.wheel = wheel;
  }

  void add(String id, OwedResponse problem) {
    if (size.incrementAndGet() > BOUND) {
      size.decrementAndGet();
      return;
    }
    waiting.add(new Leftover(id, problem));
    if (working.compareAndSet(false, true)) {
      wheel.run(this::next, PAUSE);
    }
  }

  int size() {
    return size.get();
  }

  /** Takes the first one up, and after its end the next. */
  private void next() {
    Leftover first = waiting.peek();
    if (first == null) {
      working.set(false);
      if (!waiting.isEmpty() && working.compareAndSet(false, true)) {
        wheel.run(this::next, PAUSE);
      }
      return;
    }
    try {
      interactions.fail(first.id(), first.problem()).whenComplete((done, why) -> tried(why));
    } catch (RuntimeException why) {
      tried(why);
    }
  }

  /** A refusal is an end too: it was never written, or somebody else has it. */
  private void tried(@Nullable Throwable failure) {
    Throwable cause = failure == null ? null : Insistence.cause(failure);
    if (cause instanceof JournalUnavailableException
        || cause instanceof JournalOverloadedException) {
      wheel.run(this::next, PAUSE);
      return;
    }
    waiting.remove();
    size.decrementAndGet();
    wheel.run(this::next, Duration.ZERO);
  }
}
