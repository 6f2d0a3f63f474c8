package io.twospeed.suite;

import io.twospeed.suite.parts.BrokerKind;
import io.twospeed.suite.parts.Jvm;
import io.twospeed.suite.parts.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

  @Option(names = "--lanes", paramLabel = "N", description = "rounds that go on side by side")
  private int lanes = 2;

  @Option(names = "--clients", paramLabel = "N", description = "that order at a time")
  private int clients = 8;

  @Option(names = "--store", description = "${COMPLETION-CANDIDATES}; both in turn unless told")
  private @Nullable Store store;

  @Option(
      names = "--broker",
      description = "${COMPLETION-CANDIDATES}; IBM_MQ: IBM's client, over the stand-in")
  private BrokerKind broker = BrokerKind.ARTEMIS;

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
    long began = System.nanoTime();
    Jvm jvm = Jvm.in(folder.toAbsolutePath().resolve("common"));
    Tally tally = new Tally(kills);
    ExecutorService threads = Executors.newFixedThreadPool(lanes);
    List<Future<?>> running = new ArrayList<>();
    for (int lane = 0; lane < lanes; lane++) {
      running.add(threads.submit(() -> lane(jvm, first, tally)));
    }
    running.forEach(SettlementSuite::join);
    threads.shutdown();
    long minutes = Duration.ofNanos(System.nanoTime() - began).toMinutes();
    System.out.printf(
        "%s, after %d min, %d rounds, %d kills of the app: %s%n",
        tally.holds() ? "All of it holds" : "VIOLATED",
        minutes,
        tally.rounds(),
        tally.figures().kills(),
        tally.figures());
    return tally.holds() ? 0 : VIOLATED;
  }

  /** Round after round, until there are kills enough or one does not hold. */
  private void lane(Jvm jvm, long first, Tally tally) {
    for (Tally.Turn turn = tally.next(killsARound);
        turn.kills() > 0;
        turn = tally.next(killsARound)) {
      Round round = round(first, turn.number(), turn.kills());
      Outcome outcome = run(jvm, round, turn.number());
      tally.add(outcome);
      print(round, turn.number(), outcome);
    }
  }

  private static void join(Future<?> lane) {
    try {
      lane.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a round could not be run to its end", e.getCause());
    }
  }

  private Round round(long first, int number, int kills) {
    Store inTurn = number % 2 == 0 ? Store.SQLITE : Store.POSTGRES;
    Store where = store == null ? inTurn : store;
    long own = number == 0 ? first : new SplittableRandom(first + number).nextLong(1L << 32);
    return new Round(own, where, broker, kills, clients);
  }

  private Outcome run(Jvm jvm, Round round, int number) {
    Path here = folder(number);
    Outcome outcome = round.run(jvm, here, Path.of("").toAbsolutePath());
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

  private synchronized void print(Round round, int number, Outcome outcome) {
    System.out.println(outcome.report());
    if (outcome.violations().isEmpty()) {
      return;
    }
    outcome.violations().stream()
        .limit(MOST_TOLD)
        .forEach(violation -> System.out.println("- " + violation));
    System.out.printf(
        "VIOLATED; the same decisions again: %s; logs in %s%n",
        round.again(), folder.resolve("round-" + number));
  }
}
