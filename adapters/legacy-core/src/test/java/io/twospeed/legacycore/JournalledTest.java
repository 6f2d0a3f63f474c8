package io.twospeed.legacycore;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.twospeed.journal.interactions.Interaction;
import io.twospeed.journal.settings.JournalSettings;
import io.twospeed.legacycore.settings.SettlementSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A core that books, a slow door and a journal, opened for each test. */
abstract class JournalledTest {
  static final Duration LONG = Duration.ofMinutes(1);

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  FakeCore core;
  JournalledDoor door;
  @TempDir Path folder;

  abstract FakeCore newCore() throws Exception;

  @BeforeEach
  void openTheDoor() throws Exception {
    core = newCore();
    core.start();
    door = open(JournalledDoor.quick());
    awaitUp();
  }

  @AfterEach
  void closeTheDoor() throws Exception {
    door.close();
    core.end();
  }

  JournalledDoor open(SettlementSettings settings) {
    return open(JournalledDoor.file(folder, "one"), settings);
  }

  JournalledDoor open(JournalSettings.Builder store, SettlementSettings settings) {
    return open(store, settings, Clock.systemUTC());
  }

  JournalledDoor open(JournalSettings.Builder store, SettlementSettings settings, Clock clock) {
    return JournalledDoor.open(core, store, settings, clock, meters);
  }

  void awaitUp() {
    await("the core is reached")
        .atMost(LONG)
        .until(() -> Outcome.of(door.door(), "inquire", "x").problemOrNull() == null);
  }

  String referenceOf(Interaction interaction) {
    await("a call is written down").atMost(LONG).until(() -> !door.calls(interaction).isEmpty());
    return door.calls(interaction).get(0).reference();
  }
}
