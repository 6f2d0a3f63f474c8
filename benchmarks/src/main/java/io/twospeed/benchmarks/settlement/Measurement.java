package io.twospeed.benchmarks.settlement;

import io.twospeed.benchmarks.Ports;
import io.twospeed.benchmarks.load.CpuEdges;
import io.twospeed.benchmarks.load.LoadGenerator;
import io.twospeed.benchmarks.load.PartProcess;
import io.twospeed.benchmarks.load.RawOutput;
import io.twospeed.benchmarks.load.Tally;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One run: one core for all, a fresh process for every journal and round. */
final class Measurement {
  private static final List<String> FLAGS = List.of("-Xms512m", "-Xmx512m");

  /**
   * Each waits for the disk twice a change, for its reply and for its request: two, the default,
   * would be all that is measured.
   */
  private static final int CORE_CONSUMERS = 64;

  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration BETWEEN_WINDOWS = Duration.ofSeconds(3);

  private final RawOutput raw;
  private final int rounds;
  private final Duration warmUp;
  private final Duration window;
  private final List<Integer> atOnce;
  private final List<Keeping> keepings;
  private final List<Window> windows = new ArrayList<>();

  Measurement(
      RawOutput raw,
      int rounds,
      int warmUpSeconds,
      int windowSeconds,
      List<Integer> atOnce,
      List<Keeping> keepings) {
    this.raw = raw;
    this.rounds = rounds;
    this.warmUp = Duration.ofSeconds(warmUpSeconds);
    this.window = Duration.ofSeconds(windowSeconds);
    this.atOnce = List.copyOf(atOnce);
    this.keepings = List.copyOf(keepings);
  }

  /** True when no request went wrong. */
  boolean run() throws IOException, InterruptedException {
    int broker = Ports.held();
    try (PartProcess core =
        PartProcess.start(
            "core",
            FLAGS,
            "io.twospeed.benchmarks.core.CoreMain",
            raw.log("core"),
            Integer.toString(broker),
            Integer.toString(CORE_CONSUMERS))) {
      raw.line(Window.CSV_HEAD);
      for (int round = 1; round <= rounds; round++) {
        List<Keeping> order = new ArrayList<>(keepings);
        Collections.rotate(order, -(round - 1));
        for (Keeping keeping : order) {
          measure(round, keeping, core, broker);
        }
      }
    }
    raw.line("");
    raw.text(Window.table(windows));
    return windows.stream().allMatch(it -> it.errors() == 0);
  }

  private void measure(int round, Keeping keeping, PartProcess core, int broker)
      throws IOException, InterruptedException {
    int port = Ports.held();
    int operations = Ports.held();
    try (Store store = Store.of(keeping);
        PartProcess process =
            PartProcess.start(
                "twospeed",
                store.flags(FLAGS),
                "io.twospeed.benchmarks.contender.TransfersMain",
                raw.log(keeping.name() + round),
                "--routes",
                store.products().toString(),
                "--core",
                "tcp://127.0.0.1:" + broker + "?confirmationWindowSize=1048576",
                "--port",
                Integer.toString(port),
                "--ops-port",
                Integer.toString(operations),
                "--data",
                store.data().toString())) {
      InetSocketAddress http = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      awaitFirstAnswer(http, process, core);
      Duration before = warmUp;
      for (int connections : atOnce) {
        measure(round, keeping, Work.TRANSFER, connections, before, http, operations, process);
        before = BETWEEN_WINDOWS;
      }
      measure(round, keeping, Work.READ, 32, warmUp, http, operations, process);
    }
  }

  private void measure(
      int round,
      Keeping keeping,
      Work work,
      int connections,
      Duration before,
      InetSocketAddress http,
      int operations,
      PartProcess process)
      throws IOException {
    CpuEdges cpu = new CpuEdges(List.of(process.cpu()));
    JournalFlushes journal = new JournalFlushes(operations, cpu);
    try (LoadGenerator load = LoadGenerator.open(http, connections, work.questions())) {
      Tally tally = load.run(before, 0, window, journal);
      double answers = Math.max(1, tally.answers());
      Window measured =
          new Window(
              round,
              keeping,
              work,
              connections,
              tally.answers(),
              tally.answersPerSecond(),
              cpu.micros(0) / answers,
              tally.percentileMicros(0.5),
              tally.percentileMicros(0.99),
              journal.flushes() / answers,
              journal.writes() / Math.max(1, journal.flushes()),
              tally.errors());
      windows.add(measured);
      raw.line(measured.csv());
      if (tally.errors() > 0) {
        raw.line("# " + tally.firstError());
      }
    }
  }

  private static void awaitFirstAnswer(
      InetSocketAddress http, PartProcess process, PartProcess core)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + START_LIMIT.toNanos();
    IOException last = new IOException("not asked");
    while (System.nanoTime() < end) {
      process.requireAlive();
      core.requireAlive();
      try (LoadGenerator load = LoadGenerator.open(http, 1, Work.TRANSFER.questions())) {
        load.askOnce(Work.TRANSFER.questions().get());
        return;
      } catch (IOException e) {
        last = e;
      }
      Thread.sleep(200);
    }
    throw new IOException("no right answer in time; log:\n" + process.endOfLog(), last);
  }
}
