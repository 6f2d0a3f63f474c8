package io.twospeed.journal.jdbc;

import io.twospeed.journal.encryption.Sealed;
import io.twospeed.journal.encryption.Sealer;
import io.twospeed.journal.interactions.DueNotification;
import io.twospeed.journal.interactions.InteractionState;
import io.twospeed.journal.interactions.Notifications;
import io.twospeed.journal.jdbc.commit.GroupCommit;
import io.twospeed.journal.jdbc.commit.Outcome;
import io.twospeed.journal.jdbc.commit.Times;
import io.twospeed.journal.jdbc.commit.WriteKind;
import io.twospeed.journal.settings.JournalSettings;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Notifications in the database. The moment one is due is what two who claim it compare. */
public final class JdbcNotifications implements Notifications {
  private static final String DUE =
      "SELECT n.interaction_id, n.due, n.attempts, n.url, n.url_key, i.client, i.state, i.ended_at"
          + " FROM notification n JOIN interaction i ON i.id = n.interaction_id"
          + " WHERE n.due <= ? AND i.ended_at IS NOT NULL ORDER BY n.due LIMIT ?";
  private static final String TAKE =
      "UPDATE notification SET due = ?, attempts = attempts + 1 WHERE interaction_id = ? AND due = ?";
  private static final WriteKind<Taking, Boolean> CLAIM = JdbcNotifications::take;
  private static final WriteKind<String, Void> DONE =
      (connection, ids) ->
          WriteKind.batch(
              connection,
              "DELETE FROM notification WHERE interaction_id = ?",
              ids,
              (statement, id) -> statement.setString(1, id),
              null,
              (same, id) -> Outcome.of(null));
  private static final WriteKind<PuttingOff, Void> PUT_OFF =
      (connection, writes) ->
          WriteKind.batch(
              connection,
              "UPDATE notification SET due = ? WHERE interaction_id = ?",
              writes,
              (statement, write) -> {
                statement.setLong(1, Times.column(write.until()));
                statement.setString(2, write.id());
              },
              null,
              (same, write) -> Outcome.of(null));

  private record Found(DueNotification notification, Instant due) {}

  private record Taking(String id, Instant due, Instant until) {}

  private record PuttingOff(String id, Instant until) {}

  private final GroupCommit writer;
  private final Reads reads;
  private final Sealer sealer;
  private final JournalSettings settings;

  public JdbcNotifications(
      GroupCommit writer, Reads reads, Sealer sealer, JournalSettings settings) {
    this.writer = writer;
    this.reads = reads;
    this.sealer = sealer;
    this.settings = settings;
  }

  static Sealed seal(Sealer sealer, String id, String url) {
    return sealer.seal("url", id, url.getBytes(StandardCharsets.UTF_8));
  }

  /** A look first: mostly there is nothing to take, and a look needs no flush. */
  @Override
  public CompletionStage<List<DueNotification>> claim(int limit, Duration hold) {
    Instant now = Times.now(settings.clock());
    return reads
        .all(DUE, List.of(Times.column(now), limit), this::found)
        .thenCompose(found -> take(found, now.plus(hold)));
  }

  private CompletionStage<List<DueNotification>> take(List<Found> found, Instant until) {
    List<CompletableFuture<Boolean>> ours = new ArrayList<>();
    for (Found each : found) {
      String id = each.notification().interactionId();
      ours.add(writer.submit(CLAIM, new Taking(id, each.due(), until), id).toCompletableFuture());
    }
    return CompletableFuture.allOf(ours.toArray(CompletableFuture<?>[]::new))
        .thenApply(all -> taken(found, ours));
  }

  private static List<DueNotification> taken(
      List<Found> found, List<CompletableFuture<Boolean>> ours) {
    List<DueNotification> taken = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      if (ours.get(i).join()) {
        taken.add(found.get(i).notification());
      }
    }
    return taken;
  }

  private static List<Outcome<Boolean>> take(Connection connection, List<Taking> writes)
      throws SQLException {
    return WriteKind.batch(
        connection,
        TAKE,
        writes,
        (statement, write) -> {
          statement.setLong(1, Times.column(write.until()));
          statement.setString(2, write.id());
          statement.setLong(3, Times.column(write.due()));
        },
        true,
        (same, write) -> Outcome.of(false));
  }

  private Found found(ResultSet row) throws SQLException {
    String id = row.getString("interaction_id");
    Sealed url = Objects.requireNonNull(InteractionRows.sealed(row, "url"));
    return new Found(
        new DueNotification(
            id,
            row.getString("client"),
            new String(sealer.open("url", id, url), StandardCharsets.UTF_8),
            InteractionState.valueOf(row.getString("state")),
            Times.read(row, "ended_at"),
            row.getInt("attempts") + 1),
        Times.read(row, "due"));
  }

  @Override
  public CompletionStage<Void> done(String interactionId) {
    return writer.submit(DONE, interactionId, interactionId);
  }

  @Override
  public CompletionStage<Void> putOff(String interactionId, Instant until) {
    return writer.submit(PUT_OFF, new PuttingOff(interactionId, until), interactionId);
  }
}
