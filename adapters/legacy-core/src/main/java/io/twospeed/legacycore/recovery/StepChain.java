package io.twospeed.legacycore.recovery;

import io.twospeed.legacycore.change.SureWrites;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Steps of which one leads to the next; no thread waits in between. Who wakes begins a new chain of
 * steps; an older one finds so and stops.
 */
abstract class StepChain {
  private final Settler settler;
  private final AtomicInteger chain = new AtomicInteger();
  private final AtomicInteger waits = new AtomicInteger();

  StepChain(Settler settler) {
    this.settler = settler;
  }

  final Settler settler() {
    return settler;
  }

  /** Reads anew what there is, and does what follows from it. */
  abstract void step(int mine);

  /** An answer of the journal that was a fault, or what followed from one: for the log. */
  abstract void failed(Throwable why);

  /** The first step, or the next at once, because something it waited for has happened. */
  final void wake() {
    int mine = chain.incrementAndGet();
    settler.aside().execute(() -> step(mine));
  }

  /** Another one took its place. */
  final void retire() {
    chain.incrementAndGet();
  }

  final boolean isOver(int mine) {
    return chain.get() != mine || settler.isClosed();
  }

  final void later(int mine, Duration pause) {
    settler.after(pause, () -> step(mine));
  }

  final void waitOn(int mine) {
    later(mine, settler.settings().waitAfter(waits.getAndIncrement()));
  }

  /** What is asked of the journal, and what follows; a fault does not leave the chain stuck. */
  final <T> void on(int mine, Supplier<CompletionStage<T>> asked, Consumer<T> then) {
    if (isOver(mine)) {
      return;
    }
    settler
        .surely(asked)
        .thenAcceptAsync(
            answer -> {
              if (!isOver(mine)) {
                then.accept(answer);
              }
            },
            settler.aside())
        .exceptionally(
            failure -> {
              if (!isOver(mine)) {
                failed(SureWrites.unwrapped(failure));
                waitOn(mine);
              }
              return null;
            });
  }
}
