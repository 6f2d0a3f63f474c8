package io.twospeed.legacycore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.legacycore.call.CoreCallException;
import io.twospeed.legacycore.call.CoreCallException.Kind;
import io.twospeed.legacycore.settings.CoreSystem;
import io.twospeed.legacycore.settings.Protection;
import io.twospeed.legacycore.transport.SystemHealth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What keeps calls from overrunning the core, over a real broker. */
@Tag("slow")
class ProtectionTest {
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Duration HASTE = Duration.ofMillis(700);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private MqCore core;
  private @Nullable SlowDoor opened;

  @BeforeEach
  void startTheCore() throws Exception {
    core = new MqCore();
    core.start();
  }

  @AfterEach
  void stopTheCore() throws Exception {
    SlowDoor door = opened;
    if (door != null) {
      door.close();
    }
    core.end();
  }

  @Test
  void noMoreCallsAreUnderWayThanConfigAllowsAndTheRestIsRefusedAtTheDoor() {
    SlowDoor door = open(new Protection(2, 0, null, 1, PAUSE), Map.of());
    Outcome first = Outcome.of(door, "change", "hold 1");
    Outcome second = Outcome.of(door, "read", "hold 2");
    CoreCallException problem = Outcome.of(door, "change", "answer 3").problem();
    assertThat(problem.kind()).isEqualTo(Kind.OVERLOAD);
    assertThat(problem.problem()).isEqualTo("overload");
    assertThat(problem.status()).isEqualTo(503);
    assertThat(problem.retryAfterSeconds()).isEqualTo(1);
    assertThat(problem.outcome()).isEqualTo(CoreCallState.NOT_DONE);
    assertThat(problem)
        .hasMessageContaining("2 calls of core are under way, the most its config allows");
    letGo(2);
    assertThat(first.answer() + second.answer()).isEqualTo("12");
    assertThat(Outcome.of(door, "change", "answer 3").answer()).isEqualTo("3");
    assertThat(core.requests().stream().filter("answer 3"::equals)).hasSize(1);
  }

  @Test
  void everyEndOfACallGivesItsPlaceBack() {
    SlowDoor door = open(new Protection(1, 0, null, 1, PAUSE), Map.of());
    for (String request :
        List.of("answer 1", "refuse 1", "garble", "silent", "untranslatable", "answer 1")) {
      Outcome outcome = Outcome.of(door, request.equals("silent") ? "read.hasty" : "read", request);
      Throwable problem = outcome.problemOrNull();
      if (problem instanceof CoreCallException known) {
        assertThat(known.kind()).as(request).isNotEqualTo(Kind.OVERLOAD);
      }
    }
  }

  @Test
  void oneOperationCanBeHeldBackMoreThanItsSystem() {
    SlowDoor door =
        open(
            new Protection(50, 0, null, 1, PAUSE),
            Map.of("read", new Protection(1, 0, null, 1, PAUSE)));
    Outcome first = Outcome.of(door, "read", "hold 1");
    assertThat(Outcome.of(door, "read", "answer 2").problem())
        .hasMessageContaining("1 calls of read are under way");
    assertThat(Outcome.of(door, "change", "answer 3").answer()).isEqualTo("3");
    letGo(1);
    assertThat(first.answer()).isEqualTo("1");
    assertThat(
            meters
                .get("resilience4j.bulkhead.available.concurrent.calls")
                .tag("name", "core")
                .gauge()
                .value())
        .isEqualTo(50);
  }

  @Test
  void aRateIsKept() {
    SlowDoor door = open(Protection.none(), Map.of("read", new Protection(0, 3, null, 1, PAUSE)));
    List<Outcome> all = new ArrayList<>();
    long beginNanos = System.nanoTime();
    for (int i = 0; i < 40; i++) {
      all.add(Outcome.of(door, "read", "answer 1"));
    }
    long begunSeconds = 2 + (System.nanoTime() - beginNanos) / 1_000_000_000;
    List<Throwable> refused =
        all.stream().map(Outcome::problemOrNull).filter(problem -> problem != null).toList();
    assertThat(all.size() - refused.size()).isBetween(3, (int) (3 * begunSeconds));
    assertThat(refused)
        .isNotEmpty()
        .allSatisfy(
            problem ->
                assertThat(problem)
                    .hasMessageContaining("read has had its 3 calls of this second"));
  }

