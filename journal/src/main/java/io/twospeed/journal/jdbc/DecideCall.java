package io.twospeed.journal.jdbc;

import io.twospeed.journal.calls.CallMove;
import io.twospeed.journal.encryption.Sealed;
import io.twospeed.journal.jdbc.commit.Outcome;
import io.twospeed.journal.jdbc.commit.Times;
import io.twospeed.journal.jdbc.commit.WriteKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Records what a person decided, with the move that follows from it, and wakes the interaction: it
 * may be the last thing its undoing waited for.
 */
final class DecideCall implements WriteKind<DecideCall.Row, Void> {
  static final DecideCall KIND = new DecideCall();

  private static final String RECORD =
      "INSERT INTO core_call_decision (reference, outcome, decided_at, who_and_why,"
          + " who_and_why_key) VALUES (?, ?, ?, ?, ?)";
  private static final String WAKE =
      "UPDATE interaction SET lease_until = ? WHERE state = 'TO_BE_UNDONE' AND owner IS NULL AND id ="
          + " (SELECT interaction_id FROM core_call WHERE reference = ?)";

  record Row(MoveCall.Row move, Sealed whoAndWhy) {}

  private DecideCall() {}

  @Override
  public List<Outcome<Void>> apply(Connection connection, List<Row> writes) throws SQLException {
    List<Outcome<Void>> outcomes =
        MoveCall.KIND.apply(connection, writes.stream().map(Row::move).toList());
    List<Row> decided = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      if (outcomes.get(i).refusal() == null) {
        decided.add(writes.get(i));
      }
    }
    WriteKind.batch(connection, RECORD, decided, DecideCall::bind);
    WriteKind.batch(connection, WAKE, decided, DecideCall::bindWake);
    return outcomes;
  }

  private static void bind(PreparedStatement statement, Row row) throws SQLException {
    CallMove move = row.move().move();
    statement.setString(1, move.reference());
    statement.setString(2, move.to().name());
    statement.setLong(3, Times.column(row.move().now()));
    statement.setBytes(4, row.whoAndWhy().bytes());
    statement.setString(5, row.whoAndWhy().keyId());
  }

  private static void bindWake(PreparedStatement statement, Row row) throws SQLException {
    statement.setLong(1, Times.column(row.move().now()));
    statement.setString(2, row.move().move().reference());
  }
}
