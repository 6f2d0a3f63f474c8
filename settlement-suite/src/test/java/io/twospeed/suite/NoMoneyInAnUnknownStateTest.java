package io.twospeed.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.suite.parts.Store;
import io.twospeed.suite.trouble.Blow;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The short form of the long run: more than 20 kills and cuts. What fails here is replayed by
 * {@code settlement-suite/run --seed N --store S --kills 6 --clients 4}.
 */
@EnabledIfSystemProperty(named = "settlement.kills", matches = "true")
class NoMoneyInAnUnknownStateTest {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  private static final Path TARGET = Path.of("target", "rounds").toAbsolutePath();

  @Test
  void holdsWithAFileWhileTheAppAndItsBrokerAreKilled() {
    Outcome outcome = run(new Round(4L, Store.SQLITE, 6, 4));
    assertThat(outcome.figures().blows())
        .containsKeys(Blow.KILL_APP.told(), Blow.KILL_BROKER.told());
  }

  @Test
  void holdsWithAServerWhileOneOfTwoInstancesIsKilledAndTheDatabaseIsCut() {
    Outcome outcome = run(new Round(5L, Store.POSTGRES, 6, 4));
    assertThat(outcome.figures().blows())
        .containsKeys(Blow.KILL_APP.told(), Blow.CUT_DATABASE_LINE.told());
  }

  private static Outcome run(Round round) {
    Path folder = TARGET.resolve("ci-" + round.store());
    Folders.delete(folder);
    Outcome outcome = round.run(TARGET.resolve("common"), folder, REPOSITORY);
    System.out.println(outcome.report());
    assertThat(outcome.violations()).as("seed %d: %s", round.seed(), outcome.report()).isEmpty();
    assertThat(outcome.figures().orders()).isGreaterThan(50);
    return outcome;
  }
}
