package io.twospeed.benchmarks.releases;

import io.twospeed.benchmarks.load.InTurn;
import io.twospeed.benchmarks.load.LoadGenerator;
import io.twospeed.benchmarks.load.ProcessCpu;
import io.twospeed.benchmarks.load.Question;
import io.twospeed.benchmarks.load.RawOutput;
import io.twospeed.benchmarks.load.Tally;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** One process with so many products: what each more costs. */
final class Growth {
  private static final Pattern USED = Pattern.compile("used (\\d+)K");
  private static final int CONNECTIONS = 8;

  private final Options options;
  private final RawOutput out;

  Growth(Options options, RawOutput out) {
    this.options = options;
    this.out = out;
  }

  static String head() {
    return """
        | products | start, s | heap after a collection, MB | requests/s | own CPU, µs a request | p99, ms | one release, ms: p50 / max |
        |---:|---:|---:|---:|---:|---:|---:|""";
  }

  /** A row of the table. */
  String run(int products) throws IOException {
    Path folder = Files.createTempDirectory("benchmark-growth");
    for (int i = 0; i < products; i++) {
      Side.TWOSPEED.prepare(folder, name(i));
      Side.TWOSPEED.save(folder, name(i), 0);
    }
    Path data = Files.createTempDirectory("benchmark-growth-data");
    try (Running running =
        Running.start(
            Side.TWOSPEED,
            List.of("-Xmx512m"),
            folder,
            data,
            out.log("growth-" + products),
            name(products - 1))) {
      List<Double> releases = releases(folder, products, running);
      long[] cpuMicros = new long[2];
      Tally tally = load(products, running, cpuMicros);
      String row =
          "| %d | %.1f | %.0f | %.0f | %.0f | %.1f | %.0f / %.0f |"
              .formatted(
                  products,
                  running.startSeconds(),
                  heapMegabytes(running),
                  tally.answersPerSecond(),
                  1.0 * (cpuMicros[1] - cpuMicros[0]) / Math.max(1, tally.answers()),
                  tally.percentileMicros(0.99) / 1e3,
                  UnderLoad.quantile(releases, 0.5),
                  UnderLoad.quantile(releases, 1));
      out.line("%d products: errors %d %s".formatted(products, tally.errors(), tally.firstError()));
      return row;
    }
  }

  private static String name(int number) {
    return "product-" + number;
  }

  private Tally load(int products, Running running, long[] cpuMicros) throws IOException {
    List<Question> questions =
        new ArrayList<>(
            IntStream.range(0, products)
                .mapToObj(i -> Question.get("/" + name(i) + "/answer", "\"version\":"))
                .toList());
    Collections.shuffle(questions, new Random(7));
    ProcessCpu cpu = running.process().cpu();
    try (LoadGenerator load =
        LoadGenerator.open(running.address(), CONNECTIONS, InTurn.of(questions))) {
      return load.run(
          Duration.ofMillis(options.growthWarmUpMillis()),
          1,
          Duration.ofMillis(options.growthWindowMillis()),
          new LoadGenerator.Edges() {
            @Override
            public void windowBegins() {
              cpuMicros[0] = cpu.micros();
            }

            @Override
            public void windowEnds() {
              cpuMicros[1] = cpu.micros();
            }
          });
    }
  }

  private List<Double> releases(Path folder, int products, Running running) throws IOException {
    List<Double> millis = new ArrayList<>();
    for (int version = 1; version <= options.growthReleases(); version++) {
      String product = name((version * 37) % products);
      long saved = System.nanoTime();
      Side.TWOSPEED.save(folder, product, version);
      double took = running.awaitMillis(product, version, saved);
      out.line("%d products: release %d live after %.0f ms".formatted(products, version, took));
      millis.add(took);
      UnderLoad.pause(300);
    }
    return millis;
  }

  /** By the JDK's own tool, after a full collection. */
  private double heapMegabytes(Running running) throws IOException {
    String pid = Long.toString(running.process().pid());
    jcmd(pid, "GC.run");
    String info = jcmd(pid, "GC.heap_info");
    out.line(info.strip());
    Matcher used = USED.matcher(info);
    return used.find() ? Long.parseLong(used.group(1)) / 1024.0 : 0;
  }

  private static String jcmd(String pid, String command) throws IOException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), pid, command)
            .redirectErrorStream(true)
            .start();
    return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
