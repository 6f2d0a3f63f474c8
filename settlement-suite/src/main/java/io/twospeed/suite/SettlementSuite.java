package io.twospeed.suite;

import io.twospeed.suite.parts.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The long run: round after round until the app was killed as often as was asked for. */
@Command(
    name = "settlement-suite/run",
    description =
        "Kills, cuts and loses what it can, and proves that no money is in an unknown state.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
public final class SettlementSuite implements Callable<Integer> {

  @Option(names = "--kills", paramLabel = "N", description = "kill -9 of the app, in all")
  private int kills = 25;

  @Option(names = "--kills-a-round", paramLabel = "N", description = "and in each round at most")
  private int killsARound = 25;

  @Option(names = "--clients", paramLabel = "N", description = "that order at a time")
  private int clients = 8;

  @Option(names = "--store", description = "${COMPLETION-CANDIDATES}; both in turn unless told")
  private @Nullable Store store;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "replays the decisions of a run; else a new one")
  private @Nullable Long seed;

  @Option(names = "--folder", paramLabel = "DIR", description = "logs and data of each round")
  private Path folder = Path.of("settlement-suite", "target", "rounds");

  private static final int MOST_TOLD = 50;
  private static final int VIOLATED = 3;

  private SettlementSuite() {}

  /** Exit 0 where everything holds, 3 where something does not, 1 where that cannot be told. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new SettlementSuite()).execute(arguments));
  }

  @Override
  public Integer call() {
    long first = seed == null ? System.nanoTime() & 0xFFFFFFFFL : seed;
    System.out.printf("seed %d (again: --seed %d)%n", first, first);
    Figures all = Figures.NONE;
    Duration took = Duration.ZERO;
    int left = kills;
    for (int number = 0; left > 0; number++) {
      Round round = round(first, number, Math.min(left, killsARound));
      Outcome outcome = run(round, number);
      all = all.plus(outcome.figures());
      took = took.plus(outcome.took());
      System.out.println(outcome.report());
      if (!outcome.violations().isEmpty()) {
        return failed(round, number, outcome);
      }
      left -= round.kills();
    }
    System.out.printf("All of it holds, after %d min: %s%n", took.toMinutes(), all);
    return 0;
  }

  private Round round(long first, int number, int kills) {
    Store inTurn = number % 2 == 0 ? Store.SQLITE : Store.POSTGRES;
    Store where = store == null ? inTurn : store;
    long own = number == 0 ? first : new SplittableRandom(first + number).nextLong(1L << 32);
    return new Round(own, where, kills, clients);
  }

  private Outcome run(Round round, int number) {
    Path here = folder(number);
    Outcome outcome =
        round.run(folder.toAbsolutePath().resolve("common"), here, Path.of("").toAbsolutePath());
    if (outcome.violations().isEmpty()) {
      Folders.delete(here);
    }
    return outcome;
  }

  private Path folder(int number) {
    Path here = folder.toAbsolutePath().resolve("round-" + number);
    Folders.delete(here);
    return here;
  }

  private int failed(Round round, int number, Outcome outcome) {
    outcome.violations().stream()
        .limit(MOST_TOLD)
        .forEach(violation -> System.out.println("- " + violation));
    System.out.printf(
        "VIOLATED; the same decisions again: settlement-suite/run --seed %d --store %s --kills %d"
            + " --clients %d; logs in %s%n",
        round.seed(), round.store(), round.kills(), clients, folder.resolve("round-" + number));
    return VIOLATED;
  }
}
