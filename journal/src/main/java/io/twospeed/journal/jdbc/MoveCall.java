package io.twospeed.journal.jdbc;

import io.twospeed.journal.calls.CallMove;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.Evidence;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.encryption.Sealed;
import io.twospeed.journal.failure.TransitionRefusedException;
import io.twospeed.journal.instance.Lease;
import io.twospeed.journal.jdbc.commit.Outcome;
import io.twospeed.journal.jdbc.commit.Times;
import io.twospeed.journal.jdbc.commit.WriteKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Moves calls from state to state: compare and set, so that of two who race one is refused. */
final class MoveCall implements WriteKind<MoveCall.Row, Void> {
  static final MoveCall KIND = new MoveCall();

  /** No state has more that may go to it; see {@link CoreCallState#next()}. */
  private static final int SOURCES = 4;

  /**
   * The list of evidence is bounded: a core that repeats a reply for ever must not fill the row.
   */
  static final String APPEND_EVIDENCE =
      "evidence = CASE WHEN length(evidence) < 16000 THEN evidence || ? ELSE evidence END";

  /** What changes a state is kept also where notes have filled the list: moves are few. */
  static final String APPEND_EVIDENCE_OF_A_MOVE = APPEND_EVIDENCE.replace("16000", "19800");

  private static final String UPDATE =
      "UPDATE core_call SET state = ?, state_since = ?, owner = ?, lease_until = ?, "
          + APPEND_EVIDENCE_OF_A_MOVE
          + ", reply = COALESCE(?, reply), reply_key = COALESCE(?, reply_key), ask_again_at = ?,"
          + " contradicted_at = CASE WHEN ? = 1 THEN NULL ELSE COALESCE(contradicted_at, ?) END"
          + " WHERE reference = ? AND state IN (?, ?, ?, ?) AND sends <= ?"
          + " AND (contradicted_at IS NULL OR ? = 1)";

  record Row(CallMove move, Instant now, Lease lease, @Nullable Sealed reply, boolean kept) {

    /** Whoever sends or reverses has the call; in doubt it is anyone's at once, unless kept. */
    @Nullable String owner() {
      return held() ? lease.owner() : null;
    }

    @Nullable Instant leaseUntil() {
      if (held()) {
        return lease.until();
      }
      return isForAnyone() ? now : null;
    }

    private boolean isForAnyone() {
      return move.to() == CoreCallState.IN_DOUBT || move.to() == CoreCallState.CONTRADICTED;
    }

    private boolean held() {
      return kept || move.to() == CoreCallState.SENT || move.to() == CoreCallState.REVERSING;
    }
  }

  private MoveCall() {}

  @Override
  public List<Outcome<Void>> apply(Connection connection, List<Row> writes) throws SQLException {
    return WriteKind.batch(connection, UPDATE, writes, MoveCall::bind, null, MoveCall::refused);
  }

  private static void bind(PreparedStatement statement, Row row) throws SQLException {
    CallMove move = row.move();
    statement.setString(1, move.to().name());
    statement.setLong(2, Times.column(row.now()));
    statement.setString(3, row.owner());
    setTime(statement, 4, row.leaseUntil());
    statement.setString(5, Evidence.line(row.now(), move.kind(), move.code()));
    Sealed reply = row.reply();
    statement.setBytes(6, reply == null ? null : reply.bytes());
    statement.setString(7, reply == null ? null : reply.keyId());
    setTime(statement, 8, move.askAgainAt());
    // What a person has decided is no contradiction any more; the evidence keeps it.
    statement.setInt(9, move.kind() == EvidenceKind.DECIDED ? 1 : 0);
    setTime(statement, 10, move.to() == CoreCallState.CONTRADICTED ? row.now() : null);
    statement.setString(11, move.reference());
    List<CoreCallState> from = new ArrayList<>(move.from());
    for (int i = 0; i < SOURCES; i++) {
      statement.setString(12 + i, from.get(Math.min(i, from.size() - 1)).name());
    }
    statement.setInt(12 + SOURCES, move.ifSent().orElse(Integer.MAX_VALUE));
    statement.setInt(13 + SOURCES, move.movesAContradictedCall() ? 1 : 0);
  }

  private static void setTime(PreparedStatement statement, int index, @Nullable Instant time)
      throws SQLException {
    if (time == null) {
      statement.setNull(index, Types.BIGINT);
    } else {
      statement.setLong(index, Times.column(time));
    }
  }

  private static String sent(CallMove move) {
    return move.ifSent().isPresent()
        ? " and sent no more than %d times".formatted(move.ifSent().getAsInt())
        : "";
  }

  static Outcome<Void> refused(Connection connection, Row row) throws SQLException {
    CallMove move = row.move();
    List<String> states =
        WriteKind.query(
            connection,
            "SELECT state FROM core_call WHERE reference = ?",
            List.of(move.reference()),
            call -> call.getString(1));
    String actual = states.isEmpty() ? null : states.get(0);
    String expected =
        move.from().stream().map(Enum::name).sorted().collect(Collectors.joining(" or "));
    String why =
        actual == null
            ? "the journal does not have it"
            : "it is %s, expected %s%s; somebody was faster, read it again"
                .formatted(actual, expected, sent(move));
    return Outcome.refused(
        new TransitionRefusedException(
            move.reference(),
            actual,
            "Core call %s cannot become %s: %s".formatted(move.reference(), move.to(), why)));
  }
}
