package io.twospeed.journal.jdbc.commit;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** One thing to be written, and who waits for it. */
final class Write<P, R> {
  private final WriteKind<P, R> kind;
  private final P what;
  private final List<String> keys;
  private final CompletableFuture<R> done = new CompletableFuture<>();

  /**
   * @param keys what it concerns: writes that share a key keep their order
   */
  Write(WriteKind<P, R> kind, P what, List<String> keys) {
    this.kind = kind;
    this.what = what;
    this.keys = keys;
  }

  WriteKind<P, R> kind() {
    return kind;
  }

  P what() {
    return what;
  }

  List<String> keys() {
    return keys;
  }

  CompletableFuture<R> done() {
    return done;
  }

  /** Never on the writing thread: whatever the caller does next must not hold up the others. */
  void complete(Outcome<R> outcome, Executor callbacks) {
    Runnable completion =
        () -> {
          if (outcome.refusal() != null) {
            done.completeExceptionally(outcome.refusal());
          } else {
            done.complete(outcome.value());
          }
        };
    try {
      callbacks.execute(completion);
    } catch (RejectedExecutionException e) {
      // The executor was shut down before the journal: the answer is owed all the same.
      completion.run();
    }
  }
}
