package io.twospeed.journal.jdbc;

import io.twospeed.journal.encryption.Sealed;
import io.twospeed.journal.failure.TransitionRefusedException;
import io.twospeed.journal.instance.Incarnation;
import io.twospeed.journal.instance.Lease;
import io.twospeed.journal.interactions.Interaction;
import io.twospeed.journal.interactions.InteractionStart;
import io.twospeed.journal.jdbc.commit.Outcome;
import io.twospeed.journal.jdbc.commit.Times;
import io.twospeed.journal.jdbc.commit.WriteKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes new interactions; where the client used the key before, the result is that row instead.
 * The database's own uniqueness decides, over all instances.
 */
final class BeginInteraction
    implements WriteKind<BeginInteraction.Row, Optional<InteractionRows.Existing>> {
  static final BeginInteraction KIND = new BeginInteraction();

  private static final String INSERT =
      "INSERT INTO interaction (id, client, key_digest, payload, payload_key, product,"
          + " product_version, operation, trace_id, deadline, state, created_at, changed_at, owner,"
          + " lease_until) SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'RUNNING', ?, ?, ?, ? WHERE "
          + Incarnation.IS_THE_LATEST
          + " ON CONFLICT DO NOTHING";

  private static final String NOTIFY =
      "INSERT INTO notification (interaction_id, url, url_key, attempts, due) VALUES (?, ?, ?, 0, ?)";

  record Row(
      InteractionStart start,
      String keyDigest,
      Sealed payload,
      @Nullable Sealed notifyAt,
      Instant now,
      Lease lease) {}

  private BeginInteraction() {}

  @Override
  public List<Outcome<Optional<InteractionRows.Existing>>> apply(
      Connection connection, List<Row> writes) throws SQLException {
    List<Outcome<Optional<InteractionRows.Existing>>> begun =
        WriteKind.batch(
            connection,
            INSERT,
            writes,
            BeginInteraction::bind,
            Optional.empty(),
            BeginInteraction::first);
    insertNotifications(connection, writes, begun);
    return begun;
  }

  private static void insertNotifications(
      Connection connection,
      List<Row> writes,
      List<Outcome<Optional<InteractionRows.Existing>>> begun)
      throws SQLException {
    List<Row> wanted = new ArrayList<>(0);
    for (int i = 0; i < begun.size(); i++) {
      Optional<InteractionRows.Existing> existing = begun.get(i).value();
      if (writes.get(i).notifyAt() != null && existing != null && existing.isEmpty()) {
        wanted.add(writes.get(i));
      }
    }
    WriteKind.batch(connection, NOTIFY, wanted, BeginInteraction::bindNotification);
  }

  /** Not due before the caller's deadline: until then it may be answered as it is. */
  private static void bindNotification(PreparedStatement statement, Row row) throws SQLException {
    Sealed url = Objects.requireNonNull(row.notifyAt());
    statement.setString(1, row.start().interaction().id());
    statement.setBytes(2, url.bytes());
    statement.setString(3, url.keyId());
    statement.setLong(4, Times.column(row.start().interaction().deadline()));
  }

  private static void bind(PreparedStatement statement, Row row) throws SQLException {
    Interaction interaction = row.start().interaction();
    statement.setString(1, interaction.id());
    statement.setString(2, interaction.client());
    statement.setString(3, row.keyDigest());
    statement.setBytes(4, row.payload().bytes());
    statement.setString(5, row.payload().keyId());
    statement.setString(6, interaction.product());
    statement.setString(7, row.start().productVersion());
    statement.setString(8, row.start().operation());
    statement.setString(9, interaction.traceId());
    statement.setLong(10, Times.column(interaction.deadline()));
    statement.setLong(11, Times.column(row.now()));
    statement.setLong(12, Times.column(row.now()));
    statement.setString(13, row.lease().owner());
    statement.setLong(14, Times.column(row.lease().until()));
    row.lease().holder().bind(statement, 15);
  }

  private static Outcome<Optional<InteractionRows.Existing>> first(Connection connection, Row row)
      throws SQLException {
    Interaction interaction = row.start().interaction();
    List<InteractionRows.Existing> found =
        WriteKind.query(
            connection,
            InteractionRows.Existing.SELECT,
            List.of(interaction.client(), row.keyDigest()),
            InteractionRows::existing);
    if (found.isEmpty()) {
      return Outcome.refused(
          new TransitionRefusedException(
              interaction.id(),
              null,
              "Interaction %s cannot begin: another one has this id, make a new one with References.next; or a later life of instance %s has begun, and this one may not act any more"
                  .formatted(interaction.id(), row.lease().holder().name())));
    }
    return Outcome.of(Optional.of(found.get(0)));
  }
}
