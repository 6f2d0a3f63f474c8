package io.twospeed.journal;

import io.twospeed.journal.calls.CoreCalls;
import io.twospeed.journal.common.JournalStats;
import io.twospeed.journal.failure.InstanceTakenException;
import io.twospeed.journal.failure.JournalOverloadedException;
import io.twospeed.journal.failure.JournalUnavailableException;
import io.twospeed.journal.failure.TransitionRefusedException;
import io.twospeed.journal.instance.Fence;
import io.twospeed.journal.instance.Takeover;
import io.twospeed.journal.interactions.Interactions;
import io.twospeed.journal.interactions.Notifications;
import io.twospeed.journal.settings.JournalSettings;
import java.util.concurrent.CompletionStage;

/**
 * The durable memory of everything that may change the core.
 *
 * <p>A write's stage completes only when the write is forced to the disk (or, on PostgreSQL, when
 * the server acknowledged its commit): whoever waits for it may act on it. Writes asked for at the
 * same time share one flush; writes that concern the same interaction or the same call are applied
 * in the order in which they were asked for.
 *
 * <p>Every stage may fail with
 *
 * <ul>
 *   <li>{@link JournalUnavailableException}: the database did not take it. It may nevertheless have
 *       been written, where the connection broke in mid-commit;
 *   <li>{@link JournalOverloadedException}: too many writes wait already; nothing was written;
 *   <li>{@link TransitionRefusedException}: the one table of transitions, or somebody who was
 *       faster, forbids it; nothing was written.
 * </ul>
 *
 * <p>Stages complete on the executor of {@link JournalSettings}, never on the thread that writes.
 * Thread-safe.
 */
public interface Journal extends AutoCloseable {

  /**
   * Opens the store, brings its schema up to date, takes the instance's name and begins its next
   * epoch.
   *
   * @throws InstanceTakenException where another process works under that name
   * @throws JournalUnavailableException where the database cannot be used
   */
  static Journal open(JournalSettings settings) {
    return JdbcJournal.open(settings);
  }

  /** Requests of channels that may change the core. */
  Interactions interactions();

  /** The changing calls inside them. */
  CoreCalls calls();

  /** Who works on what is unfinished, and how a dead instance's work is taken over. */
  Takeover takeover();

  /** Whether this process may still act for its instance. */
  Fence fence();

  /** Clients that want to be told when their interaction has ended. */
  Notifications notifications();

  /**
   * Deletes what ended longer ago than the retention, in slices; runs by itself too. Completes with
   * the number of interactions deleted.
   */
  CompletionStage<Integer> purge();

  /** What was written since the journal was opened. */
  JournalStats stats();

  /** Writes what waits already, then refuses everything. */
  @Override
  void close();
}
