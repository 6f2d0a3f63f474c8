package io.twospeed.journal.jdbc;

import io.twospeed.journal.calls.StoredCall;
import io.twospeed.journal.jdbc.commit.Outcome;
import io.twospeed.journal.jdbc.commit.StoreKind;
import io.twospeed.journal.jdbc.commit.Times;
import io.twospeed.journal.jdbc.commit.WriteKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes settled calls about which the core is to be asked again, by moving the time they are due.
 */
final class ClaimToAskAgain implements WriteKind<ClaimToAskAgain.Row, List<StoredCall>> {
  private static final String TAKE = "UPDATE core_call SET ask_again_at = ? WHERE reference = ?";

  private final String select;

  record Row(Instant now, Instant heldUntil, int limit) {}

  ClaimToAskAgain(StoreKind store) {
    this.select =
        CallRows.SELECT
            + " WHERE ask_again_at <= ? ORDER BY ask_again_at LIMIT ?"
            + store.lockFree();
  }

  @Override
  public List<Outcome<List<StoredCall>>> apply(Connection connection, List<Row> writes)
      throws SQLException {
    List<Outcome<List<StoredCall>>> outcomes = new ArrayList<>();
    for (Row row : writes) {
      List<Object> arguments = List.of(Times.column(row.now()), row.limit());
      List<StoredCall> found = WriteKind.query(connection, select, arguments, CallRows::stored);
      WriteKind.batch(
          connection,
          TAKE,
          found,
          (statement, call) -> {
            statement.setLong(1, Times.column(row.heldUntil()));
            statement.setString(2, call.reference());
          });
      outcomes.add(Outcome.of(found));
    }
    return outcomes;
  }
}
