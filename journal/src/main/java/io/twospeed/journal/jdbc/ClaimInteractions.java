package io.twospeed.journal.jdbc;

import io.twospeed.journal.interactions.StoredInteraction;
import io.twospeed.journal.jdbc.commit.StoreKind;
import io.twospeed.journal.jdbc.commit.Times;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Takes unfinished interactions. */
final class ClaimInteractions extends Claim<StoredInteraction> {
  ClaimInteractions(StoreKind store) {
    super(
        store,
        InteractionRows.SELECT + " WHERE state IN ('RUNNING', 'TO_BE_UNDONE')",
        "UPDATE interaction SET owner = ?, lease_until = ? WHERE id = ?",
        InteractionRows::stored);
  }

  @Override
  void bind(PreparedStatement statement, StoredInteraction found, Row row) throws SQLException {
    statement.setString(1, row.lease().owner());
    statement.setLong(2, Times.column(row.lease().until()));
    statement.setString(3, found.interaction().id());
  }

  @Override
  StoredInteraction taken(StoredInteraction found, Row row) {
    return new StoredInteraction(
        found.interaction(),
        found.sequence(),
        found.operation(),
        found.productVersion(),
        found.state(),
        found.reason(),
        found.createdAt(),
        found.changedAt(),
        row.lease().holder().name(),
        row.lease().until());
  }
}
