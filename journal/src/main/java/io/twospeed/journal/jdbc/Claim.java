package io.twospeed.journal.jdbc;

import io.twospeed.journal.instance.Incarnation;
import io.twospeed.journal.instance.Lease;
import io.twospeed.journal.jdbc.commit.Outcome;
import io.twospeed.journal.jdbc.commit.StoreKind;
import io.twospeed.journal.jdbc.commit.Times;
import io.twospeed.journal.jdbc.commit.WriteKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes rows whose lease is over. SKIP LOCKED: of two instances that ask at once, each gets its own
 * rows, and neither waits.
 */
abstract class Claim<T> implements WriteKind<Claim.Row, List<T>> {
  private final String select;
  private final String update;
  private final RowReader<T> reader;

  record Row(Instant now, Lease lease, int limit) {}

  Claim(StoreKind store, String selectOver, String update, RowReader<T> reader) {
    this.select =
        selectOver
            + " AND lease_until <= ? AND "
            + Incarnation.IS_THE_LATEST
            + " ORDER BY seq LIMIT ?"
            + store.lockFree();
    this.update = update;
    this.reader = reader;
  }

  /** How the row looks once it is taken. */
  abstract T taken(T found, Row row);

  abstract void bind(PreparedStatement statement, T found, Row row) throws SQLException;

  @Override
  public List<Outcome<List<T>>> apply(Connection connection, List<Row> writes) throws SQLException {
    List<Outcome<List<T>>> outcomes = new ArrayList<>();
    for (Row row : writes) {
      outcomes.add(Outcome.of(claim(connection, row)));
    }
    return outcomes;
  }

  private List<T> claim(Connection connection, Row row) throws SQLException {
    Incarnation holder = row.lease().holder();
    List<Object> arguments =
        List.of(Times.column(row.now()), holder.name(), holder.epoch(), row.limit());
    List<T> found = WriteKind.query(connection, select, arguments, reader);
    WriteKind.batch(connection, update, found, (statement, it) -> bind(statement, it, row));
    return found.stream().map(it -> taken(it, row)).toList();
  }
}
