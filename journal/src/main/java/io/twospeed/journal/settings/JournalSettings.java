package io.twospeed.journal.settings;

import io.twospeed.journal.Journal;
import io.twospeed.journal.encryption.JournalKeys;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;

/**
 * How to open a journal. Every setting with its unit and default is in the module's README.
 *
 * @param url {@code jdbc:sqlite:FILE} or {@code jdbc:postgresql:...}
 * @param instance the name of this instance, the same after a restart, never the same as another's
 * @param queueBound how many writes, and how many reads, may wait
 * @param flushBound how many writes share a flush at most
 * @param readers threads and connections for reads
 * @param databaseTimeout how long the database may take for one step
 * @param lease how long a dead instance's work waits
 * @param retention how long what has ended is kept
 * @param purgeEvery how often the retention is applied; zero: only by {@link Journal#purge()}
 * @param callbacks completes the stages
 */
public record JournalSettings(
    String url,
    String user,
    String password,
    String instance,
    JournalKeys keys,
    Clock clock,
    int queueBound,
    int flushBound,
    int readers,
    Duration databaseTimeout,
    Duration lease,
    Duration retention,
    Duration purgeEvery,
    Executor callbacks) {

  /**
   * Checks every setting.
   *
   * @throws IllegalArgumentException naming every fault at once
   */
  public JournalSettings {
    List<String> faults = new ArrayList<>(StoreUrl.faults(url));
    if (instance.isEmpty() || instance.length() > 48) {
      faults.add("instance: %d characters, expected 1 to 48".formatted(instance.length()));
    }
    if (instance.indexOf('#') >= 0) {
      faults.add("instance: has a '#', which parts a name from its epoch; expected none");
    }
    range(faults, "queueBound", queueBound, 1, 1_000_000);
    range(faults, "flushBound", flushBound, 1, 10_000);
    range(faults, "readers", readers, 1, 64);
    atLeast(faults, "databaseTimeout", databaseTimeout, Duration.ofSeconds(1));
    atLeast(faults, "lease", lease, Duration.ofSeconds(1));
    atLeast(faults, "retention", retention, Duration.ZERO);
    atLeast(faults, "purgeEvery", purgeEvery, Duration.ZERO);
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          "The journal's settings are refused:\n- " + String.join("\n- ", faults));
    }
  }

  /** What has to be given; everything else has its default, see {@link Builder}. */
  public static Builder of(String url, String instance, JournalKeys keys) {
    return new Builder(url, instance, keys);
  }

  private static void range(List<String> faults, String name, int value, int low, int high) {
    if (value < low || value > high) {
      faults.add("%s: %d, expected %d to %d".formatted(name, value, low, high));
    }
  }

  private static void atLeast(List<String> faults, String name, Duration value, Duration low) {
    if (value.compareTo(low) < 0) {
      faults.add("%s: %s, expected at least %s".formatted(name, value, low));
    }
  }

  /** Leaves out the password. */
  @Override
  public String toString() {
    String store = StoreUrl.isSqlite(url) ? "SQLITE" : "POSTGRESQL";
    return "JournalSettings[%s, instance=%s, %s]".formatted(store, instance, keys);
  }

  /** The settings with a default. */
  public static final class Builder {
    private final String url;
    private final String instance;
    private final JournalKeys keys;
    private String user = "";
    private String password = "";
    private Clock clock = Clock.systemUTC();
    private int queueBound = 10_000;
    private int flushBound = 512;
    private int readers = 4;
    private Duration databaseTimeout = Duration.ofSeconds(5);
    private Duration lease = Duration.ofSeconds(30);
    private Duration retention = Duration.ofDays(30);
    private Duration purgeEvery = Duration.ofHours(1);
    private Executor callbacks = ForkJoinPool.commonPool();

    private Builder(String url, String instance, JournalKeys keys) {
      this.url = url;
      this.instance = instance;
      this.keys = keys;
    }

    /** The database's user; none by default. */
    public Builder login(String user, String password) {
      this.user = user;
      this.password = password;
      return this;
    }

    /** Where the time comes from; the system's by default. */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /** How many writes, and how many reads, may wait; 10,000 by default. */
    public Builder queueBound(int queueBound) {
      this.queueBound = queueBound;
      return this;
    }

    /** How many writes share a flush at most; 512 by default. */
    public Builder flushBound(int flushBound) {
      this.flushBound = flushBound;
      return this;
    }

    /** Threads and connections for reads; 4 by default. */
    public Builder readers(int readers) {
      this.readers = readers;
      return this;
    }

    /** How long the database may take for one step; 5 s by default. */
    public Builder databaseTimeout(Duration databaseTimeout) {
      this.databaseTimeout = databaseTimeout;
      return this;
    }

    /** How long a dead instance's work waits; 30 s by default. */
    public Builder lease(Duration lease) {
      this.lease = lease;
      return this;
    }

    /** How long what has ended is kept; 30 days by default. */
    public Builder retention(Duration retention) {
      this.retention = retention;
      return this;
    }

    /** How often the retention is applied; 1 h by default, zero for never. */
    public Builder purgeEvery(Duration purgeEvery) {
      this.purgeEvery = purgeEvery;
      return this;
    }

    /** Completes the stages; the common pool by default. Never the caller's own thread. */
    public Builder callbacks(Executor callbacks) {
      this.callbacks = callbacks;
      return this;
    }

    /** The settings, checked. */
    public JournalSettings build() {
      return new JournalSettings(
          url,
          user,
          password,
          instance,
          keys,
          clock,
          queueBound,
          flushBound,
          readers,
          databaseTimeout,
          lease,
          retention,
          purgeEvery,
          callbacks);
    }
  }
}
