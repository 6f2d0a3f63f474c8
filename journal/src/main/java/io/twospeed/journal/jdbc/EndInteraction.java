package io.twospeed.journal.jdbc;

import io.twospeed.journal.encryption.Sealed;
import io.twospeed.journal.failure.TransitionRefusedException;
import io.twospeed.journal.instance.Incarnation;
import io.twospeed.journal.interactions.InteractionState;
import io.twospeed.journal.interactions.StoredInteraction;
import io.twospeed.journal.jdbc.commit.Outcome;
import io.twospeed.journal.jdbc.commit.Times;
import io.twospeed.journal.jdbc.commit.WriteKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves interactions on: compare and set in one statement, which also looks at their calls. Only
 * the instance that has the interaction may: one that was taken for dead finds itself refused.
 */
final class EndInteraction implements WriteKind<EndInteraction.Row, Void> {
  private static final String UNSETTLED =
      "c.state IN ('PLANNED', 'SENT', 'IN_DOUBT', 'REVERSING', 'PARKED')";

  /** It stands for all that is known, whatever it was settled as. */
  private static final String CONTRADICTED = " OR c.state = 'CONTRADICTED'";

  /** A confirmed call stands; a confirmed reversal does not: it is what undid another. */
  private static final String STANDING =
      "(" + UNSETTLED + CONTRADICTED + " OR (c.state = 'CONFIRMED' AND c.reverses IS NULL))";

  /**
   * A confirmed call that is left by its product's word, or by a person's once its reversal was
   * tried or none is declared, does not keep the rest from being undone.
   */
  private static final String STANDING_AFTER_ALL =
      "("
          + UNSETTLED
          + CONTRADICTED
          + " OR (c.state = 'CONFIRMED' AND c.reverses IS NULL AND c.stands IS NULL AND NOT ("
          + "EXISTS (SELECT 1 FROM core_call_decision d WHERE d.reference = c.reference)"
          + " AND (c.reversal IS NULL OR EXISTS (SELECT 1 FROM core_call r WHERE r.reverses = c.reference)))))";

  static final EndInteraction FINISH =
      new EndInteraction(InteractionState.RUNNING, InteractionState.FINISHED, UNSETTLED);
  static final EndInteraction FAIL =
      new EndInteraction(InteractionState.RUNNING, InteractionState.FAILED, STANDING);
  static final EndInteraction TO_BE_UNDONE =
      new EndInteraction(InteractionState.RUNNING, InteractionState.TO_BE_UNDONE, "1 = 0");
  static final EndInteraction UNDONE =
      new EndInteraction(
          InteractionState.TO_BE_UNDONE, InteractionState.UNDONE, STANDING_AFTER_ALL);

  /** A call that was left standing shows in what is owed. */
  private static final String ANY_STANDS =
      "EXISTS (SELECT 1 FROM core_call c WHERE c.interaction_id = interaction.id"
          + " AND c.state = 'CONFIRMED' AND c.reverses IS NULL)";

  /** What was undone all the same, but for what stays, is an end of its own. */
  private static final String UNDONE_OR_LEFT =
      "CASE WHEN " + ANY_STANDS + " THEN 'LEFT_STANDING' ELSE 'UNDONE' END";

  private static final String KEEP = "response = ?, response_key = ?, response_standing = ?";
  private static final String KEPT_BEFORE =
      "response = CASE WHEN response_standing IS NOT NULL AND "
          + ANY_STANDS
          + " THEN response_standing ELSE COALESCE(response, ?) END,"
          + " response_key = COALESCE(response_key, ?), response_standing = ?";

  /**
   * A wish.
   *
   * @param standing what is owed in place of the response where a call is left standing, or null
   */
  record Row(
      String id,
      Incarnation holder,
      Instant now,
      @Nullable String reason,
      Sealed response,
      @Nullable Sealed standing) {}

  private final InteractionState from;
  private final InteractionState to;
  private final String hinders;
  private final String update;

  private EndInteraction(InteractionState from, InteractionState to, String hinders) {
    if (!from.next().contains(to)) {
      throw new IllegalStateException("No such transition: %s to %s".formatted(from, to));
    }
    this.from = from;
    this.to = to;
    this.hinders =
        "SELECT c.reference, c.state FROM core_call c WHERE c.interaction_id = ? AND " + hinders;
    boolean undone = to == InteractionState.UNDONE;
    this.update =
        "UPDATE interaction SET state = %s, changed_at = ?, ended_at = ?, owner = NULL, lease_until = ?, reason = COALESCE(?, reason), %s WHERE id = ? AND state = '%s' AND owner = ? AND NOT EXISTS (%s)"
            .formatted(
                undone ? UNDONE_OR_LEFT : "'" + to + "'",
                undone ? KEPT_BEFORE : KEEP,
                from,
                this.hinders);
  }

  @Override
  public List<Outcome<Void>> apply(Connection connection, List<Row> writes) throws SQLException {
    return WriteKind.batch(connection, update, writes, this::bind, null, this::refused);
  }

  /** What has not ended may be claimed by anyone from now on. */
  private void bind(PreparedStatement statement, Row row) throws SQLException {
    statement.setLong(1, Times.column(row.now()));
    setTime(statement, 2, to.ended() ? row.now() : null);
    setTime(statement, 3, to.ended() ? null : row.now());
    statement.setString(4, row.reason());
    statement.setBytes(5, row.response().bytes());
    statement.setString(6, row.response().keyId());
    Sealed standing = row.standing();
    statement.setBytes(7, standing == null ? null : standing.bytes());
    statement.setString(8, row.id());
    statement.setString(9, row.holder().owner());
    statement.setString(10, row.id());
  }

  private static void setTime(PreparedStatement statement, int index, @Nullable Instant time)
      throws SQLException {
    if (time == null) {
      statement.setNull(index, Types.BIGINT);
    } else {
      statement.setLong(index, Times.column(time));
    }
  }

  private Outcome<Void> refused(Connection connection, Row row) throws SQLException {
    List<StoredInteraction> found =
        WriteKind.query(
            connection,
            InteractionRows.SELECT + " WHERE id = ?",
            List.of(row.id()),
            InteractionRows::stored);
    if (found.isEmpty()) {
      return refusal(row, null, "the journal does not have it");
    }
    StoredInteraction it = found.get(0);
    if (it.state() != from) {
      return refusal(row, it, "it is %s, expected %s".formatted(it.state(), from));
    }
    String name = row.holder().name();
    if (!name.equals(it.owner())) {
      return refusal(row, it, "%s has it, not %s; claim it first".formatted(it.owner(), name));
    }
    List<String> calls =
        WriteKind.query(
            connection,
            hinders,
            List.of(row.id()),
            call -> call.getString(1) + " is " + call.getString(2));
    return refusal(
        row,
        it,
        calls.isEmpty()
            ? "another life of %s has it".formatted(name)
            : "its calls forbid it: " + String.join(", ", calls));
  }

  private Outcome<Void> refusal(Row row, @Nullable StoredInteraction found, String why) {
    return Outcome.refused(
        new TransitionRefusedException(
            row.id(),
            found == null ? null : found.state().name(),
            "Interaction %s cannot become %s: %s".formatted(row.id(), to, why)));
  }
}
