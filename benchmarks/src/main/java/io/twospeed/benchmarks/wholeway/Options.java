package io.twospeed.benchmarks.wholeway;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** How long and how often to measure whom. Every run is bounded by these. */
record Options(
    int rounds,
    Duration warmUp,
    int warmUpAnswers,
    Duration window,
    List<Integer> connections,
    List<Contender> contenders,
    List<String> jvmFlags,
    Path out) {

  private static final int MOST_ROUNDS = 25;
  private static final long LONGEST_SECONDS = 600;
  private static final int MOST_WARM_UP_ANSWERS = 900_000;
  private static final int MOST_CONNECTIONS = 1024;

  static Options defaults() {
    return new Options(
        3,
        Duration.ofSeconds(45),
        30_000,
        Duration.ofSeconds(12),
        List.of(64, 8),
        List.of(Contender.values()),
        List.of("-Xms512m", "-Xmx512m"),
        Path.of("benchmarks", "target", "whole-way"));
  }

  static String help() {
    return """
        benchmarks/run whole-way [OPTION...]
          --rounds N            how often each contender is measured, interleaved (3)
          --warm-up SECONDS     load before the first window of each start (45)
          --warm-up-answers N   the warm-up goes on, up to 4 times as long, until so many (30000)
          --window SECONDS      length of each measured window (12)
          --connections N,N     one window for each number of connections (64,8)
          --contenders A,B      of %s (all)
          --jvm-flags "F F"     the same for every contender (-Xms512m -Xmx512m)
          --out DIR             logs and raw output (benchmarks/target/whole-way)
          --quick               one short round: shows that it runs, measures nothing
        """
        .formatted(Contender.allOptions());
  }

  static Options parse(String... arguments) {
    Options options = defaults();
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].equals("--quick")) {
        options = options.quick();
      } else if (i + 1 < arguments.length) {
        options = options.with(arguments[i], arguments[++i]);
      } else {
        throw new IllegalArgumentException(
            "'" + arguments[i] + "' is no option, or its value is missing\n" + help());
      }
    }
    return options;
  }

  private Options with(String name, String value) {
    return switch (name) {
      case "--rounds" -> withRounds(bounded(name, value, MOST_ROUNDS));
      case "--warm-up" -> withWarmUp(seconds(name, value));
      case "--warm-up-answers" -> withWarmUpAnswers(bounded(name, value, MOST_WARM_UP_ANSWERS));
      case "--window" -> withWindow(seconds(name, value));
      case "--connections" ->
          withConnections(
              Arrays.stream(value.split(",", -1))
                  .map(part -> (int) bounded(name, part, MOST_CONNECTIONS))
                  .toList());
      case "--contenders" ->
          withContenders(Arrays.stream(value.split(",", -1)).map(Contender::named).toList());
      case "--jvm-flags" -> withJvmFlags(List.of(value.strip().split("\\s+", -1)));
      case "--out" -> withOut(Path.of(value));
      default -> throw new IllegalArgumentException("no option '" + name + "'\n" + help());
    };
  }

  private static Duration seconds(String name, String value) {
    return Duration.ofSeconds(bounded(name, value, LONGEST_SECONDS));
  }

  private static long bounded(String name, String value, long most) {
    if (!value.matches("[0-9]{1,6}") || Long.parseLong(value) < 1 || Long.parseLong(value) > most) {
      throw new IllegalArgumentException(
          name + " takes whole numbers from 1 to " + most + ", not '" + value + "'");
    }
    return Long.parseLong(value);
  }

  private Options quick() {
    return withRounds(1)
        .withWarmUp(Duration.ofSeconds(3))
        .withWarmUpAnswers(0)
        .withWindow(Duration.ofSeconds(2));
  }

  private Options withRounds(long value) {
    return new Options(
        (int) value, warmUp, warmUpAnswers, window, connections, contenders, jvmFlags, out);
  }

  private Options withWarmUp(Duration value) {
    return new Options(
        rounds, value, warmUpAnswers, window, connections, contenders, jvmFlags, out);
  }

  private Options withWarmUpAnswers(long value) {
    return new Options(rounds, warmUp, (int) value, window, connections, contenders, jvmFlags, out);
  }

  private Options withWindow(Duration value) {
    return new Options(
        rounds, warmUp, warmUpAnswers, value, connections, contenders, jvmFlags, out);
  }

  private Options withConnections(List<Integer> value) {
    return new Options(rounds, warmUp, warmUpAnswers, window, value, contenders, jvmFlags, out);
  }

  private Options withContenders(List<Contender> value) {
    return new Options(rounds, warmUp, warmUpAnswers, window, connections, value, jvmFlags, out);
  }

  private Options withJvmFlags(List<String> value) {
    return new Options(rounds, warmUp, warmUpAnswers, window, connections, contenders, value, out);
  }

  private Options withOut(Path value) {
    return new Options(
        rounds, warmUp, warmUpAnswers, window, connections, contenders, jvmFlags, value);
  }
}
