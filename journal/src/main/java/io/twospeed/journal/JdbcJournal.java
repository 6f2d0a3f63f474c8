package io.twospeed.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.twospeed.journal.calls.CoreCalls;
import io.twospeed.journal.common.JournalStats;
import io.twospeed.journal.encryption.Sealer;
import io.twospeed.journal.failure.InstanceTakenException;
import io.twospeed.journal.failure.JournalUnavailableException;
import io.twospeed.journal.file.SqliteFile;
import io.twospeed.journal.instance.Fence;
import io.twospeed.journal.instance.Incarnation;
import io.twospeed.journal.instance.NameLock;
import io.twospeed.journal.instance.Register;
import io.twospeed.journal.instance.Takeover;
import io.twospeed.journal.interactions.Interactions;
import io.twospeed.journal.interactions.Notifications;
import io.twospeed.journal.jdbc.Endings;
import io.twospeed.journal.jdbc.JdbcCoreCalls;
import io.twospeed.journal.jdbc.JdbcInteractions;
import io.twospeed.journal.jdbc.JdbcNotifications;
import io.twospeed.journal.jdbc.JdbcTakeover;
import io.twospeed.journal.jdbc.KeyCheck;
import io.twospeed.journal.jdbc.Purge;
import io.twospeed.journal.jdbc.Reads;
import io.twospeed.journal.jdbc.commit.GroupCommit;
import io.twospeed.journal.jdbc.commit.SqlFault;
import io.twospeed.journal.jdbc.commit.StoreKind;
import io.twospeed.journal.settings.JournalSettings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The journal in a relational database, by plain JDBC. */
final class JdbcJournal implements Journal {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcJournal.class);
  private static final long LOOK_MILLIS = 250;
  private static final int OPENING_STEPS = 6;
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final HikariDataSource forWriting;
  private final HikariDataSource forReading;
  private final NameLock name;
  private final Fence fence;
  private final Register register;
  private final GroupCommit writer;
  private final Reads reads;
  private final Purge purge;
  private final ScheduledExecutorService timer;
  private final Interactions interactions;
  private final CoreCalls calls;
  private final Takeover takeover;
  private final Notifications notifications;

  private JdbcJournal(
      HikariDataSource forWriting,
      HikariDataSource forReading,
      NameLock name,
      Incarnation incarnation,
      Fence fence,
      JournalSettings settings) {
    this.forWriting = forWriting;
    this.forReading = forReading;
    this.name = name;
    this.fence = fence;
    this.writer = new GroupCommit(forWriting, settings);
    this.reads = new Reads(forReading, settings);
    this.register = new Register(incarnation, fence, writer, () -> keep(name));
    this.purge = new Purge(writer, settings);
    Sealer sealer = new Sealer(settings.keys());
    Endings endings = new Endings();
    JdbcInteractions ending =
        new JdbcInteractions(writer, reads, sealer, endings, incarnation, settings);
    this.interactions = ending;
    this.calls = new JdbcCoreCalls(writer, reads, sealer, incarnation, settings);
    this.notifications = new JdbcNotifications(writer, reads, sealer, settings);
    this.takeover = new JdbcTakeover(writer, endings, incarnation, settings);
    this.timer = Executors.newSingleThreadScheduledExecutor(JdbcJournal::timerThread);
    var unusedLook =
        timer.scheduleWithFixedDelay(
            () -> tick(ending), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    Duration every = settings.purgeEvery();
    if (!every.isZero()) {
      var unused =
          timer.scheduleWithFixedDelay(
              purge::run, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** A database that is just away is waited for; one that refuses us is not. */
  static JdbcJournal open(JournalSettings settings) {
    long patience = settings.databaseTimeout().multipliedBy(OPENING_STEPS).toNanos();
    OptionalLong failedFirst = OptionalLong.empty();
    while (true) {
      try {
        return tryToOpen(settings);
      } catch (JournalUnavailableException e) {
        // From the first failure on: a slow machine may take long to get that far.
        long since = failedFirst.orElse(System.nanoTime());
        if (!SqlFault.mayPass(e) || System.nanoTime() - since > patience) {
          throw e;
        }
        failedFirst = OptionalLong.of(since);
        LOG.warn("{}; it is tried again", e.getMessage());
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private static JdbcJournal tryToOpen(JournalSettings settings) {
    if (StoreKind.of(settings.url()) != StoreKind.SQLITE) {
      return tryToOpen(settings, database -> {});
    }
    SqliteFile file = SqliteFile.of(settings.url());
    try {
      file.prepare(JdbcJournal::create);
      return tryToOpen(settings, file::requireJournal);
    } catch (JournalUnavailableException e) {
      throw file.unusable(e);
    }
  }

  private static JdbcJournal tryToOpen(JournalSettings settings, Consumer<DataSource> check) {
    // Two connections more than readers: one holds the name, and the migration needs two.
    HikariDataSource forReading =
        pool("journal-read", true, settings.readers() + 2, settings.url(), settings);
    NameLock name = NameLock.of(forReading, settings);
    try {
      check.accept(forReading);
      migrate(Flyway.configure().dataSource(forReading), StoreKind.of(settings.url()));
      KeyCheck.run(forReading, settings.keys());
      takeName(name, settings);
      Fence fence = new Fence(settings.clock(), System::nanoTime, settings.lease());
      return new JdbcJournal(
          pool("journal-write", false, 1, settings.url(), settings),
          forReading,
          name,
          begin(forReading, settings),
          fence,
          settings);
    } catch (RuntimeException e) {
      name.close();
      forReading.close();
      throw e;
    }
  }

  /**
   * A life that was killed a moment ago may still count as there: for a while it is asked again.
   */
  private static void takeName(NameLock name, JournalSettings settings) {
    long began = System.nanoTime();
    try {
      while (!name.take()) {
        if (System.nanoTime() - began > settings.databaseTimeout().toNanos()) {
          throw new InstanceTakenException(
              "Another process works as instance %s on this journal; fix: give each process its own name (twospeed.instance), or end the other one"
                  .formatted(settings.instance()));
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    } catch (SQLException e) {
      throw SqlFault.unavailable(e);
    }
  }

  private static Incarnation begin(HikariDataSource database, JournalSettings settings) {
    try {
      long epoch = Register.begin(database, settings);
      return new Incarnation(settings.instance(), epoch, settings.clock(), settings.lease());
    } catch (SQLException e) {
      throw SqlFault.unavailable(e);
    }
  }

  private void keep(NameLock held) {
    var unused =
        reads.ask(
            connection -> {
              held.keep();
              return true;
            });
  }

  /** A failure must not end the ticks: the fence would close for good. */
  private void tick(JdbcInteractions ending) {
    try {
      register.beatIfDue();
      ending.lookForEnds();
    } catch (RuntimeException e) {
      LOG.warn("The journal's regular look failed: {}", e.getMessage());
    }
  }

  /**
   * A new database of SQLite's with the schema and nothing else. Without a write-ahead log: what is
   * committed stands in the one file that is published, whether its last connection is closed by
   * then or not.
   */
  private static void create(String url) {
    migrate(
        Flyway.configure().dataSource(url + "?journal_mode=DELETE&synchronous=FULL", "", ""),
        StoreKind.SQLITE);
  }

  private static HikariDataSource pool(
      String name, boolean autoCommit, int size, String url, JournalSettings settings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(url);
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setAutoCommit(autoCommit);
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(Math.max(250, settings.databaseTimeout().toMillis() / 5));
    config.setInitializationFailTimeout(settings.databaseTimeout().toMillis());
    StoreKind.of(settings.url()).configure(config, settings.databaseTimeout());
    try {
      return new HikariDataSource(config);
    } catch (RuntimeException e) {
      throw new JournalUnavailableException(
          "The journal's database cannot be opened (%s): check its url, its user, and the file's folder"
              .formatted(SqlFault.told(e)),
          e);
    }
  }

  private static void migrate(FluentConfiguration database, StoreKind store) {
    try {
      database
          .locations(
              "classpath:io/twospeed/journal/migration",
              "classpath:io/twospeed/journal/" + store.name().toLowerCase(Locale.ROOT))
          .placeholders(store.placeholders())
          .table("journal_migration")
          .loggers("slf4j")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new JournalUnavailableException(
          "The journal's schema cannot be brought up to date (%s); see the cause"
              .formatted(SqlFault.told(e)),
          e);
    }
  }

  private static Thread timerThread(Runnable work) {
    Thread thread = new Thread(work, "journal-purge");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public Interactions interactions() {
    return interactions;
  }

  @Override
  public CoreCalls calls() {
    return calls;
  }

  @Override
  public Takeover takeover() {
    return takeover;
  }

  @Override
  public Fence fence() {
    return fence;
  }

  @Override
  public Notifications notifications() {
    return notifications;
  }

  @Override
  public CompletionStage<Integer> purge() {
    return purge.run();
  }

  @Override
  public JournalStats stats() {
    return writer.stats();
  }

  @Override
  public void close() {
    timer.shutdown();
    writer.close();
    reads.close();
    forWriting.close();
    name.close();
    forReading.close();
  }
}
