package io.twospeed.app;

import io.twospeed.simulator.EmbeddedBroker;
import io.twospeed.simulator.SimulatedCore;
import java.nio.file.Path;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A broker with a simulated core behind it, apart from the installation that calls it. */
record CoreProcess(EmbeddedBroker broker, SimulatedCore core, String url) implements AutoCloseable {

  static CoreProcess start(Path data, int port) {
    EmbeddedBroker broker = EmbeddedBroker.start(data, port);
    String url = "tcp://127.0.0.1:" + port;
    SimulatedCore core =
        SimulatedCore.builder(Installation.REPOSITORY.resolve("mappings/contracts"))
            .broker(new ActiveMQConnectionFactory(url))
            .start();
    return new CoreProcess(broker, core, url);
  }

  @Override
  public void close() {
    core.close();
    broker.close();
  }
}
