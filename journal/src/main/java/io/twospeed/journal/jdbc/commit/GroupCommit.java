package io.twospeed.journal.jdbc.commit;

import com.zaxxer.hikari.HikariDataSource;
import io.twospeed.journal.common.JournalStats;
import io.twospeed.journal.failure.JournalException;
import io.twospeed.journal.failure.JournalOverloadedException;
import io.twospeed.journal.failure.JournalUnavailableException;
import io.twospeed.journal.settings.JournalSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One thread that writes. While it waits for the disk, requests gather; they are the next batch.
 * There is no delay to tune: one request alone is flushed alone, two hundred at once share.
 */
public final class GroupCommit implements AutoCloseable {
  private static final int TRIES = 5;

  private final HikariDataSource database;
  private final StoreKind store;
  private final BlockingQueue<Write<?, ?>> queue;
  private final int queueBound;
  private final int flushBound;
  private final Executor callbacks;
  private final Thread thread;
  private final AtomicLong flushes = new AtomicLong();
  private final AtomicLong writes = new AtomicLong();
  private final AtomicLong failedFlushes = new AtomicLong();
  private final AtomicLong overloaded = new AtomicLong();
  private final AtomicInteger largestFlush = new AtomicInteger();
  private volatile boolean closed;

  public GroupCommit(HikariDataSource database, JournalSettings settings) {
    this.database = database;
    this.store = StoreKind.of(settings.url());
    this.queueBound = settings.queueBound();
    this.queue = new ArrayBlockingQueue<>(queueBound);
    this.flushBound = settings.flushBound();
    this.callbacks = settings.callbacks();
    this.thread = new Thread(this::writeUntilClosed, "journal-writer");
    this.thread.setDaemon(true);
    this.thread.start();
  }

  /** Writes that share a key are written in the order of these calls. */
  public <P, R> CompletionStage<R> submit(WriteKind<P, R> kind, P what, String... keys) {
    if (closed) {
      return CompletableFuture.failedStage(closedException());
    }
    Write<P, R> write = new Write<>(kind, what, List.of(keys));
    if (!queue.offer(write)) {
      overloaded.incrementAndGet();
      return CompletableFuture.failedStage(new JournalOverloadedException("writes", queueBound));
    }
    if (closed && !thread.isAlive()) {
      failWhatIsLeft();
    }
    return write.done();
  }

  public JournalStats stats() {
    return new JournalStats(
        flushes.get(),
        writes.get(),
        failedFlushes.get(),
        overloaded.get(),
        queue.size(),
        largestFlush.get());
  }

  @Override
  public void close() {
    closed = true;
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    failWhatIsLeft();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void writeUntilClosed() {
    while (!closed || !queue.isEmpty()) {
      List<Write<?, ?>> batch = new ArrayList<>();
      try {
        Write<?, ?> first = queue.poll(100, TimeUnit.MILLISECONDS);
        if (first == null) {
          continue;
        }
        batch.add(first);
      } catch (InterruptedException e) {
        // Nobody has a reason to: close() asks by a flag. It goes on.
        continue;
      }
      queue.drainTo(batch, flushBound - 1);
      write(batch);
    }
  }

  /** A write that the database calls wrong must not take the others with it: then each alone. */
  private void write(List<Write<?, ?>> writes) {
    try {
      Batch batch = commit(writes);
      writes.forEach(write -> complete(write, batch.outcome(write)));
    } catch (SQLException | RuntimeException | Error e) {
      // An Error too (a driver's assertion): whoever waits has to know, and the thread goes on.
      if (writes.size() > 1 && !SqlFault.concernsTheDatabase(e)) {
        writes.forEach(write -> write(List.of(write)));
      } else {
        failedFlushes.incrementAndGet();
        fail(writes, SqlFault.unavailable(e));
      }
    }
  }

  private Batch commit(List<Write<?, ?>> writes) throws SQLException {
    for (int tries = 1; ; tries++) {
      try (Connection connection = database.getConnection()) {
        return commit(connection, writes);
      } catch (SQLException e) {
        // Two instances met in the same rows: the database rolled one back, wholly. Again.
        if (tries == TRIES || !SqlFault.worthAnotherTry(e)) {
          throw e;
        }
      }
    }
  }

  private Batch commit(Connection connection, List<Write<?, ?>> writes) throws SQLException {
    try {
      store.begin(connection);
      Batch batch = new Batch(writes);
      batch.run(connection);
      connection.commit();
      count(writes.size());
      return batch;
    } catch (SQLException | RuntimeException | Error e) {
      // Where the disk is full SQLite rolls back by itself, and its driver does not know: such a
      // connection would refuse every write from then on.
      database.evictConnection(connection);
      throw e;
    }
  }

  private void count(int size) {
    flushes.incrementAndGet();
    writes.addAndGet(size);
    largestFlush.accumulateAndGet(size, Math::max);
  }

  private void failWhatIsLeft() {
    List<Write<?, ?>> left = new ArrayList<>();
    queue.drainTo(left);
    fail(left, closedException());
  }

  private void fail(List<Write<?, ?>> writes, JournalException why) {
    writes.forEach(write -> complete(write, Outcome.refused(why)));
  }

  /** The cast is sound: an outcome is made by the write's own kind, or holds no value. */
  @SuppressWarnings("unchecked")
  private <R> void complete(Write<?, R> write, Outcome<?> outcome) {
    write.complete((Outcome<R>) outcome, callbacks);
  }

  private static JournalUnavailableException closedException() {
    return new JournalUnavailableException("The journal is closed; nothing was written", null);
  }
}
