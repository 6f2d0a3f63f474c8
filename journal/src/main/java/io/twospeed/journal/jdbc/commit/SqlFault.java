package io.twospeed.journal.jdbc.commit;

import io.twospeed.journal.failure.JournalUnavailableException;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a database's error tells us: by its SQLSTATE (ISO 9075), or by SQLite's result code. */
public final class SqlFault {
  /** Row too big, constraint violated, wrong type: sqlite.org/rescode.html. */
  private static final Set<Integer> SQLITE_ONE_WRITE = Set.of(18, 19, 20);

  private static final Pattern SQLITE_CODE = Pattern.compile("^\\[(SQLITE_[A-Z_0-9]+)]");

  private SqlFault() {}

  /** Class 40: rolled back by the database because of somebody else's transaction. */
  static boolean worthAnotherTry(SQLException e) {
    return stateClass(e).equals("40");
  }

  /** Classes 22 and 23, and our own mistakes, concern one write only; all else the database. */
  static boolean concernsTheDatabase(Throwable e) {
    if (e instanceof SQLException sql) {
      String stateClass = stateClass(sql);
      return !stateClass.equals("22")
          && !stateClass.equals("23")
          && !SQLITE_ONE_WRITE.contains(sql.getErrorCode() & 0xff);
    }
    return e instanceof Error;
  }

  /**
   * Whether a server that could not be used may soon be: its connection broke (class 08, or a
   * pool's own word, which has no state), it has no room (53), or it starts or stops (57).
   */
  public static boolean mayPass(Throwable e) {
    SQLException sql = sqlOf(e);
    return sql != null
        && sql.getErrorCode() == 0
        && Set.of("", "08", "53", "57").contains(stateClass(sql));
  }

  /** The code of whatever the database said. */
  public static String told(Throwable e) {
    SQLException sql = sqlOf(e);
    return name(sql == null ? e : sql);
  }

  private static @Nullable SQLException sqlOf(Throwable e) {
    SQLException found = null;
    for (Throwable each = e; each != null; each = each.getCause()) {
      found = each instanceof SQLException sql ? sql : found;
    }
    return found;
  }

  /** Names the code only: a database's own message may show a row. */
  public static JournalUnavailableException unavailable(Throwable e) {
    return new JournalUnavailableException(
        "The journal's database did not take it (%s): no journal, no send. Check that it runs and can be reached"
            .formatted(name(e)),
        e);
  }

  private static String name(Throwable e) {
    if (!(e instanceof SQLException sql)) {
      return e.getClass().getName();
    }
    String state = state(sql);
    return state == null ? sqliteCode(sql) : "SQLSTATE " + state;
  }

  /** SQLite has no states; its driver begins a message with the name of the result code. */
  private static String sqliteCode(SQLException e) {
    Matcher code = SQLITE_CODE.matcher(String.valueOf(e.getMessage()));
    return code.find() ? code.group(1) : "error code " + e.getErrorCode();
  }

  private static String stateClass(SQLException e) {
    String state = state(e);
    return state == null || state.length() < 2 ? "" : state.substring(0, 2);
  }

  /** A batch's own exception may hide the state in the next one. */
  private static @Nullable String state(SQLException e) {
    for (SQLException each = e; each != null; each = each.getNextException()) {
      if (each.getSQLState() != null && !each.getSQLState().isEmpty()) {
        return each.getSQLState();
      }
    }
    return null;
  }
}
