package io.twospeed.suite;

import io.twospeed.suite.parts.BrokerKind;
import io.twospeed.suite.parts.Store;
import io.twospeed.suite.parts.process.Jvm;
import io.twospeed.suite.trouble.Halt;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The long run: round after round until the app was killed, or frozen, as often as was asked for.
 */
@Command(
    name = "settlement-suite/run",
    description =
        "Kills, freezes, cuts and loses what it can, and proves that no money is in an unknown state.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
public final class SettlementSuite implements Callable<Integer> {

  @Option(names = "--kills", paramLabel = "N", description = "kill -9 of the app, in all")
  private int kills = 25;

  @Option(names = "--kills-a-round", paramLabel = "N", description = "and in each round at most")
  private int killsARound = 25;

  @Option(
      names = "--freezes",
      paramLabel = "N",
      description = "instead of kills: processes and lines stand still at planned steps, in all")
  private int freezes;

  @Option(names = "--freezes-a-round", paramLabel = "N", description = "and in each round at most")
  private int freezesARound = 25;

  @Option(
      names = "--steps",
      paramLabel = "STEP",
      split = ",",
      description = "only these, in this order, again and again; --steps help lists them")
  private List<String> steps = List.of();

  @Option(
      names = "--lanes",
      paramLabel = "N",
      description = "rounds that go on side by side; 2 that kill, 4 that freeze unless told")
  private int lanes;

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
  private static final int KILLING_LANES = 2;
  private static final int FREEZING_LANES = 4;
  private static final int MOST_INSTANCES = 2;

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
    List<Halt> deck = deck(first);
    int wanted = freezes > 0 ? freezes : kills;
    int aRound = freezes > 0 ? freezesARound : killsARound;
    int sideBySide = lanes > 0 ? lanes : freezes > 0 ? FREEZING_LANES : KILLING_LANES;
    Jvm jvm = Jvm.in(folder.toAbsolutePath().resolve("common"));
    Tally tally = new Tally(wanted);
    ExecutorService threads = Executors.newFixedThreadPool(sideBySide);
    List<Future<?>> running = new ArrayList<>();
    for (int lane = 0; lane < sideBySide; lane++) {
      running.add(threads.submit(() -> lane(jvm, turn -> trial(first, turn, deck), aRound, tally)));
    }
    running.forEach(SettlementSuite::join);
    threads.shutdown();
    long minutes = Duration.ofNanos(System.nanoTime() - began).toMinutes();
    System.out.printf(
        "%s, after %d min, %d rounds, %d kills and %d freezes of the app: %s%n",
        tally.holds() ? "All of it holds" : "VIOLATED",
        minutes,
        tally.rounds(),
        tally.figures().kills(),
        tally.figures().freezes(),
        tally.figures());
    return tally.holds() ? 0 : VIOLATED;
  }

  /** Round after round, until there are kills enough or one does not hold. */
  private void lane(Jvm jvm, Function<Tally.Turn, Trial> trials, int aRound, Tally tally) {
    for (Tally.Turn turn = tally.next(aRound); turn.kills() > 0; turn = tally.next(aRound)) {
      Trial trial = trials.apply(turn);
      Outcome outcome = run(jvm, trial, turn.number());
      tally.add(outcome);
      print(trial, turn.number(), outcome);
    }
  }

  /** What stands still, one after the other, until all was; then again. */
  private List<Halt> deck(long first) {
    if (!steps.isEmpty()) {
      return steps.stream().map(SettlementSuite::named).toList();
    }
    List<Halt> deck = Halt.all(MOST_INSTANCES);
    Collections.shuffle(deck, new Random(first));
    return deck;
  }

  private static Halt named(String step) {
    return Halt.named(step)
        .orElseThrow(
            () ->
                new CommandLine.ParameterException(
                    new CommandLine(new SettlementSuite()),
                    "--steps %s is no step; expected one of %s"
                        .formatted(
                            step,
                            Halt.all(MOST_INSTANCES).stream()
                                .map(Halt::told)
                                .distinct()
                                .collect(Collectors.joining(", ")))));
  }

  private Trial trial(long first, Tally.Turn turn, List<Halt> deck) {
    return freezes > 0 ? freezing(first, turn, deck) : round(first, turn.number(), turn.kills());
  }

  private FreezingRound freezing(long first, Tally.Turn turn, List<Halt> deck) {
    Store where = where(turn.number());
    List<Halt> halts = new ArrayList<>();
    for (int place = 0; place < turn.kills(); place++) {
      Halt halt = deck.get((turn.number() * freezesARound + place) % deck.size());
      halts.add(halt.fitting(where.instances()));
    }
    return new FreezingRound(own(first, turn.number()), where, broker, halts, clients);
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
    return new Round(own(first, number), where(number), broker, kills, clients);
  }

  private Store where(int number) {
    Store inTurn = number % 2 == 0 ? Store.SQLITE : Store.POSTGRES;
    return store == null ? inTurn : store;
  }

  private static long own(long first, int number) {
    return number == 0 ? first : new SplittableRandom(first + number).nextLong(1L << 32);
  }

  private Outcome run(Jvm jvm, Trial trial, int number) {
    Path here = folder(number);
    Outcome outcome = trial.run(jvm, here, Path.of("").toAbsolutePath());
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

  private synchronized void print(Trial trial, int number, Outcome outcome) {
    System.out.println(outcome.report());
    if (outcome.violations().isEmpty()) {
      return;
    }
    outcome.violations().stream()
        .limit(MOST_TOLD)
        .forEach(violation -> System.out.println("- " + violation));
    System.out.printf(
        "VIOLATED; the same decisions again: %s; logs in %s%n",
        trial.again(), folder.resolve("round-" + number));
  }
}
