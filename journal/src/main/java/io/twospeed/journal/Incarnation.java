package io.twospeed.journal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One life of one instance: who holds what this process works on. The epoch makes it another one
 * than the same instance's earlier life, whose leases it cannot mistake for its own.
 */
record Incarnation(String name, long epoch, Clock clock, Duration leaseTime) {
  /**
   * Ends a condition: no later life of the instance has begun. Its arguments are name and epoch,
   * see {@link #bind}.
   */
  static final String IS_THE_LATEST =
      "EXISTS (SELECT 1 FROM instance e WHERE e.name = ? AND e.epoch = ?)";

  private static final char BETWEEN = '#';

  /** How rows name their holder. */
  String owner() {
    return name + BETWEEN + epoch;
  }

  /** What the owners of all lives of this instance begin with. */
  String anyLife() {
    return name + BETWEEN;
  }

  /** From now on. */
  Lease lease() {
    return new Lease(this, Times.now(clock).plus(leaseTime));
  }

  void bind(PreparedStatement statement, int index) throws SQLException {
    statement.setString(index, name);
    statement.setLong(index + 1, epoch);
  }

  /** The instance's name, as people know it, of what a row says. */
  static @Nullable String nameOf(@Nullable String owner) {
    if (owner == null) {
      return null;
    }
    int end = owner.lastIndexOf(BETWEEN);
    return end < 0 ? owner : owner.substring(0, end);
  }
}
