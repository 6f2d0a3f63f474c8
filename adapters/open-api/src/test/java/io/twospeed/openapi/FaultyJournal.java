package io.twospeed.openapi;

import io.twospeed.journal.Journal;
import io.twospeed.journal.calls.CoreCalls;
import io.twospeed.journal.common.JournalStats;
import io.twospeed.journal.common.Page;
import io.twospeed.journal.instance.Fence;
import io.twospeed.journal.instance.Takeover;
import io.twospeed.journal.interactions.Begun;
import io.twospeed.journal.interactions.InteractionFilter;
import io.twospeed.journal.interactions.InteractionStart;
import io.twospeed.journal.interactions.Interactions;
import io.twospeed.journal.interactions.Notifications;
import io.twospeed.journal.interactions.OwedResponse;
import io.twospeed.journal.interactions.StoredInteraction;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** A real journal whose writes fail as a test tells them to. */
final class FaultyJournal implements Journal, Interactions {
  /** What becomes of a write: it can be passed on, answered otherwise, or both. */
  interface Fault {
    <T> CompletionStage<T> on(Supplier<CompletionStage<T>> write);
  }

  /** The failures of the next writes, by the write's name. */
  private record Due(String write, Fault fault) {}

  private final Journal real;
  private static final Journal CLOSED = closed();

  private final Queue<Due> due = new ConcurrentLinkedQueue<>();
  final Queue<String> writes = new ConcurrentLinkedQueue<>();

  FaultyJournal(Journal real) {
    this.real = real;
  }

  private static Journal closed() {
    Journal journal = TestJournal.open();
    journal.close();
    return journal;
  }

  /** As a journal says it that cannot be reached. */
  private static <T> CompletionStage<T> unavailable() {
    return CLOSED.takeover().renew().thenCompose(never -> new CompletableFuture<T>());
  }

  /** The database refuses the next write of this name; nothing is written. */
  FaultyJournal refuse(String write) {
    return next(
        write,
        new Fault() {
          @Override
          public <T> CompletionStage<T> on(Supplier<CompletionStage<T>> real) {
            return unavailable();
          }
        });
  }

  /** The connection breaks in mid-commit: it is written, and the writer is told that it failed. */
  FaultyJournal writeAndFail(String write) {
    return next(
        write,
        new Fault() {
          @Override
          public <T> CompletionStage<T> on(Supplier<CompletionStage<T>> real) {
            return real.get().thenCompose(written -> FaultyJournal.<T>unavailable());
          }
        });
  }

  /** The next write of this name waits for a signal. */
  FaultyJournal hold(String write, CompletableFuture<?> signal) {
    return next(
        write,
        new Fault() {
          @Override
          public <T> CompletionStage<T> on(Supplier<CompletionStage<T>> real) {
            return signal.thenCompose(now -> real.get());
          }
        });
  }

  private FaultyJournal next(String write, Fault fault) {
    due.add(new Due(write, fault));
    return this;
  }

  private <T> CompletionStage<T> write(String name, Supplier<CompletionStage<T>> write) {
    Optional<Due> fault = due.stream().filter(each -> each.write().equals(name)).findFirst();
    boolean ours = fault.isPresent() && due.remove(fault.get());
    // Only now: whoever sees the write in the list may begin the next of this name.
    writes.add(name);
    if (ours) {
      return fault.get().fault().on(write);
    }
    return write.get();
  }

  long count(String write) {
    return writes.stream().filter(write::equals).count();
  }

  @Override
  public CompletionStage<Begun> begin(InteractionStart start) {
    return write("begin", () -> real.interactions().begin(start));
  }

  @Override
  public CompletionStage<Begun> beginAgain(InteractionStart start, String ended) {
    return write("beginAgain", () -> real.interactions().beginAgain(start, ended));
  }

  @Override
  public CompletionStage<Void> finish(String id, OwedResponse response) {
    return write("finish", () -> real.interactions().finish(id, response));
  }

  @Override
  public CompletionStage<Void> fail(String id, OwedResponse problem) {
    return write("fail", () -> real.interactions().fail(id, problem));
  }

  @Override
  public CompletionStage<Void> toBeUndone(
      String id, String reason, OwedResponse problem, OwedResponse whereACallStands) {
    return write(
        "toBeUndone", () -> real.interactions().toBeUndone(id, reason, problem, whereACallStands));
  }

  @Override
  public CompletionStage<Void> undone(String id, OwedResponse unlessKept) {
    return write("undone", () -> real.interactions().undone(id, unlessKept));
  }

  @Override
  public CompletionStage<Optional<StoredInteraction>> find(String id) {
    return write("find", () -> real.interactions().find(id));
  }

  @Override
  public CompletableFuture<OwedResponse> ended(String id) {
    return real.interactions().ended(id);
  }

  @Override
  public CompletionStage<Optional<OwedResponse>> response(String id) {
    return real.interactions().response(id);
  }

  @Override
  public CompletionStage<Page<StoredInteraction>> list(InteractionFilter filter) {
    return real.interactions().list(filter);
  }

  @Override
  public Interactions interactions() {
    return this;
  }

  @Override
  public CoreCalls calls() {
    return real.calls();
  }

  @Override
  public Takeover takeover() {
    return real.takeover();
  }

  @Override
  public Fence fence() {
    return real.fence();
  }

  @Override
  public Notifications notifications() {
    return real.notifications();
  }

  @Override
  public CompletionStage<Integer> purge() {
    return real.purge();
  }

  @Override
  public JournalStats stats() {
    return real.stats();
  }

  @Override
  public void close() {
    real.close();
  }
}
