package io.twospeed.journal.jdbc.commit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A kind of write: knows how to do many of its kind in one JDBC batch. One instance a kind. */
public interface WriteKind<P, R> {

  /** Does them, in this order, inside the transaction; one outcome for each. */
  List<Outcome<R>> apply(Connection connection, List<P> writes) throws SQLException;

  /** Binds one write to the statement. */
  @FunctionalInterface
  interface Binder<P> {
    void bind(PreparedStatement statement, P write) throws SQLException;
  }

  /** Says why a write changed nothing, from what is there now. */
  @FunctionalInterface
  interface Explainer<P, R> {
    Outcome<R> explain(Connection connection, P write) throws SQLException;
  }

  /** Reads one row. */
  @FunctionalInterface
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Runs one statement for all writes at once; tells which of them changed a row. */
  static <P> int[] batch(Connection connection, String sql, List<P> writes, Binder<P> binder)
      throws SQLException {
    if (writes.isEmpty()) {
      return new int[0];
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (P write : writes) {
        binder.bind(statement, write);
        statement.addBatch();
      }
      return statement.executeBatch();
    }
  }

  /** The same, and explains every write that changed nothing. */
  static <P, R> List<Outcome<R>> batch(
      Connection connection,
      String sql,
      List<P> writes,
      Binder<P> binder,
      @Nullable R done,
      Explainer<P, R> explainer)
      throws SQLException {
    int[] changed = batch(connection, sql, writes, binder);
    List<Outcome<R>> outcomes = new ArrayList<>(changed.length);
    for (int i = 0; i < changed.length; i++) {
      outcomes.add(
          changed[i] == 1 ? Outcome.of(done) : explainer.explain(connection, writes.get(i)));
    }
    return outcomes;
  }

  /** Reads all rows of a statement. */
  static <T> List<T> query(
      Connection connection, String sql, List<?> arguments, RowReader<T> reader)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.size(); i++) {
        statement.setObject(i + 1, arguments.get(i));
      }
      List<T> all = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          all.add(reader.read(rows));
        }
      }
      return all;
    }
  }
}
