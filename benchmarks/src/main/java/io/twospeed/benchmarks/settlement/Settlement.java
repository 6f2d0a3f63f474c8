package io.twospeed.benchmarks.settlement;

import io.twospeed.benchmarks.load.Machine;
import io.twospeed.benchmarks.load.RawOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The one command behind {@code benchmarks/run settlement}. */
@Command(
    name = "benchmarks/run settlement",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "What a changing call costs with its journal, and without.")
public final class Settlement implements Callable<Integer> {

  @Option(names = "--rounds", description = "how often each is measured, interleaved")
  private int rounds = 3;

  @Option(names = "--warm-up", description = "seconds of load before the first window of a start")
  private int warmUpSeconds = 20;

  @Option(names = "--window", description = "seconds of each measured window")
  private int windowSeconds = 10;

  @Option(names = "--at-once", split = ",", description = "requests under way at once")
  private List<Integer> atOnce = List.of(1, 32, 256);

  @Option(names = "--journals", split = ",", description = "of off, sqlite, postgres")
  private List<String> journals = List.of("off", "sqlite", "postgres");

  @Option(names = "--out", description = "logs and raw output")
  private Path out = Path.of("benchmarks", "target", "settlement");

  @Option(names = "--quick", description = "one short round: shows that it runs, measures nothing")
  private boolean quick;

  /** Runs the benchmark; the exit code is 0, 1 for errors under load, 2 for a wrong option. */
  public static void main(String[] arguments) {
    CommandLine line = new CommandLine(new Settlement());
    System.exit(line.execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<Keeping> keepings = journals.stream().map(Keeping::named).toList();
    try (RawOutput raw = RawOutput.in(out)) {
      raw.text(Machine.describe(Clock.systemUTC()));
      Measurement measurement =
          new Measurement(
              raw,
              quick ? 1 : rounds,
              quick ? 3 : warmUpSeconds,
              quick ? 2 : windowSeconds,
              atOnce,
              keepings);
      return measurement.run() ? 0 : 1;
    }
  }
}
