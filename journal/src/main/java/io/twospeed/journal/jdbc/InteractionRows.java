package io.twospeed.journal.jdbc;

import io.twospeed.journal.encryption.Sealed;
import io.twospeed.journal.instance.Incarnation;
import io.twospeed.journal.interactions.Interaction;
import io.twospeed.journal.interactions.InteractionState;
import io.twospeed.journal.interactions.StoredInteraction;
import io.twospeed.journal.jdbc.commit.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads rows of the table {@code interaction}. */
final class InteractionRows {
  static final String SELECT =
      "SELECT id, seq, client, product, product_version, operation, trace_id, deadline, state,"
          + " reason, created_at, changed_at, owner, lease_until FROM interaction";

  /** What a second use of a key needs to know of the first. */
  record Existing(
      String id,
      InteractionState state,
      Instant since,
      Instant changedAt,
      Sealed payload,
      @Nullable Sealed response) {
    static final String SELECT =
        "SELECT id, state, created_at, changed_at, payload, payload_key, response, response_key"
            + " FROM interaction WHERE client = ? AND key_digest = ?";
  }

  private InteractionRows() {}

  static StoredInteraction stored(ResultSet row) throws SQLException {
    Interaction interaction =
        new Interaction(
            row.getString("id"),
            row.getString("client"),
            row.getString("product"),
            row.getString("trace_id"),
            Times.read(row, "deadline"));
    return new StoredInteraction(
        interaction,
        row.getLong("seq"),
        row.getString("operation"),
        row.getString("product_version"),
        InteractionState.valueOf(row.getString("state")),
        row.getString("reason"),
        Times.read(row, "created_at"),
        Times.read(row, "changed_at"),
        Incarnation.nameOf(row.getString("owner")),
        Times.readOrNull(row, "lease_until"));
  }

  static Existing existing(ResultSet row) throws SQLException {
    return new Existing(
        row.getString("id"),
        InteractionState.valueOf(row.getString("state")),
        Times.read(row, "created_at"),
        Times.read(row, "changed_at"),
        Objects.requireNonNull(sealed(row, "payload")),
        sealed(row, "response"));
  }

  /** The response of what has ended: there always is one. */
  static Sealed owed(ResultSet row) throws SQLException {
    return Objects.requireNonNull(sealed(row, "response"));
  }

  /** A value and the column beside it that names its key. */
  static @Nullable Sealed sealed(ResultSet row, String column) throws SQLException {
    byte[] bytes = row.getBytes(column);
    return bytes == null ? null : new Sealed(row.getString(column + "_key"), bytes);
  }
}
