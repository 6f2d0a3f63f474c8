package io.twospeed.journal.jdbc;

import io.twospeed.journal.calls.Evidence;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.calls.StoredCall;
import io.twospeed.journal.failure.TransitionRefusedException;
import io.twospeed.journal.jdbc.commit.Outcome;
import io.twospeed.journal.jdbc.commit.WriteKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Lets confirmed calls stand: from then on they do not keep their interaction from its end. */
final class LeaveCall implements WriteKind<LeaveCall.Row, Void> {
  static final LeaveCall KIND = new LeaveCall();

  private static final String UPDATE =
      "UPDATE core_call SET stands = ?, "
          + MoveCall.APPEND_EVIDENCE_OF_A_MOVE
          + " WHERE reference = ? AND state = 'CONFIRMED' AND reverses IS NULL";

  record Row(String reference, String why, Instant now) {}

  private LeaveCall() {}

  @Override
  public List<Outcome<Void>> apply(Connection connection, List<Row> writes) throws SQLException {
    return WriteKind.batch(connection, UPDATE, writes, LeaveCall::bind, null, LeaveCall::refused);
  }

  private static void bind(PreparedStatement statement, Row row) throws SQLException {
    statement.setString(1, row.why());
    statement.setString(2, Evidence.line(row.now(), EvidenceKind.REVERSAL, "not-needed"));
    statement.setString(3, row.reference());
  }

  private static Outcome<Void> refused(Connection connection, Row row) throws SQLException {
    List<StoredCall> found =
        WriteKind.query(
            connection,
            CallRows.SELECT + " WHERE reference = ?",
            List.of(row.reference()),
            CallRows::stored);
    String actual = found.isEmpty() ? null : found.get(0).state().name();
    String why = actual == null ? "the journal does not have it" : "it is " + actual;
    return Outcome.refused(
        new TransitionRefusedException(
            row.reference(),
            actual,
            "Core call %s cannot be left standing: %s; expected a CONFIRMED call that undoes no other"
                .formatted(row.reference(), why)));
  }
}
