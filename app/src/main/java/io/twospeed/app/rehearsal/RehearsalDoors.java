package io.twospeed.app.rehearsal;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.twospeed.journal.Journal;
import io.twospeed.journal.encryption.JournalKeys;
import io.twospeed.journal.settings.JournalSettings;
import io.twospeed.legacycore.SlowDoor;
import io.twospeed.legacycore.settings.CoreSystem;
import io.twospeed.legacycore.settings.SettlementSettings;
import io.twospeed.openapi.ApiDoor;
import io.twospeed.openapi.product.ApiProduct;
import io.twospeed.openapi.settings.DoorJournal;
import io.twospeed.openapi.settings.DoorSettings;
import io.twospeed.routes.core.ComponentMaker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Both doors and a journal between them: the whole way of a request, to the rehearsal's core. */
final class RehearsalDoors implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long LOOK_NANOS = Duration.ofMillis(2).toNanos();
  private static final int KEY_BYTES = 32;

  /** Settlement that has no time to lose: the core is in this process. */
  private static final SettlementSettings SETTLEMENT =
      new SettlementSettings(
          Duration.ofMillis(100),
          Duration.ofMillis(20),
          Duration.ofMillis(200),
          Duration.ofMinutes(1),
          Duration.ofMillis(100),
          Duration.ofSeconds(5),
          100,
          Duration.ofMinutes(2),
          List.of());

  private final Journal journal;
  private final SlowDoor slow;
  private final ApiDoor fast;
  private final LocalServer server;

  /**
   * Opens them, and waits for the way to the core.
   *
   * @param longestWait how long a call to the core waits for its reply at most
   */
  RehearsalDoors(
      RehearsalSettings settings, RehearsalCore core, Path folder, Duration longestWait) {
    journal = Journal.open(journal(folder));
    String instance = "rehearsal-" + folder.getFileName();
    slow =
        slowDoor(
            settings, settings.systems().at(instance, core.broker(), core.soap()), longestWait);
    fast =
        new ApiDoor(
            DoorSettings.defaults(),
            settings.problems(),
            Clock.systemUTC(),
            new SimpleMeterRegistry(),
            DoorJournal.of(journal));
    server = LocalServer.start(instance, folder, Map.of("/*", fast.servlet()));
    awaitTheCore();
  }

  private static JournalSettings journal(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return JournalSettings.of(
            "jdbc:sqlite:" + folder.resolve("journal.db"),
            "rehearsal",
            JournalKeys.of("only", Map.of("only", key)))
        .readers(1)
        .purgeEvery(Duration.ZERO)
        .build();
  }

  private SlowDoor slowDoor(
      RehearsalSettings settings, List<CoreSystem> systems, Duration longestWait) {
    SlowDoor.Builder door =
        SlowDoor.builder()
            .catalogue(settings.catalogue())
            .journal(journal)
            .settlement(SETTLEMENT)
            .longestWait(longestWait);
    systems.forEach(door::system);
    return door.open();
  }

  private void awaitTheCore() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (slow.health().values().stream().anyMatch(each -> !each.up())) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "The rehearsal's way to its core is not up after " + PATIENCE + ": " + slow.health());
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  /** What a staged product reaches the core by. */
  ComponentMaker core() {
    return slow::component;
  }

  void publish(ApiProduct product) {
    fast.publish(product);
  }

  void withdraw(String name) {
    fast.withdraw(name);
  }

  URI uri(String path) {
    return server.uri(path);
  }

  @Override
  public void close() {
    server.close();
    fast.close();
    slow.close();
    journal.close();
  }
}
