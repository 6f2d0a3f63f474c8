package io.twospeed.benchmarks.releases;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What is measured, and how long. */
record Options(
    List<String> parts,
    int releases,
    int broken,
    long warmUpMillis,
    long beforeMillis,
    long pauseMillis,
    List<Integer> products,
    int growthReleases,
    long growthWarmUpMillis,
    long growthWindowMillis,
    Path out) {

  static String help() {
    return """
        benchmarks/run releases [OPTION...]
          --part twospeed,camel,growth   (all three)
          --releases N --broken N        under load (100, 20)
          --products N,N                 of growth (1,100,1000)
          --out DIR                      logs and raw output (benchmarks/target/releases)
          --quick                        shows that it runs, measures nothing
        """;
  }

  static Options parse(String... arguments) {
    List<String> words = List.of(arguments);
    boolean quick = words.contains("--quick");
    return new Options(
        List.of(value(words, "--part", "twospeed,camel,growth").split(",", -1)),
        Integer.parseInt(value(words, "--releases", quick ? "4" : "100")),
        Integer.parseInt(value(words, "--broken", quick ? "1" : "20")),
        quick ? 1000 : 20_000,
        quick ? 1000 : 15_000,
        300,
        Arrays.stream(value(words, "--products", quick ? "1,5" : "1,100,1000").split(",", -1))
            .map(Integer::valueOf)
            .toList(),
        quick ? 2 : 12,
        quick ? 1000 : 20_000,
        quick ? 1000 : 10_000,
        Path.of(value(words, "--out", "benchmarks/target/releases")));
  }

  private static String value(List<String> words, String name, String otherwise) {
    int at = words.indexOf(name);
    return at >= 0 && at + 1 < words.size() ? words.get(at + 1) : otherwise;
  }
}
