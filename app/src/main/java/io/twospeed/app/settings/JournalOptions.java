package io.twospeed.app.settings;

import io.twospeed.app.data.DataFolder;
import io.twospeed.journal.Journal;
import io.twospeed.journal.settings.JournalSettings;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The journal, under {@code twospeed.journal}; see {@link JournalSettings} for what each does.
 *
 * @param url empty: a file of SQLite in the data folder
 * @param passwordFile a file that holds the password, in place of {@code password}
 * @param keys each {@code id:base64}; the first writes, the others read what they wrote before
 * @param keysFile a file of such lines, in place of {@code keys}
 * @param degradedAfter a call in doubt for longer turns the health to DEGRADED
 * @param offForBenchmarks nothing is written down and nobody owns what is in doubt: to measure what
 *     the journal costs, and for nothing else
 * @param watchEvery how often the calls in each state are counted for metrics and health
 */
public record JournalOptions(
    @DefaultValue("") String url,
    @DefaultValue("") String user,
    @DefaultValue("") String password,
    @Nullable Path passwordFile,
    @DefaultValue List<String> keys,
    @Nullable Path keysFile,
    @NotNull(message = "a duration") @DefaultValue("30s") Duration lease,
    @NotNull(message = "a duration") @DefaultValue("30d") Duration retention,
    @NotNull(message = "a duration") @DefaultValue("1h") Duration purgeEvery,
    @NotNull(message = "a duration") @DefaultValue("5s") Duration databaseTimeout,
    @DefaultValue("10000") int queueBound,
    @DefaultValue("512") int flushBound,
    @DefaultValue("4") int readers,
    @NotNull(message = "a duration") @DefaultValue("1m") Duration degradedAfter,
    @NotNull(message = "a duration") @DefaultValue("2s") Duration watchEvery,
    @DefaultValue("false") boolean offForBenchmarks) {

  /** Keys that were made for a new journal are kept once there is one. */
  public Journal open(TwospeedSettings all, Clock clock, Executor callbacks) {
    Journal journal = Journal.open(settings(all, clock, callbacks));
    try {
      if (!keysAreGiven() && url.isEmpty()) {
        MadeKeys.in(all.data()).keep();
      }
      return journal;
    } catch (RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  boolean keysAreGiven() {
    return !keys.isEmpty() || keysFile != null;
  }

  JournalSettings settings(TwospeedSettings all, Clock clock, Executor callbacks) {
    return JournalSettings.of(
            url.isEmpty() ? "jdbc:sqlite:" + folder(all).resolve("journal.db") : url,
            all.instance(),
            JournalKeyring.of(this, all))
        .login(user, passwordFile == null ? password : SecretFile.read(passwordFile))
        .clock(clock)
        .lease(lease)
        .retention(retention)
        .purgeEvery(purgeEvery)
        .databaseTimeout(databaseTimeout)
        .queueBound(queueBound)
        .flushBound(flushBound)
        .readers(readers)
        .callbacks(callbacks)
        .build();
  }

  private static Path folder(TwospeedSettings all) {
    DataFolder.prepare(all.data());
    return all.data();
  }
}
