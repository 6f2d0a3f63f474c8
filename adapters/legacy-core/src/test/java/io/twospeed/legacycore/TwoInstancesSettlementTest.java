package io.twospeed.legacycore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.StoredCall;
import io.twospeed.journal.interactions.Interaction;
import io.twospeed.journal.interactions.InteractionState;
import io.twospeed.journal.settings.JournalSettings;
import io.twospeed.legacycore.call.CoreCallException;
import io.twospeed.legacycore.settings.SettlementSettings;
import io.twospeed.mqstandin.HeldPort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two doors over one PostgreSQL: the test's own is one instance, and {@code other} another. */
@Tag("slow")
class TwoInstancesSettlementTest extends JournalledTest {
  private static final HeldPort PORT = HeldPort.any();
  private static EmbeddedPostgres postgres;
  private JournalledDoor other;

  @BeforeAll
  static void startPostgres() throws IOException {
    postgres =
        EmbeddedPostgres.builder()
            .setPort(PORT.number())
            .setServerConfig("listen_addresses", "127.0.0.1")
            .start();
  }

  @AfterAll
  static void stopPostgres() throws IOException {
    postgres.close();
    PORT.close();
  }

  @Override
  FakeCore newCore() throws Exception {
    return new SoapCore();
  }

  @Override
  JournalledDoor open(SettlementSettings settings) {
    return open(store("one"), settings);
  }

  private static JournalSettings.Builder store(String instance) {
    String url = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(postgres.getPort());
    return JournalSettings.of(url, instance, JournalledDoor.keys())
        .login("postgres", "")
        .lease(Duration.ofSeconds(2));
  }

  @BeforeEach
  void openTheOther() {
    other = open(store("two"), JournalledDoor.quick());
  }

  @AfterEach
  void closeTheOther() {
    other.close();
  }

  private void awaitUndone(Interaction interaction) {
    await("it is undone")
        .atMost(LONG)
        .until(() -> other.state(interaction) == InteractionState.UNDONE);
  }

  @Test
  void whatADeadInstanceLeftIsSettledAndUndoneByTheOther() {
    Interaction interaction = door.interaction(LONG);
    Outcome first = door.call(interaction, "book.patient", "1");
    first.answer();
    core.books().plan("book", "mute");
    var unused = door.call(interaction, "book.patient", "1");
    await("booked").atMost(LONG).until(() -> core.books().standing() == 2);
    door.kill();
    awaitUndone(interaction);
    List<StoredCall> calls = other.calls(interaction);
    assertThat(calls).hasSize(4);
    assertThat(calls.subList(0, 2))
        .extracting(StoredCall::state)
        .containsOnly(CoreCallState.REVERSED);
    assertThat(core.books().standing()).isZero();
  }

  @Test
  void whatAnInstanceThatEndsInOrderLeavesIsTakenOverAtOnce() {
    // What its end breaks off, and its giving up of all leases, are a race: the one of ten shows
    // it.
    for (int i = 0; i < 10; i++) {
      JournalledDoor third =
          open(store("three-" + i).lease(Duration.ofMinutes(10)), JournalledDoor.quick());
      Interaction interaction = third.interaction(LONG);
      third.call(interaction, "book.patient", "1").answer();
      core.books().plan("book", "mute");
      var unused = third.call(interaction, "book.patient", "1");
      await("booked").atMost(LONG).until(() -> core.books().standing() == 2);
      third.close();
      awaitUndone(interaction);
      assertThat(core.books().standing()).isZero();
    }
  }

  @Test
  void aLivingInstanceKeepsItsCallInDoubtHoweverLongThatTakes() {
    Interaction interaction = door.interaction(LONG);
    core.books().plan("book", "mute");
    core.books().plan("inquire", Collections.nCopies(12, "lose").toArray(String[]::new));
    CoreCallException problem = door.call(interaction, "book", "1").problem();
    assertThat(problem.outcome()).isEqualTo(CoreCallState.CONFIRMED);
    StoredCall stored = door.stored(problem.reference());
    assertThat(stored.claims()).isZero();
    assertThat(Duration.between(stored.createdAt(), stored.stateSince()))
        .as("longer than a lease")
        .isGreaterThan(Duration.ofSeconds(2));
  }

  @Test
  void whicheverOfTwoUndoesAnInteractionEveryCallIsReversedOnce() {
    List<Interaction> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      JournalledDoor at = i % 2 == 0 ? door : other;
      Interaction interaction = at.interaction(LONG);
      at.call(interaction, "book.patient", "1").answer();
      JournalledDoor.result(
          at.journal()
              .interactions()
              .toBeUndone(interaction.id(), "route-failed", JournalledDoor.problem()));
      all.add(interaction);
    }
    for (Interaction interaction : all) {
      awaitUndone(interaction);
      // On a busy machine a reversal's time may be over before it is sent; the next one is sent.
      assertThat(other.calls(interaction))
          .filteredOn(call -> call.state() != CoreCallState.NOT_DONE)
          .hasSize(2);
    }
    assertThat(core.books().standing()).isZero();
  }
}
