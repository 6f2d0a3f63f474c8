package io.twospeed.suite.proof;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The journal's rows, read beside the app: what stands there stands there whatever it says. */
final class JournalView {
  private final String url;
  private final @Nullable String unreadable;

  /** Where there is no journal, {@link #unreadable} says so and it has no rows. */
  JournalView(String url) {
    this.url = url;
    this.unreadable = tryToRead();
  }

  Optional<String> unreadable() {
    return Optional.ofNullable(unreadable);
  }

  private @Nullable String tryToRead() {
    try {
      query("SELECT count(*) FROM core_call", row -> row.getInt(1));
      return null;
    } catch (SQLException e) {
      return "the journal cannot be read: " + e.getMessage();
    }
  }

  /** One core call. */
  record Call(
      String reference,
      String interaction,
      String operation,
      String state,
      @Nullable String reverses,
      String evidence) {

    /** Whether the core once said otherwise than what this was settled as. */
    boolean contradicted() {
      return evidence.contains("CONTRADICT");
    }
  }

  /** One interaction. */
  record Interaction(String id, String client, String state, @Nullable String reason) {}

  List<Call> calls() {
    return read(
        "SELECT reference, interaction_id, operation, state, reverses, evidence FROM core_call"
            + " ORDER BY seq",
        row ->
            new Call(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6)));
  }

  List<Interaction> interactions() {
    return read(
        "SELECT id, client, state, reason FROM interaction ORDER BY seq",
        row ->
            new Interaction(
                row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
  }

  private interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  private <T> List<T> read(String sql, Row<T> maker) {
    try {
      return unreadable == null ? query(sql, maker) : List.of();
    } catch (SQLException e) {
      throw new IllegalStateException("the journal cannot be read: " + e.getMessage(), e);
    }
  }

  private <T> List<T> query(String sql, Row<T> maker) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(maker.of(rows));
      }
      return found;
    }
  }
}
