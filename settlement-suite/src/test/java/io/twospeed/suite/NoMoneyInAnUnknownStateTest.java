package io.twospeed.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.suite.parts.BrokerKind;
import io.twospeed.suite.parts.Jvm;
import io.twospeed.suite.parts.Store;
import io.twospeed.suite.trouble.Blow;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The short form of the long run: more than 20 kills of the app, over both stores and both ways to
 * the core at once.
 */
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
        new Round(4L, Store.SQLITE, BrokerKind.ARTEMIS, 8, 6),
        Blow.KILL_BROKER,
        Blow.CUT_BROKER_LINE,
        Blow.SEVER_BROKER_LINE,
        Blow.CLOSE_WINDOW);
  }

  @Test
  void holdsWithAServerWhileEitherOfTwoInstancesIsKilledAndTheDatabaseIsCut() {
    holds(
        new Round(5L, Store.POSTGRES, BrokerKind.ARTEMIS, 14, 6),
        Blow.KILL_BROKER,
        Blow.CUT_BROKER_LINE,
        Blow.SEVER_BROKER_LINE,
        Blow.CUT_DATABASE_LINE,
        Blow.SEVER_DATABASE_LINE,
        Blow.CLOSE_WINDOW);
  }

  /** Asked for with {@code -Dkills.ibm-mq=true}, until what it found once is explained. */
  @Test
  void holdsOverIbmsOwnClientWhileTheAppAndTheStandInOfItsQueueManagerAreKilled() {
    holds(
        new Round(6L, Store.SQLITE, BrokerKind.IBM_MQ, 6, 6),
        Blow.KILL_BROKER,
        Blow.CUT_BROKER_LINE,
        Blow.SEVER_BROKER_LINE,
        Blow.CLOSE_WINDOW);
  }

  /** The truth is strict; how long it takes is not asked. */
  private static void holds(Round round, Blow... blows) {
    Path folder = TARGET.resolve("ci-" + round.store() + "-" + round.broker());
    Folders.delete(folder);
    Outcome outcome = round.run(jvm, folder, REPOSITORY);
    System.out.println(outcome.report());
    assertThat(outcome.violations())
        .as("%s%nagain: %s%nlogs in %s", outcome.report(), round.again(), folder)
        .isEmpty();
    Figures figures = outcome.figures();
    assertThat(figures.kills()).as("kills of the app").isEqualTo(round.kills());
    assertThat(figures.blows())
        .containsKeys(Stream.of(blows).map(Blow::told).toArray(String[]::new));
    assertThat(figures.met()).as("faults met").hasSize(9).doesNotContainValue(0);
    assertThat(figures.orders()).as("orders").isGreaterThan(50);
  }
}
