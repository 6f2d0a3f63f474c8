package io.twospeed.journal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What embedded databases keep, bare: for docs/decisions/0080. {@code write URL ROWS [after-commit
 * statement]} commits rows one by one and then halts the process; {@code count URL} says how many
 * are there.
 */
final class StoreDurability {
  private StoreDurability() {}

  public static void main(String[] arguments) throws SQLException {
    try (Connection connection = DriverManager.getConnection(arguments[1]);
        Statement statement = connection.createStatement()) {
      if (arguments[0].equals("count")) {
        try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM kept")) {
          rows.next();
          System.out.println("kept " + rows.getInt(1));
        }
        return;
      }
      statement.execute("CREATE TABLE kept (id bigint PRIMARY KEY, body varchar(1000))");
      connection.setAutoCommit(false);
      String afterCommit = arguments.length > 3 ? arguments[3] : "";
      write(connection, statement, Integer.parseInt(arguments[2]), afterCommit);
    }
  }

  private static void write(
      Connection connection, Statement statement, int rows, String afterCommit)
      throws SQLException {
    String body = "x".repeat(600);
    long start = System.nanoTime();
    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO kept VALUES (?, ?)")) {
      for (int i = 0; i < rows; i++) {
        insert.setLong(1, i);
        insert.setString(2, body);
        insert.executeUpdate();
        connection.commit();
        if (!afterCommit.isEmpty()) {
          statement.execute(afterCommit);
        }
      }
    }
    double milliseconds = (System.nanoTime() - start) / 1e6;
    System.out.printf("acknowledged %d, %.3f ms each%n", rows, milliseconds / rows);
    Runtime.getRuntime().halt(137);
  }
}
