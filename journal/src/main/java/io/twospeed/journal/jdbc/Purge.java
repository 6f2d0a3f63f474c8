package io.twospeed.journal.jdbc;

import io.twospeed.journal.jdbc.commit.GroupCommit;
import io.twospeed.journal.jdbc.commit.Outcome;
import io.twospeed.journal.jdbc.commit.StoreKind;
import io.twospeed.journal.jdbc.commit.Times;
import io.twospeed.journal.jdbc.commit.WriteKind;
import io.twospeed.journal.settings.JournalSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Deletes what ended longer ago than the retention, slice by slice, so that the writes between two
 * slices do not wait. What has not ended has no end date and is never deleted, nor is what holds an
 * open contradiction.
 */
public final class Purge {
  private static final int SLICE = 500;

  private static final String OLD =
      "SELECT id FROM interaction WHERE ended_at < ? AND NOT EXISTS (SELECT 1 FROM core_call c"
          + " WHERE c.interaction_id = interaction.id AND c.contradicted_at IS NOT NULL"
          + " AND c.state IN ('CONTRADICTED', 'REVERSING', 'PARKED')) ORDER BY ended_at LIMIT ?";
  private static final List<String> DELETES =
      List.of(
          "DELETE FROM core_call_decision WHERE reference IN"
              + " (SELECT reference FROM core_call WHERE interaction_id = ?)",
          "DELETE FROM core_call WHERE interaction_id = ?",
          "DELETE FROM notification WHERE interaction_id = ?",
          "DELETE FROM interaction WHERE id = ?");

  private final WriteKind<Instant, Integer> slice = this::slices;
  private final String old;
  private final GroupCommit writer;
  private final JournalSettings settings;

  public Purge(GroupCommit writer, JournalSettings settings) {
    this.old = OLD + StoreKind.of(settings.url()).lockFree();
    this.writer = writer;
    this.settings = settings;
  }

  public CompletionStage<Integer> run() {
    Duration retention = settings.retention();
    return slicesFrom(Times.now(settings.clock()).minus(retention), 0);
  }

  private CompletionStage<Integer> slicesFrom(Instant endedBefore, int before) {
    return writer
        .submit(slice, endedBefore)
        .thenCompose(
            deleted ->
                deleted < SLICE
                    ? CompletableFuture.completedStage(before + deleted)
                    : slicesFrom(endedBefore, before + deleted));
  }

  private List<Outcome<Integer>> slices(Connection connection, List<Instant> writes)
      throws SQLException {
    List<Outcome<Integer>> outcomes = new ArrayList<>();
    for (Instant endedBefore : writes) {
      List<String> ids =
          WriteKind.query(
              connection, old, List.of(Times.column(endedBefore), SLICE), row -> row.getString(1));
      for (String sql : DELETES) {
        WriteKind.batch(connection, sql, ids, (statement, id) -> statement.setString(1, id));
      }
      outcomes.add(Outcome.of(ids.size()));
    }
    return outcomes;
  }
}