  @Test
  void theBreakerOpensOnTimeoutsAndClosesWhenTheCoreAnswersAgain() {
    Protection.Breaker breaker = new Protection.Breaker(50, 4, Duration.ofMillis(600), 2);
    SlowDoor door = open(new Protection(0, 0, breaker, 1, PAUSE), Map.of());
    for (int i = 0; i < 4; i++) {
      Outcome.of(door, "read.hasty", "silent").problem();
    }
    CoreCallException problem = Outcome.of(door, "read", "answer 1").problem();
    assertThat(problem.kind()).isEqualTo(Kind.OVERLOAD);
    assertThat(problem.problem()).isEqualTo("core-unavailable");
    assertThat(problem.status()).isEqualTo(503);
    assertThat(problem.retryAfterSeconds()).isEqualTo(1);
    assertThat(problem).hasMessageContaining("the circuit breaker of core is open");
    await("the breaker closes")
        .atMost(Duration.ofMinutes(1))
        .until(() -> "2".equals(Outcome.of(door, "read", "answer 2").answerOrNull()));
  }

  @Test
  void refusalsByTheCoreNeverOpenTheBreaker() {
    Protection.Breaker breaker = new Protection.Breaker(1, 4, Duration.ofSeconds(60), 2);
    SlowDoor door = open(new Protection(0, 0, breaker, 1, PAUSE), Map.of());
    for (int i = 0; i < 20; i++) {
      assertThat(Outcome.of(door, "change", "refuse 1").problem().kind()).isEqualTo(Kind.REFUSED);
    }
    assertThat(Outcome.of(door, "read", "answer 1").answer()).isEqualTo("1");
  }

  @Test
  void aReadIsTriedAgainUnderAReferenceOfItsOwnAndAChangeNever() {
    SlowDoor door = open(new Protection(0, 0, null, 3, PAUSE), Map.of());
    assertThat(Outcome.of(door, "read.hasty", "silent").problem().kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(core.requests().stream().filter("silent"::equals)).hasSize(3);
    assertThat(Outcome.of(door, "change.hasty", "silent").problem().kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(core.requests().stream().filter("silent"::equals)).hasSize(4);
    assertThat(Outcome.of(door, "read", "refuse 1").problem().kind()).isEqualTo(Kind.REFUSED);
    assertThat(core.requests().stream().filter("refuse 1"::equals)).hasSize(1);
  }

  @Test
  void settingsThatCannotBeUsedAreRefusedWithTheWayToMendThem() {
    assertThatThrownBy(() -> new Protection(-1, 0, null, 1, PAUSE))
        .hasMessage(
            "Setting protection.maxConcurrent is -1; expected 0 or more; fix: correct it in config");
  }

  @Test
  void everyOperationThatCannotBeBoundIsNamedAtOnce() {
    assertThatThrownBy(
            () ->
                SlowDoor.builder()
                    .system(FakeCore.system(null, null))
                    .plans(
                        List.of(
                            core.operation("read", false, PAUSE),
                            core.operation("change", true, PAUSE)))
                    .open())
        .hasMessageContaining(
            "Operation read: transport is mq; expected a way that config's core system core has")
        .hasMessageContaining("Operation change: transport is mq");
  }

  private void letGo(int answers) {
    await("the requests are at the core")
        .atMost(Outcome.PATIENCE)
        .until(() -> core.held().count() == answers);
    core.held().letGo();
  }

  private SlowDoor open(Protection protection, Map<String, Protection> operations) {
    CoreSystem bare = core.system();
    SlowDoor door =
        SlowDoor.builder()
            .meters(meters)
            .system(
                new CoreSystem("core", bare.zone(), "TS", bare.mq(), null, protection, operations))
            .plans(
                List.of(
                    core.operation("read", false, Outcome.PATIENCE),
                    core.operation("change", true, Outcome.PATIENCE),
                    core.operation("read.hasty", false, HASTE),
                    core.operation("change.hasty", true, HASTE)))
            .open();
    opened = door;
    await("connected")
        .atMost(Duration.ofMinutes(1))
        .until(() -> door.health().values().stream().allMatch(SystemHealth::up));
    return door;
  }
}
