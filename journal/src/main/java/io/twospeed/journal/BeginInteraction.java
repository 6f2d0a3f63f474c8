package io.twospeed.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
          + " lease_until) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'RUNNING', ?, ?, ?, ?)"
          + " ON CONFLICT DO NOTHING";

  record Row(InteractionStart start, String keyDigest, Sealed payload, Instant now, Lease lease) {}

  private BeginInteraction() {}

  @Override
  public List<Outcome<Optional<InteractionRows.Existing>>> apply(
      Connection connection, List<Row> writes) throws SQLException {
    return WriteKind.batch(
        connection,
        INSERT,
        writes,
        BeginInteraction::bind,
        Optional.empty(),
        BeginInteraction::first);
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
              "Interaction %s cannot begin: another one has this id; make a new one with References.next"
                  .formatted(interaction.id())));
    }
    return Outcome.of(Optional.of(found.get(0)));
  }
}
