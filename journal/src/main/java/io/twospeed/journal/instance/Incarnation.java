package io.twospeed.journal.instance;

import io.twospeed.journal.jdbc.commit.Times;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One life of one instance: who holds what this process works on. The epoch makes it another one
 * than the same instance's earlier life, whose leases it cannot mistake for its own.
 */
public record Incarnation(String name, long epoch, Clock clock, Duration leaseTime) {
  /**
   * Ends a condition: no later life of the instance has begun. Its arguments are name and epoch,
   * see {@link #bind}.
   */
  public static final String IS_THE_LATEST =
      "EXISTS (SELECT 1 FROM instance e WHERE e.name = ? AND e.epoch = ?)";

  private static final char BETWEEN = '#';

  /** How rows name their holder. */
  public String owner() {
    return name + BETWEEN + epoch;
  }

  /** What the owners of all lives of this instance begin with. */
  public String anyLife() {
    return name + BETWEEN;
  }

  /** From now on. */
  public Lease lease() {
    return new Lease(this, Times.now(clock).plus(leaseTime));
  }

  public void bind(PreparedStatement statement, int index) throws SQLException {
    statement.setString(index, name);
    statement.setLong(index + 1, epoch);
  }

  /** The instance's name, as people know it, of what a row says. */
  public static @Nullable String nameOf(@Nullable String owner) {
    if (owner == null) {
      return null;
    }
    int end = owner.lastIndexOf(BETWEEN);
    return end < 0 ? owner : owner.substring(0, end);
  }
}
