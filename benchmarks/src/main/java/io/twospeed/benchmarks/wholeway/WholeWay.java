package io.twospeed.benchmarks.wholeway;

import io.twospeed.benchmarks.load.Machine;
import io.twospeed.benchmarks.load.RawOutput;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;

/**
 * The one command behind {@code benchmarks/run whole-way}: starts the core, then each contender in
 * turn, loads them from here, prints the table.
 */
public final class WholeWay {

  private WholeWay() {}

  /** Runs the benchmark; the exit code is 0, 1 for errors under load, 2 for a wrong option. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (Arrays.asList(arguments).contains("--help")) {
      System.out.print(Options.help());
      return;
    }
    Options options;
    try {
      options = Options.parse(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    try (RawOutput raw = RawOutput.in(options.out())) {
      raw.line("command benchmarks/run whole-way " + String.join(" ", arguments));
      raw.text(Machine.describe(Clock.systemUTC()));
      boolean clean = new Run(options, raw).measure();
      System.exit(clean ? 0 : 1);
    }
  }
}
