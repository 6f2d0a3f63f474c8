package io.twospeed.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.suite.freeze.FreezePoint;
import io.twospeed.suite.parts.BrokerKind;
import io.twospeed.suite.parts.Store;
import io.twospeed.suite.parts.process.Jvm;
import io.twospeed.suite.trouble.Blow;
import io.twospeed.suite.trouble.Halt;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The short form of the long run: more than 20 kills of the app, and planted stops, over both
 * stores and both ways to the core at once.
 */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class NoMoneyInAnUnknownStateTest {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  private static final Path TARGET = Path.of("target", "rounds").toAbsolutePath();

  private static Jvm jvm;

  @BeforeAll
  static void makeWhatTheRoundsShare() {
    jvm = Jvm.in(TARGET.resolve("common"));
  }

  @Test
  void holdsWithAFileWhileTheAppAndItsBrokerAreKilled() {
    holds(
        new Round(4L, Store.SQLITE, BrokerKind.ARTEMIS, 6, 6),
        Blow.KILL_BROKER,
        Blow.CUT_BROKER_LINE,
        Blow.SEVER_BROKER_LINE,
        Blow.CLOSE_WINDOW);
  }

  @Test
  void holdsWithAServerWhileEitherOfTwoInstancesIsKilledAndTheDatabaseIsCut() {
    holds(
        new Round(5L, Store.POSTGRES, BrokerKind.ARTEMIS, 10, 6),
        Blow.KILL_BROKER,
        Blow.CUT_BROKER_LINE,
        Blow.SEVER_BROKER_LINE,
        Blow.CUT_DATABASE_LINE,
        Blow.SEVER_DATABASE_LINE,
        Blow.CLOSE_WINDOW);
  }

  @Test
  void holdsOverIbmsOwnClientWhileTheAppAndTheStandInOfItsQueueManagerAreKilled() {
    holds(
        new Round(6L, Store.SQLITE, BrokerKind.IBM_MQ, 5, 6),
        Blow.KILL_BROKER,
        Blow.CUT_BROKER_LINE,
        Blow.SEVER_BROKER_LINE,
        Blow.CLOSE_WINDOW);
  }

  /** What is sent when it wakes was settled by the other one long before. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void holdsWhileOneOfTwoInstancesIsFrozenInTheMiddleOfACallAndALineHoldsWhatIsOnIt() {
    holdsThrough(
        Store.POSTGRES,
        new Halt.OfAProcess(FreezePoint.SOAP_BEFORE_HAND_OVER),
        new Halt.OfALine(Blow.HOLD_SOAP_LINE),
        new Halt.OfAProcess(FreezePoint.MQ_BEFORE_PUT));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void holdsWhileTheOnlyInstanceIsFrozenForLongerThanAllItsLimits() {
    holdsThrough(
        Store.SQLITE,
        new Halt.OfAProcess(FreezePoint.SENT_DURABLE),
        new Halt.OfAProcess(FreezePoint.REQUEST_IS_READ),
        new Halt.OfAProcess(FreezePoint.SOAP_BEFORE_SOCKET));
  }

  private static void holdsThrough(Store store, Halt... halts) {
    Figures figures =
        holds(new FreezingRound(9L, store, BrokerKind.ARTEMIS, List.of(halts), 6), "ci-freezing-");
    assertThat(figures.frost().frozen())
        .as("each was reached, stood still and went on")
        .containsOnlyKeys(Stream.of(halts).map(Halt::told).toArray(String[]::new));
    assertThat(figures.orders()).as("orders").isGreaterThan(20);
  }

  /** The truth is strict; how long it takes is not asked. */
  private static Figures holds(Trial trial, String name) {
    Path folder = TARGET.resolve(name + trial.told().replaceAll("[^A-Za-z0-9]+", "-"));
    Folders.delete(folder);
    Outcome outcome = trial.run(jvm, folder, REPOSITORY);
    System.out.println(outcome.report());
    assertThat(outcome.violations())
        .as("%s%nagain: %s%nlogs in %s", outcome.report(), trial.again(), folder)
        .isEmpty();
    return outcome.figures();
  }

  private static void holds(Round round, Blow... blows) {
    Figures figures = holds(round, "ci-");
    assertThat(figures.kills()).as("kills of the app").isEqualTo(round.kills());
    assertThat(figures.blows())
        .containsKeys(Stream.of(blows).map(Blow::told).toArray(String[]::new));
    assertThat(figures.met()).as("faults met").hasSize(9).doesNotContainValue(0);
    assertThat(figures.orders()).as("orders").isGreaterThan(50);
  }
}
