package io.twospeed.journal.instance;

import io.twospeed.journal.jdbc.commit.GroupCommit;
import io.twospeed.journal.jdbc.commit.RowUpdate;
import io.twospeed.journal.jdbc.commit.Times;
import io.twospeed.journal.jdbc.commit.WriteKind;
import io.twospeed.journal.settings.JournalSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The instances and their epochs. A new life of an instance begins the next epoch; the life before
 * it, should it still be there, finds at its next beat that it was replaced.
 */
public final class Register {
  private static final Logger LOG = LoggerFactory.getLogger(Register.class);

  private static final String BEGIN =
      "INSERT INTO instance (name, epoch, began_at, seen_at) VALUES (?, 1, ?, ?)"
          + " ON CONFLICT (name) DO UPDATE SET epoch = instance.epoch + 1,"
          + " began_at = excluded.began_at, seen_at = excluded.seen_at";
  private static final RowUpdate BEAT =
      new RowUpdate("UPDATE instance SET seen_at = ? WHERE name = ? AND epoch = ?");

  private final Incarnation incarnation;
  private final Fence fence;
  private final GroupCommit writer;
  private final Runnable keepName;
  private final AtomicBoolean asking = new AtomicBoolean();

  /**
   * Of a process whose epoch has begun.
   *
   * @param keepName takes the name's lock again where it was lost; neither blocks nor throws
   */
  public Register(Incarnation incarnation, Fence fence, GroupCommit writer, Runnable keepName) {
    this.incarnation = incarnation;
    this.fence = fence;
    this.writer = writer;
    this.keepName = keepName;
  }

  /** Begins the instance's next epoch. To be called under its name's lock. */
  public static long begin(DataSource database, JournalSettings settings) throws SQLException {
    long now = Times.column(Times.now(settings.clock()));
    try (Connection connection = database.getConnection()) {
      // One transaction: of two who begin at once each has an epoch of its own.
      connection.setAutoCommit(false);
      WriteKind.batch(
          connection,
          BEGIN,
          List.of(settings.instance()),
          (statement, name) -> {
            statement.setString(1, name);
            statement.setLong(2, now);
            statement.setLong(3, now);
          });
      long epoch =
          WriteKind.query(
                  connection,
                  "SELECT epoch FROM instance WHERE name = ?",
                  List.of(settings.instance()),
                  row -> row.getLong(1))
              .get(0);
      connection.commit();
      connection.setAutoCommit(true);
      return epoch;
    }
  }

  /** Has the journal confirm the epoch, where that is due. Neither blocks nor throws. */
  public void beatIfDue() {
    fence.tick();
    if (!fence.isLost() && fence.isDue() && asking.compareAndSet(false, true)) {
      keepName.run();
      Fence.Moment asked = fence.now();
      beat(asked)
          .whenComplete(
              (changed, failure) -> {
                asking.set(false);
                if (failure == null) {
                  heard(changed, asked);
                }
              });
    }
  }

  private CompletionStage<Integer> beat(Fence.Moment asked) {
    return writer.submit(
        BEAT, List.of(Times.column(asked.wall()), incarnation.name(), incarnation.epoch()));
  }

  private void heard(int changed, Fence.Moment asked) {
    if (changed == 1) {
      fence.confirmed(asked);
      return;
    }
    fence.lost(
        "another process has begun as instance %s; this one, its epoch %d, may not act any more"
            .formatted(incarnation.name(), incarnation.epoch()));
    LOG.error(
        "Another process has begun as instance {}: this one sends and takes nothing any more."
            + " Fix: end it, and give each process its own name (twospeed.instance)",
        incarnation.name());
  }
}
