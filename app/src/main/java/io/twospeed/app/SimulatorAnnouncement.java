package io.twospeed.app;

import io.twospeed.simulator.EmbeddedBroker;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/** Says, once the simulator runs, where it is and what to start beside it. */
final class SimulatorAnnouncement {
  private final EmbeddedBroker broker;
  private final Environment environment;

  SimulatorAnnouncement(EmbeddedBroker broker, Environment environment) {
    this.broker = broker;
    this.environment = environment;
  }

  @EventListener(ApplicationReadyEvent.class)
  void ready() {
    String http = "http://127.0.0.1:" + environment.getProperty("local.server.port");
    System.out.printf(
        """

        The simulated core is up.
          broker    %s
          SOAP      %s/soap/loans?wsdl
          controls  %s/simulator/ledger

        Beside it:
          ./twospeed up --core %s --soap %s/soap
        Ctrl-C ends it.
        """,
        broker.tcpUrl().orElse("none"), http, http, broker.tcpUrl().orElse("none"), http);
  }
}
