package io.twospeed.journal.jdbc.commit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Changes rows by one statement; the result is how many rows it changed. */
public final class RowUpdate implements WriteKind<List<Object>, Integer> {
  private final String sql;

  /**
   * @param sql its arguments are the write's list, in order
   */
  public RowUpdate(String sql) {
    this.sql = sql;
  }

  @Override
  public List<Outcome<Integer>> apply(Connection connection, List<List<Object>> writes)
      throws SQLException {
    int[] changed =
        WriteKind.batch(
            connection,
            sql,
            writes,
            (statement, arguments) -> {
              for (int i = 0; i < arguments.size(); i++) {
                statement.setObject(i + 1, arguments.get(i));
              }
            });
    List<Outcome<Integer>> outcomes = new ArrayList<>(changed.length);
    for (int count : changed) {
      outcomes.add(Outcome.of(count));
    }
    return outcomes;
  }
}
