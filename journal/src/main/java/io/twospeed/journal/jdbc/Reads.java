package io.twospeed.journal.jdbc;

import io.twospeed.journal.failure.JournalOverloadedException;
import io.twospeed.journal.failure.JournalUnavailableException;
import io.twospeed.journal.jdbc.commit.SqlFault;
import io.twospeed.journal.jdbc.commit.WriteKind;
import io.twospeed.journal.settings.JournalSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** A few threads that read, so that no caller waits for the database. */
public final class Reads implements AutoCloseable {
  private final DataSource database;
  private final int queueBound;
  private final ThreadPoolExecutor threads;
  private final JournalSettings settings;

  /** A question to the database. */
  @FunctionalInterface
  public interface Question<T> {
    public T ask(Connection connection) throws SQLException;
  }

  public Reads(DataSource database, JournalSettings settings) {
    this.database = database;
    this.settings = settings;
    this.queueBound = settings.queueBound();
    this.threads =
        new ThreadPoolExecutor(
            settings.readers(),
            settings.readers(),
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(queueBound),
            Reads::thread);
    threads.allowCoreThreadTimeOut(true);
  }

  public <T> CompletionStage<T> ask(Question<T> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    try {
      threads.execute(() -> answer(question, answer));
    } catch (RejectedExecutionException e) {
      answer.completeExceptionally(
          threads.isShutdown()
              ? new JournalUnavailableException("The journal is closed; nothing was read", null)
              : new JournalOverloadedException("reads", queueBound));
    }
    return answer;
  }

  <T> CompletionStage<List<T>> all(String sql, List<?> arguments, WriteKind.RowReader<T> reader) {
    return ask(connection -> WriteKind.query(connection, sql, arguments, reader));
  }

  <T> CompletionStage<Optional<T>> first(
      String sql, List<?> arguments, WriteKind.RowReader<T> reader) {
    return ask(
        connection -> WriteKind.query(connection, sql, arguments, reader).stream().findFirst());
  }

  private <T> void answer(Question<T> question, CompletableFuture<T> answer) {
    try (Connection connection = database.getConnection()) {
      T found = question.ask(connection);
      answer.completeAsync(() -> found, settings.callbacks());
    } catch (SQLException e) {
      failLater(answer, SqlFault.unavailable(e));
    } catch (RuntimeException e) {
      failLater(answer, e);
    }
  }

  private void failLater(CompletableFuture<?> answer, RuntimeException why) {
    settings.callbacks().execute(() -> answer.completeExceptionally(why));
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "journal-reader");
    thread.setDaemon(true);
    return thread;
  }

  /** Lets what was asked be answered, for as long as the database may take. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      threads.awaitTermination(settings.databaseTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
