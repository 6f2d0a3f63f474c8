package io.twospeed.benchmarks.releases;

import io.twospeed.benchmarks.load.Machine;
import io.twospeed.benchmarks.load.RawOutput;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Products that go live under load; the same with Camel's route reload; and many products. */
public final class ReleasesBenchmark {

  private ReleasesBenchmark() {}

  /** Runs the parts that the arguments name, and prints their tables. */
  public static void main(String[] arguments) throws IOException {
    if (List.of(arguments).contains("--help")) {
      System.out.print(Options.help());
      return;
    }
    Options options = Options.parse(arguments);
    try (RawOutput out = RawOutput.in(options.out())) {
      out.text(Machine.describe(Clock.systemUTC()));
      underLoad(options, out);
      growth(options, out);
    }
  }

  private static void underLoad(Options options, RawOutput out) throws IOException {
    List<String> rows = new ArrayList<>();
    for (Side side : Side.values()) {
      if (options.parts().contains(side.name().toLowerCase(Locale.ROOT))) {
        rows.add(new UnderLoad(side, options, out).run());
      }
    }
    if (!rows.isEmpty()) {
      out.line(UnderLoad.head());
      rows.forEach(out::line);
    }
  }

  private static void growth(Options options, RawOutput out) throws IOException {
    if (options.parts().contains("growth")) {
      List<String> rows = new ArrayList<>();
      for (int products : options.products()) {
        rows.add(new Growth(options, out).run(products));
      }
      out.line(Growth.head());
      rows.forEach(out::line);
    }
  }
}
