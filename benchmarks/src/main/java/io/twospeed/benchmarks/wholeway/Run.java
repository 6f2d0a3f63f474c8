package io.twospeed.benchmarks.wholeway;

import io.twospeed.benchmarks.Ports;
import io.twospeed.benchmarks.load.CpuEdges;
import io.twospeed.benchmarks.load.LoadGenerator;
import io.twospeed.benchmarks.load.PartProcess;
import io.twospeed.benchmarks.load.ProcessCpu;
import io.twospeed.benchmarks.load.Question;
import io.twospeed.benchmarks.load.RawOutput;
import io.twospeed.benchmarks.load.Tally;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One run: one core for all, the contenders in turn, as many rounds as asked for. */
final class Run {

  private static final String CORE_MAIN = "io.twospeed.benchmarks.core.CoreMain";
  private static final Duration BETWEEN_WINDOWS = Duration.ofSeconds(3);

  private static final Duration CORE_WARM_UP = Duration.ofSeconds(5);
  private static final int CORE_WARM_UP_ANSWERS = 15_000;

  private final Options options;
  private final RawOutput raw;
  private final List<Question> questions = Accounts.questions();
  private final List<Sample> samples = new ArrayList<>();
  private final Set<Contender> shown = EnumSet.noneOf(Contender.class);

  Run(Options options, RawOutput raw) {
    this.options = options;
    this.raw = raw;
  }

  /** True when no request went wrong. */
  boolean measure() throws IOException, InterruptedException {
    int brokerPort = Ports.held();
    String queueManagerPort = queueManagerPort();
    try (PartProcess core =
        PartProcess.start(
            "core",
            options.jvmFlags(),
            CORE_MAIN,
            raw.log("core"),
            Integer.toString(brokerPort),
            "2",
            queueManagerPort)) {
      raw.line("flags   " + String.join(" ", options.jvmFlags()) + " (every process)");
      raw.line("");
      awaitBroker(core, brokerPort);
      Ways ways = new Ways(brokerPort, queueManagerPort);
      warmTheCore(core, ways);
      raw.line(Sample.CSV_HEAD);
      for (int round = 1; round <= options.rounds(); round++) {
        for (Contender contender : order(round)) {
          measure(round, contender, core, ways);
        }
      }
    }
    raw.line("");
    raw.text(new ResultTable(samples).markdown(options.connections(), options.contenders()));
    samples.stream()
        .filter(sample -> sample.errors() > 0)
        .forEach(sample -> raw.line(sample.contender().label() + ": " + sample.firstError()));
    return samples.stream().allMatch(sample -> sample.errors() == 0);
  }

  /** Where the core is: behind a broker, and behind the stand-in for a queue manager. */
  private record Ways(int brokerPort, String queueManagerPort) {
    String of(Contender contender) {
      return contender.overIbmMq()
          ? "127.0.0.1(" + queueManagerPort + ")"
          : "tcp://127.0.0.1:" + brokerPort;
    }
  }

  /** 0: no stand-in, so that it costs the others nothing. */
  private String queueManagerPort() throws IOException {
    boolean wanted = options.contenders().stream().anyMatch(Contender::overIbmMq);
    return Integer.toString(wanted ? Ports.held() : 0);
  }

  /** Each round begins with another contender, so that none always runs on the coolest machine. */
  private List<Contender> order(int round) {
    List<Contender> order = new ArrayList<>(options.contenders());
    Collections.rotate(order, -(round - 1));
    return order;
  }

  private static void awaitBroker(PartProcess core, int port)
      throws IOException, InterruptedException {
    long endNanos = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (System.nanoTime() < endNanos) {
      core.requireAlive();
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (ConnectException e) {
        Thread.sleep(100);
      }
    }
    throw new IOException("no broker on port " + port + " within a minute:\n" + core.endOfLog());
  }

  /** Else the first contender would pay for the core's own compilation. */
  private void warmTheCore(PartProcess core, Ways ways) throws IOException, InterruptedException {
    Contender first = options.contenders().get(0);
    try (StartedContender started = start(first, core, ways);
        LoadGenerator load = started.load(options.connections().get(0), questions)) {
      load.run(CORE_WARM_UP, CORE_WARM_UP_ANSWERS, Duration.ofSeconds(1), new CpuEdges(List.of()));
    }
  }

  private void measure(int round, Contender contender, PartProcess core, Ways ways)
      throws IOException, InterruptedException {
    try (StartedContender started = start(contender, core, ways)) {
      Duration warmUp = options.warmUp();
      int warmUpAnswers = options.warmUpAnswers();
      for (int connections : options.connections()) {
        samples.add(measure(round, started, core, connections, warmUp, warmUpAnswers));
        raw.line(samples.get(samples.size() - 1).csv());
        warmUp = BETWEEN_WINDOWS;
        warmUpAnswers = 0;
      }
    }
  }

  private Sample measure(
      int round,
      StartedContender started,
      PartProcess core,
      int connections,
      Duration warmUp,
      int warmUpAnswers)
      throws IOException {
    CpuEdges cpu =
        new CpuEdges(
            List.of(
                started.process().cpu(),
                core.cpu(),
                new ProcessCpu(ProcessHandle.current().pid())));
    try (LoadGenerator load = started.load(connections, questions)) {
      Tally tally = load.run(warmUp, warmUpAnswers, options.window(), cpu);
      double answers = Math.max(tally.answers(), 1);
      return new Sample(
          round,
          started.contender(),
          connections,
          tally.answers(),
          tally.answersPerSecond(),
          cpu.micros(0) / answers,
          cpu.micros(1) / answers,
          cpu.micros(2) / answers,
          tally.percentileMicros(0.50),
          tally.percentileMicros(0.99),
          tally.errors(),
          tally.firstError());
    }
  }

  private StartedContender start(Contender contender, PartProcess core, Ways ways)
      throws IOException, InterruptedException {
    core.requireAlive();
    int port = Ports.held();
    PartProcess process =
        PartProcess.start(
            contender.option(),
            options.jvmFlags(),
            contender.mainClass(),
            raw.log(contender.option()),
            ways.of(contender),
            Integer.toString(port));
    InetSocketAddress http = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    StartedContender started = new StartedContender(contender, process, http);
    String answer = started.awaitFirstAnswer(questions.get(0));
    if (shown.add(contender)) {
      raw.line("# " + contender.option() + " answers " + answer);
    }
    return started;
  }
}
