package io.twospeed.journal.jdbc;

import io.twospeed.journal.interactions.OwedResponse;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Who waits for interactions to end, and who wants to know of one that is handed over. */
public final class Endings {
  private final Set<Waiter> waiting = ConcurrentHashMap.newKeySet();
  private final List<Runnable> wakes = new CopyOnWriteArrayList<>();

  /** One who waits; each is its own, also where several wait for the same interaction. */
  private static final class Waiter {
    private final String id;
    private final CompletableFuture<OwedResponse> end = new CompletableFuture<>();

    private Waiter(String id) {
      this.id = id;
    }
  }

  CompletableFuture<OwedResponse> await(String id) {
    Waiter waiter = new Waiter(id);
    waiting.add(waiter);
    var unused = waiter.end.whenComplete((response, failure) -> waiting.remove(waiter));
    return waiter.end;
  }

  /** Interactions that somebody waits for. */
  Set<String> awaited() {
    return waiting.stream().map(waiter -> waiter.id).collect(Collectors.toSet());
  }

  void ended(String id, OwedResponse response) {
    forEach(id, end -> end.complete(response));
  }

  void cannotBeKnown(String id, Throwable why) {
    forEach(id, end -> end.completeExceptionally(why));
  }

  private void forEach(String id, Consumer<CompletableFuture<OwedResponse>> tell) {
    for (Waiter waiter : waiting) {
      if (waiter.id.equals(id)) {
        tell.accept(waiter.end);
      }
    }
  }

  void onHandedOver(Runnable wake) {
    wakes.add(wake);
  }

  void handedOver() {
    wakes.forEach(Runnable::run);
  }
}
