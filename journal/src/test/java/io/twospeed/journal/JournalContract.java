package io.twospeed.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.twospeed.journal.calls.CallMove;
import io.twospeed.journal.calls.CallPlan;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.calls.Settling;
import io.twospeed.journal.calls.StoredCall;
import io.twospeed.journal.common.References;
import io.twospeed.journal.encryption.JournalKeys;
import io.twospeed.journal.interactions.Interaction;
import io.twospeed.journal.interactions.InteractionStart;
import io.twospeed.journal.interactions.OwedResponse;
import io.twospeed.journal.interactions.StoredInteraction;
import io.twospeed.journal.settings.JournalSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** What every part of the contract needs: a journal on a store, wiped before each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JournalContract {
  static final JournalKeys KEYS =
      JournalKeys.of("k1", Map.of("k1", "0123456789abcdef".getBytes(StandardCharsets.UTF_8)));
  static final String DIGEST = "ab".repeat(32);
  static final OwedResponse CREATED =
      new OwedResponse(201, Map.of("Location", "/x"), bytes("{\"ok\":true}"));
  static final OwedResponse PROBLEM =
      new OwedResponse(
          422, Map.of("Content-Type", "application/problem+json"), bytes("{\"status\":422}"));

  final TestClock clock = new TestClock();
  final TestStore store;
  Journal journal;

  JournalContract(TestStore store) {
    this.store = store;
    this.journal = open("a");
  }

  final Journal open(String instance) {
    return Journal.open(settings(instance).build());
  }

  JournalSettings.Builder settings(String instance) {
    return JournalSettings.of(store.url(), instance, KEYS)
        .login(store.user(), "")
        .clock(clock)
        .readers(2)
        .lease(Duration.ofSeconds(30))
        .retention(Duration.ofDays(30));
  }

  @BeforeAll
  @BeforeEach
  void wipe() {
    store.execute(
        "DELETE FROM core_call_decision",
        "DELETE FROM core_call",
        "DELETE FROM notification",
        "DELETE FROM interaction");
  }

  @AfterAll
  void close() {
    journal.close();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static <T> T result(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }

  static <T extends Throwable> T refusal(Class<T> type, CompletionStage<?> stage) {
    Throwable thrown = catchThrowable(() -> result(stage));
    assertThat(thrown).isInstanceOf(CompletionException.class);
    assertThat(thrown.getCause()).isInstanceOf(type);
    return Objects.requireNonNull(type.cast(thrown.getCause()));
  }

  InteractionStart start(String client, String key, String digest) {
    Interaction interaction =
        new Interaction(
            References.next(clock),
            client,
            "instalments",
            "0af7651916cd43dd8448eb211c80319c",
            clock.instant().plusSeconds(10));
    return new InteractionStart(interaction, "openPlan", "1.2.0", key, digest);
  }

  /** A running interaction of instance a. */
  String begun() {
    return begun(journal);
  }

  String begun(Journal at) {
    return result(at.interactions().begin(start("shop", References.next(clock), DIGEST))).id();
  }

  CallPlan transfer(String interactionId) {
    return new CallPlan(
        References.next(clock),
        interactionId,
        "payments.transfer",
        "core-banking",
        new Settling("payments.status", "same-reference", "payments.reverse"));
  }

  /** A call of a running interaction, brought to this state by the ways of the table. */
  String callIn(CoreCallState state) {
    return callIn(state, begun());
  }

  String callIn(CoreCallState state, String interactionId) {
    CallPlan plan = transfer(interactionId);
    result(journal.calls().plan(plan, bytes("request")));
    way(state, plan.reference());
    return plan.reference();
  }

  private void way(CoreCallState state, String reference) {
    switch (state) {
      case PLANNED -> {}
      case SENT -> step(CoreCallState.PLANNED, state, reference);
      case CONFIRMED, REJECTED, NOT_DONE, IN_DOUBT -> step(CoreCallState.SENT, state, reference);
      case PARKED -> step(CoreCallState.IN_DOUBT, state, reference);
      case REVERSING -> step(CoreCallState.CONFIRMED, state, reference);
      case REVERSED -> step(CoreCallState.REVERSING, state, reference);
      case CONTRADICTED -> step(CoreCallState.NOT_DONE, state, reference);
    }
  }

  private void step(CoreCallState from, CoreCallState to, String reference) {
    way(from, reference);
    result(journal.calls().move(new CallMove(reference, from, to, EvidenceKind.REPLY, "")));
  }

  StoredCall call(String reference) {
    return result(journal.calls().find(reference)).orElseThrow();
  }

  StoredInteraction interaction(String id) {
    return result(journal.interactions().find(id)).orElseThrow();
  }
}
