package io.twospeed.benchmarks.core;

import io.twospeed.benchmarks.PartOfRun;
import io.twospeed.benchmarks.floor.IbmMq;
import io.twospeed.mqstandin.MqStandIn;
import io.twospeed.mqstandin.Settings;
import io.twospeed.simulator.EmbeddedBroker;
import io.twospeed.simulator.SimulatedCore;
import io.twospeed.simulator.mq.ReplyCorrelation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The core's process: broker and simulated core, the same for every contender. */
public final class CoreMain {

  private static final Path CONTRACTS = Path.of("mappings", "contracts");

  private CoreMain() {}

  /**
   * Serves until it is ended.
   *
   * @param arguments the broker's port; how many consumers each queue has (2); the port of a
   *     stand-in for a queue manager with another such core behind it (0: none)
   */
  public static void main(String[] arguments) throws IOException {
    PartOfRun.begin();
    int port = Integer.parseInt(arguments[0]);
    int consumers = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2;
    EmbeddedBroker broker = EmbeddedBroker.start(Files.createTempDirectory("benchmark-core"), port);
    try {
      // The one agreement that every contender keeps well: neither peer does by message id, as
      // decision 0070 tells.
      SimulatedCore.builder(CONTRACTS)
          .broker(broker.connectionFactory())
          .replyCorrelation(ReplyCorrelation.CORRELATION_ID)
          .consumersPerQueue(consumers)
          .start();
      int queueManager = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 0;
      if (queueManager != 0) {
        serveIbmMq(queueManager, consumers);
      }
    } catch (RuntimeException e) {
      // Else the broker's threads would keep a process without a core.
      broker.close();
      throw e;
    }
  }

  // It is closed by the end of the process.
  @SuppressWarnings("resource")
  private static void serveIbmMq(int port, int consumers) throws IOException {
    Settings settings =
        Settings.defaults()
            .withPort(port)
            .withMqsc(Files.readString(Path.of("docs", "ibm-mq", "twospeed.mqsc")))
            .withQueues("BENCH.FLOOR.REPLY")
            .withRecordedPuts(0);
    MqStandIn.start(settings);
    SimulatedCore.builder(CONTRACTS)
        .broker(IbmMq.at("127.0.0.1(" + port + ")"))
        .replyCorrelation(ReplyCorrelation.CORRELATION_ID)
        .consumersPerQueue(consumers)
        .start();
  }
}
