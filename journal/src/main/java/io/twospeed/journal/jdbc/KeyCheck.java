package io.twospeed.journal.jdbc;

import io.twospeed.journal.encryption.JournalKeys;
import io.twospeed.journal.encryption.Sealed;
import io.twospeed.journal.encryption.Sealer;
import io.twospeed.journal.failure.JournalKeyException;
import io.twospeed.journal.jdbc.commit.SqlFault;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/**
 * Tries the keys on what was written last and on what is unfinished, before anything is written
 * with them: under the keys of another journal, what is in doubt could not be settled.
 */
public final class KeyCheck {
  private static final String COLUMNS = "SELECT id, payload, payload_key FROM interaction ";
  private static final List<String> TRIED =
      List.of(
          COLUMNS + "ORDER BY seq DESC LIMIT 1",
          COLUMNS + "WHERE state IN ('RUNNING', 'TO_BE_UNDONE') LIMIT 1");

  private KeyCheck() {}

  /**
   * Reads two rows at most.
   *
   * @throws JournalKeyException if one was written with a key that is not among these
   */
  public static void run(DataSource database, JournalKeys keys) {
    Sealer sealer = new Sealer(keys);
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String query : TRIED) {
        try (ResultSet row = statement.executeQuery(query)) {
          if (row.next()) {
            open(sealer, row);
          }
        }
      }
    } catch (SQLException e) {
      throw SqlFault.unavailable(e);
    }
  }

  private static void open(Sealer sealer, ResultSet row) throws SQLException {
    Sealed payload = new Sealed(row.getString("payload_key"), row.getBytes("payload"));
    try {
      sealer.open("payload", row.getString("id"), payload);
    } catch (JournalKeyException e) {
      throw new JournalKeyException(
          "The journal was written with another key %s than the one given; expected the keys it was written with; fix: restore journal.keys, or give them by twospeed.journal.keys"
              .formatted(e.keyId()),
          e.keyId(),
          e);
    }
  }
}
