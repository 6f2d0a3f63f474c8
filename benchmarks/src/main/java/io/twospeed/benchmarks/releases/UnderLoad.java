package io.twospeed.benchmarks.releases;

import io.twospeed.benchmarks.load.PacedLoad;
import io.twospeed.benchmarks.load.PacedLoad.Answer;
import io.twospeed.benchmarks.load.Question;
import io.twospeed.benchmarks.load.RawOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Releases of one product, good and broken, while requests come in all the time. */
final class UnderLoad {
  private static final String PRODUCT = "answering";
  private static final int REQUESTS_PER_SECOND = 200;
  private static final int CONNECTIONS = 64;

  /** For what tells no verdict: the broken file has been taken up by then. */
  private static final long BROKEN_MILLIS = 1500;

  private final Side side;
  private final Options options;
  private final RawOutput out;
  private final List<Double> liveMillis = new ArrayList<>();
  private final List<Double> refusedMillis = new ArrayList<>();
  private final List<long[]> swaps = new ArrayList<>();
  private final List<long[]> broken = new ArrayList<>();
  private int neverLive;

  UnderLoad(Side side, Options options, RawOutput out) {
    this.side = side;
    this.options = options;
    this.out = out;
  }

  /** A row of the table. */
  String run() throws IOException {
    Path folder = Files.createTempDirectory("benchmark-releases");
    side.prepare(folder, PRODUCT);
    side.save(folder, PRODUCT, 0);
    Path data = Files.createTempDirectory("benchmark-releases-data");
    try (Running running =
        Running.start(side, List.of("-Xmx512m"), folder, data, out.log(side.name()), PRODUCT)) {
      Question question = Question.get("/" + PRODUCT + "/answer", "\"version\":");
      try (PacedLoad load =
          PacedLoad.start(running.address(), CONNECTIONS, REQUESTS_PER_SECOND, question)) {
        pause(options.warmUpMillis());
        long beforeNanos = System.nanoTime();
        pause(options.beforeMillis());
        long releasesNanos = System.nanoTime();
        releases(folder, running);
        pause(1000);
        return row(load, beforeNanos, releasesNanos);
      }
    }
  }

  private void releases(Path folder, Running running) throws IOException {
    int brokenEvery = Math.max(1, options.releases() / Math.max(1, options.broken()));
    int brokenDone = 0;
    for (int version = 1; version <= options.releases(); version++) {
      if (version % brokenEvery == 0 && brokenDone < options.broken()) {
        brokenDone++;
        breakIt(folder, running, version);
      }
      long saved = System.nanoTime();
      side.save(folder, PRODUCT, version);
      double millis = running.awaitMillis(PRODUCT, version, saved);
      swaps.add(new long[] {saved, System.nanoTime()});
      out.line("%s release %d live after %.0f ms".formatted(side, version, millis));
      if (millis < 0) {
        neverLive++;
      } else {
        liveMillis.add(millis);
      }
      pause(options.pauseMillis());
    }
  }

  private void breakIt(Path folder, Running running, int version) throws IOException {
    long saved = System.nanoTime();
    side.saveBroken(folder, PRODUCT, version);
    if (side == Side.TWOSPEED) {
      refusedMillis.add(running.awaitRefusedMillis(PRODUCT, saved));
    } else {
      pause(BROKEN_MILLIS);
    }
    broken.add(new long[] {saved, System.nanoTime()});
  }

  private String row(PacedLoad load, long beforeNanos, long releasesNanos) {
    List<Answer> answers = load.answers();
    List<Answer> before =
        answers.stream()
            .filter(each -> each.dueNanos() >= beforeNanos && each.dueNanos() < releasesNanos)
            .toList();
    List<Answer> during =
        answers.stream().filter(each -> each.dueNanos() >= releasesNanos).toList();
    List<Answer> inSwap = during.stream().filter(each -> within(each, swaps)).toList();
    List<Answer> inBroken = during.stream().filter(each -> within(each, broken)).toList();
    load.errors()
        .forEach(each -> out.line(side + " error: " + each.lines().findFirst().orElse("")));
    out.line("%s broken releases told after ms: %s".formatted(side, refusedMillis));
    return "| %s | %d | %d | %d | %d | %d | %.0f / %.0f / %.0f | %.1f / %.1f | %.1f / %.1f |"
        .formatted(
            side == Side.TWOSPEED ? "Twospeed" : "Camel route reload",
            answers.size(),
            failed(answers),
            failed(inSwap),
            failed(inBroken),
            neverLive,
            quantile(liveMillis, 0.5),
            quantile(liveMillis, 0.99),
            quantile(liveMillis, 1),
            quantile(took(before), 0.5),
            quantile(took(before), 0.99),
            quantile(took(inSwap), 0.5),
            quantile(took(inSwap), 0.99));
  }

  static String head() {
    return """
        | | requests | failed | of them in good releases | in broken ones | never live | save to live, ms: p50 / p99 / max | latency before, ms: p50 / p99 | from save to live, ms: p50 / p99 |
        |---|---:|---:|---:|---:|---:|---:|---:|---:|""";
  }

  private static boolean within(Answer answer, List<long[]> spans) {
    return spans.stream()
        .anyMatch(span -> answer.dueNanos() >= span[0] && answer.dueNanos() <= span[1]);
  }

  private static long failed(List<Answer> answers) {
    return answers.stream().filter(each -> !each.right()).count();
  }

  private static List<Double> took(List<Answer> answers) {
    return answers.stream().filter(Answer::right).map(each -> each.tookNanos() / 1e6).toList();
  }

  static double quantile(List<Double> values, double share) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.isEmpty()
        ? 0
        : sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
  }

  static void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
