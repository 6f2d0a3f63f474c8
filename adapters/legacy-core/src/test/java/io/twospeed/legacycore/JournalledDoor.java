package io.twospeed.legacycore;

import com.fasterxml.jackson.databind.node.TextNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.twospeed.journal.Journal;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.StoredCall;
import io.twospeed.journal.common.References;
import io.twospeed.journal.encryption.JournalKeys;
import io.twospeed.journal.interactions.Begun;
import io.twospeed.journal.interactions.Interaction;
import io.twospeed.journal.interactions.InteractionStart;
import io.twospeed.journal.interactions.InteractionState;
import io.twospeed.journal.interactions.OwedResponse;
import io.twospeed.journal.settings.JournalSettings;
import io.twospeed.legacycore.operation.OperationPlan;
import io.twospeed.legacycore.settings.SettlementSettings;
import io.twospeed.mappings.operation.declaration.Settlement;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** A slow door with a journal of its own file, as one instance of the app has them. */
final class JournalledDoor implements AutoCloseable {
  static final Duration TIMEOUT = Duration.ofMillis(500);
  static final Settlement ALL =
      new Settlement(
          Optional.of("inquire"), true, Optional.of("reverse"), false, Set.of("3001"), Set.of());

  private final Journal journal;
  private final SlowDoor door;

  private JournalledDoor(Journal journal, SlowDoor door) {
    this.journal = journal;
    this.door = door;
  }

  static SettlementSettings quick() {
    return quick(Duration.ofSeconds(30));
  }

  static SettlementSettings quick(Duration parkAfter) {
    return new SettlementSettings(
        Duration.ofMillis(600),
        Duration.ofMillis(50),
        Duration.ofMillis(400),
        parkAfter,
        Duration.ofMillis(100),
        Duration.ofMillis(300),
        100,
        Duration.ofSeconds(60),
        List.of(Duration.ofMillis(500), Duration.ofSeconds(2)));
  }

  static JournalSettings.Builder file(Path folder, String instance) {
    return JournalSettings.of("jdbc:sqlite:" + folder.resolve("journal.db"), instance, keys())
        .lease(Duration.ofSeconds(2));
  }

  static JournalKeys keys() {
    return JournalKeys.of("k1", Map.of("k1", new byte[32]));
  }

  static JournalledDoor open(
      FakeCore core,
      JournalSettings.Builder file,
      SettlementSettings settings,
      Clock clock,
      MeterRegistry meters) {
    Journal journal = Journal.open(file.build());
    SlowDoor door =
        SlowDoor.builder()
            .system(core.system())
            .plans(operations(core))
            .journal(journal)
            .settlement(settings)
            .clock(clock)
            .meters(meters)
            .open();
    return new JournalledDoor(journal, door);
  }

  private static List<OperationPlan> operations(FakeCore core) {
    Settlement undo =
        new Settlement(
            Optional.of("inquire"), true, Optional.empty(), false, Set.of("3001"), Set.of("3003"));
    Settlement irreversible =
        new Settlement(
            Optional.of("inquire"), false, Optional.empty(), false, Set.of("3001"), Set.of());
    return List.of(
        core.booking("book", "book", true, TIMEOUT, ALL),
        core.booking("book.final", "book", true, TIMEOUT, irreversible),
        core.booking("book.patient", "book", true, Duration.ofSeconds(15), ALL),
        core.booking(
            "book.inquiry",
            "book",
            true,
            TIMEOUT,
            new Settlement(
                Optional.of("inquire"), false, Optional.of("reverse"), false, Set.of(), Set.of())),
        core.booking(
            "book.resend",
            "book",
            true,
            TIMEOUT,
            new Settlement(
                Optional.empty(), true, Optional.of("reverse"), false, Set.of("3001"), Set.of())),
        core.booking(
            "book.final",
            "book",
            true,
            TIMEOUT,
            new Settlement(
                Optional.of("inquire"), false, Optional.empty(), false, Set.of(), Set.of())),
        core.booking("book.nothing", "book", true, TIMEOUT, Settlement.NONE),
        core.booking("book.asleep", "book", true, TIMEOUT, ALL),
        core.booking("reverse", "reverse", true, TIMEOUT, undo),
        core.booking("inquire", "inquire", false, TIMEOUT, Settlement.NONE));
  }

  Journal journal() {
    return journal;
  }

  SlowDoor door() {
    return door;
  }

  static <T> T result(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }

  /** An interaction that is written down. */
  Interaction interaction(Duration time) {
    Interaction interaction =
        new Interaction(
            References.next(Clock.systemUTC()),
            "shop",
            "view",
            "1".repeat(32),
            Instant.now().plus(time));
    Begun begun =
        result(
            journal
                .interactions()
                .begin(
                    new InteractionStart(
                        interaction, "pay", "v1", interaction.id(), "a".repeat(64))));
    if (!(begun instanceof Begun.Fresh)) {
      throw new AssertionError(begun);
    }
    return interaction;
  }

  Outcome call(Interaction interaction, String operation, String text) {
    Outcome outcome = new Outcome();
    door.call(operation, TextNode.valueOf(text), interaction, null, outcome);
    return outcome;
  }

  StoredCall stored(String reference) {
    return result(journal.calls().find(reference)).orElseThrow();
  }

  CoreCallState state(String reference) {
    return stored(reference).state();
  }

  List<StoredCall> calls(Interaction interaction) {
    return result(journal.calls().of(interaction.id()));
  }

  InteractionState state(Interaction interaction) {
    return result(journal.interactions().find(interaction.id())).orElseThrow().state();
  }

  Instant leaseOf(Interaction interaction) {
    Instant until =
        result(journal.interactions().find(interaction.id())).orElseThrow().leaseUntil();
    return until == null ? Instant.MAX : until;
  }

  static OwedResponse problem() {
    return new OwedResponse(
        502, Map.of("Content-Type", "application/problem+json"), new byte[] {1});
  }

  /** As by kill -9, as far as that goes inside one process: nothing is written or sent any more. */
  void kill() {
    door.close();
    journal.close();
  }

  @Override
  public void close() {
    kill();
  }
}
