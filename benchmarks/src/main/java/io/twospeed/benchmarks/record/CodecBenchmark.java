package io.twospeed.benchmarks.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs {@link RecordCodecs} by JMH with its allocation profiler, and prints one table. */
public final class CodecBenchmark {
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private CodecBenchmark() {}

  /** What one contender did with one record. */
  private record Figure(double recordsPerSecond, double bytesPerRecord) {}

  /**
   * Runs it.
   *
   * @param args {@code --quick} to see that it runs; {@code --output FILE} for JMH's own output
   */
  public static void main(String[] args) throws RunnerException, IOException {
    boolean quick = Arrays.asList(args).contains("--quick");
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(RecordCodecs.class.getName())
            .addProfiler(GCProfiler.class)
            .jvmArgs("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC")
            .forks(number(args, "--forks", quick ? 1 : 3))
            .warmupIterations(number(args, "--iterations", quick ? 1 : 5))
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(number(args, "--iterations", quick ? 1 : 5))
            .measurementTime(TimeValue.seconds(1));
    int output = Arrays.asList(args).indexOf("--output");
    Path raw = output >= 0 && output + 1 < args.length ? Path.of(args[output + 1]) : null;
    if (raw != null) {
      System.err.println("JMH writes to " + raw);
      options.output(raw.toString());
    }
    String table = table(new Runner(options.build()).run());
    System.out.print(table);
    if (raw != null) {
      Files.writeString(raw, Files.readString(raw) + '\n' + table);
    }
  }

  private static int number(String[] args, String option, int byDefault) {
    int at = Arrays.asList(args).indexOf(option);
    return at >= 0 && at + 1 < args.length ? Integer.parseInt(args[at + 1]) : byDefault;
  }

  private static String table(Collection<RunResult> results) {
    Map<String, Map<String, Figure>> byRecord = new TreeMap<>();
    for (RunResult result : results) {
      String record = result.getParams().getParam("record");
      @Nullable Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
      byRecord
          .computeIfAbsent(record, key -> new TreeMap<>())
          .put(
              result.getPrimaryResult().getLabel(),
              new Figure(
                  result.getPrimaryResult().getScore(),
                  allocated == null ? Double.NaN : allocated.getScore()));
    }
    StringBuilder table = new StringBuilder();
    table.append(
        "| record | way | codec | records/s | bytes allocated a record | time, of by hand |\n");
    table.append("|---|---|---|---:|---:|---:|\n");
    byRecord.forEach(
        (record, figures) ->
            figures.forEach((label, figure) -> row(record, label, figure, figures, table)));
    return table.toString();
  }

  private static void row(
      String record,
      String label,
      Figure figure,
      Map<String, Figure> figures,
      StringBuilder table) {
    String way = label.substring(0, "decode".length());
    Figure byHand = figures.get(way + "ByHand");
    double times = byHand == null ? 1 : byHand.recordsPerSecond / figure.recordsPerSecond;
    table.append(
        String.format(
            Locale.ROOT,
            "| %s | %s | %s | %.0f | %.0f | %.2f |%n",
            record,
            way,
            label.substring(way.length()),
            figure.recordsPerSecond,
            figure.bytesPerRecord,
            times));
  }
}
