package io.twospeed.journal.jdbc;

import io.twospeed.journal.calls.CallPlan;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.Evidence;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.calls.StoredCall;
import io.twospeed.journal.encryption.Sealed;
import io.twospeed.journal.failure.TransitionRefusedException;
import io.twospeed.journal.instance.Incarnation;
import io.twospeed.journal.instance.Lease;
import io.twospeed.journal.interactions.InteractionState;
import io.twospeed.journal.interactions.StoredInteraction;
import io.twospeed.journal.jdbc.commit.Outcome;
import io.twospeed.journal.jdbc.commit.StoreKind;
import io.twospeed.journal.jdbc.commit.Times;
import io.twospeed.journal.jdbc.commit.WriteKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes new calls, into interactions that this instance has and that still take them, or that undo
 * a contradicted call which this instance has. The row of the interaction is locked with it: nobody
 * ends an interaction while a call slips in. A life that was replaced writes none.
 */
final class PlanCall implements WriteKind<PlanCall.Row, Void> {
  private static final String INSERT =
      "INSERT INTO core_call (reference, interaction_id, operation, product, product_version,"
          + " core_system, inquiry, resend, reversal, stands, reverses, state, created_at, state_since,"
          + " claims, owner, lease_until, evidence, request, request_key)"
          + " SELECT ?, i.id, ?, i.product, i.product_version, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?,"
          + " ?, ?, ?, ? FROM interaction i WHERE i.id = ? AND ((i.owner = ? AND i.state = ?)"
          + " OR EXISTS (SELECT 1 FROM core_call o WHERE o.reference = ? AND o.owner = ?"
          + " AND o.state = 'REVERSING' AND o.contradicted_at IS NOT NULL)) AND "
          + Incarnation.IS_THE_LATEST
          + " AND NOT EXISTS (SELECT 1 FROM core_call r WHERE r.interaction_id = i.id"
          + " AND r.reverses = ? AND r.state NOT IN ('REJECTED', 'NOT_DONE'))";

  record Row(CallPlan plan, CoreCallState state, Instant now, Lease lease, Sealed request) {

    InteractionState interactionState() {
      return plan.reverses() == null ? InteractionState.RUNNING : InteractionState.TO_BE_UNDONE;
    }

    String evidence() {
      String planned = Evidence.line(now, EvidenceKind.PLANNED, "");
      return state == CoreCallState.PLANNED
          ? planned
          : planned + Evidence.line(now, EvidenceKind.SENT, "");
    }
  }

  private final String insert;

  PlanCall(StoreKind store) {
    this.insert = INSERT + store.lock() + " ON CONFLICT DO NOTHING";
  }

  @Override
  public List<Outcome<Void>> apply(Connection connection, List<Row> writes) throws SQLException {
    return WriteKind.batch(connection, insert, writes, PlanCall::bind, null, PlanCall::refused);
  }

  private static void bind(PreparedStatement statement, Row row) throws SQLException {
    CallPlan plan = row.plan();
    statement.setString(1, plan.reference());
    statement.setString(2, plan.operation());
    statement.setString(3, plan.system());
    statement.setString(4, plan.settling().inquiry());
    statement.setString(5, plan.settling().resend());
    statement.setString(6, plan.settling().reversal());
    statement.setString(7, plan.settling().stands());
    statement.setString(8, plan.reverses());
    statement.setString(9, row.state().name());
    statement.setLong(10, Times.column(row.now()));
    statement.setLong(11, Times.column(row.now()));
    statement.setString(12, row.lease().owner());
    statement.setLong(13, Times.column(row.lease().until()));
    statement.setString(14, row.evidence());
    statement.setBytes(15, row.request().bytes());
    statement.setString(16, row.request().keyId());
    statement.setString(17, plan.interactionId());
    statement.setString(18, row.lease().owner());
    statement.setString(19, row.interactionState().name());
    statement.setString(20, plan.reverses());
    statement.setString(21, row.lease().owner());
    row.lease().holder().bind(statement, 22);
    statement.setString(24, plan.reverses());
  }

  private static Outcome<Void> refused(Connection connection, Row row) throws SQLException {
    List<StoredCall> known =
        WriteKind.query(
            connection,
            CallRows.SELECT + " WHERE reference = ?",
            List.of(row.plan().reference()),
            CallRows::stored);
    if (!known.isEmpty()) {
      return refusal(row, known.get(0).state().name(), "its reference is known already");
    }
    List<StoredInteraction> found =
        WriteKind.query(
            connection,
            InteractionRows.SELECT + " WHERE id = ?",
            List.of(row.plan().interactionId()),
            InteractionRows::stored);
    return refusal(row, null, found.isEmpty() ? "is unknown" : why(row, found.get(0)));
  }

  private static String why(Row row, StoredInteraction it) {
    if (it.state() != row.interactionState()) {
      return "is %s, expected %s".formatted(it.state(), row.interactionState());
    }
    String name = row.lease().holder().name();
    if (!name.equals(it.owner())) {
      return "is held by %s, not by %s; claim it first".formatted(it.owner(), name);
    }
    return row.plan().reverses() != null
        ? "reverses call %s already".formatted(row.plan().reverses())
        : "is held by another life of %s, which may have replaced this one".formatted(name);
  }

  private static Outcome<Void> refusal(Row row, @Nullable String actual, String why) {
    return Outcome.refused(
        new TransitionRefusedException(
            row.plan().reference(),
            actual,
            actual != null
                ? "Core call %s cannot be planned: %s (it is %s); make a new one with References.next"
                    .formatted(row.plan().reference(), why, actual)
                : "Core call %s cannot be planned: its interaction %s %s"
                    .formatted(row.plan().reference(), row.plan().interactionId(), why)));
  }
}
