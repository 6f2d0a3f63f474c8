package io.twospeed.journal.jdbc;

import io.twospeed.journal.calls.Evidence;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.calls.StoredCall;
import io.twospeed.journal.jdbc.commit.StoreKind;
import io.twospeed.journal.jdbc.commit.Times;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Takes unsettled calls. That they were another instance's before is evidence too. */
final class ClaimCalls extends Claim<StoredCall> {
  ClaimCalls(StoreKind store) {
    super(
        store,
        CallRows.SELECT + " WHERE " + CallRows.WORKED_ON,
        "UPDATE core_call SET owner = ?, lease_until = ?, claims = claims + 1, "
            + MoveCall.APPEND_EVIDENCE
            + " WHERE reference = ?",
        CallRows::stored);
  }

  @Override
  void bind(PreparedStatement statement, StoredCall found, Row row) throws SQLException {
    statement.setString(1, row.lease().owner());
    statement.setLong(2, Times.column(row.lease().until()));
    statement.setString(3, isTakenOver(found, row) ? line(row) : "");
    statement.setString(4, found.reference());
  }

  @Override
  StoredCall taken(StoredCall found, Row row) {
    List<Evidence> evidence = new ArrayList<>(found.evidence());
    if (isTakenOver(found, row)) {
      evidence.addAll(Evidence.parse(line(row)));
    }
    return new StoredCall(
        found.plan(),
        found.product(),
        found.productVersion(),
        found.sequence(),
        found.correlation(),
        found.state(),
        found.createdAt(),
        found.stateSince(),
        found.claims() + 1,
        row.lease().holder().name(),
        row.lease().until(),
        List.copyOf(evidence),
        found.history());
  }

  private static boolean isTakenOver(StoredCall found, Row row) {
    return found.owner() != null && !found.owner().equals(row.lease().holder().name());
  }

  private static String line(Row row) {
    return Evidence.line(row.now(), EvidenceKind.TAKEN_OVER, "");
  }
}
