package io.twospeed.journal.jdbc;

import io.twospeed.journal.calls.CallCount;
import io.twospeed.journal.calls.CallHistory;
import io.twospeed.journal.calls.CallPlan;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.Evidence;
import io.twospeed.journal.calls.Settling;
import io.twospeed.journal.calls.StoredCall;
import io.twospeed.journal.instance.Incarnation;
import io.twospeed.journal.jdbc.commit.Times;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads rows of the table {@code core_call}. */
final class CallRows {
  static final String SELECT =
      "SELECT reference, seq, interaction_id, operation, product, product_version, core_system,"
          + " inquiry, resend, reversal, stands, reverses, correlation, state, created_at, state_since,"
          + " claims, owner, lease_until, evidence, sends, contradicted_at, asked_again FROM core_call";

  /** The states that somebody still has to work on by himself; a parked call waits for a person. */
  static final String WORKED_ON =
      "state IN ('PLANNED', 'SENT', 'IN_DOUBT', 'REVERSING', 'CONTRADICTED')";

  private CallRows() {}

  static StoredCall stored(ResultSet row) throws SQLException {
    return new StoredCall(
        plan(row),
        row.getString("product"),
        row.getString("product_version"),
        row.getLong("seq"),
        row.getString("correlation"),
        CoreCallState.valueOf(row.getString("state")),
        Times.read(row, "created_at"),
        Times.read(row, "state_since"),
        row.getInt("claims"),
        Incarnation.nameOf(row.getString("owner")),
        Times.readOrNull(row, "lease_until"),
        Evidence.parse(row.getString("evidence")),
        new CallHistory(
            row.getInt("sends"),
            Times.readOrNull(row, "contradicted_at"),
            row.getInt("asked_again")));
  }

  private static CallPlan plan(ResultSet row) throws SQLException {
    return new CallPlan(
        row.getString("reference"),
        row.getString("interaction_id"),
        row.getString("operation"),
        row.getString("core_system"),
        new Settling(
            row.getString("inquiry"),
            row.getString("resend"),
            row.getString("reversal"),
            row.getString("stands")),
        row.getString("reverses"));
  }

  static CallCount count(ResultSet row) throws SQLException {
    return new CallCount(
        CoreCallState.valueOf(row.getString("state")),
        row.getString("operation"),
        row.getString("product"),
        row.getLong("calls"),
        Times.read(row, "oldest"));
  }
}
