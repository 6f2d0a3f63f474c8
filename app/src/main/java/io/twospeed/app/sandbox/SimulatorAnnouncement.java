package io.twospeed.app.sandbox;

import io.twospeed.app.ibmmq.IbmMqSettings;
import io.twospeed.simulator.EmbeddedBroker;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/** Says, once the simulator runs, where it is and what to start beside it. */
public final class SimulatorAnnouncement {
  private final ObjectProvider<EmbeddedBroker> broker;
  private final ObjectProvider<IbmMqSettings> ibmMq;
  private final Environment environment;

  SimulatorAnnouncement(
      ObjectProvider<EmbeddedBroker> broker,
      ObjectProvider<IbmMqSettings> ibmMq,
      Environment environment) {
    this.broker = broker;
    this.ibmMq = ibmMq;
    this.environment = environment;
  }

  @EventListener(ApplicationReadyEvent.class)
  void ready() {
    String http = "http://127.0.0.1:" + environment.getProperty("local.server.port");
    IbmMqSettings ibm = ibmMq.getIfAvailable();
    String where = ibm == null ? url() : ibm.target();
    System.out.printf(
        """

        The simulated core is up.
          broker    %s
          SOAP      %s/soap/loans?wsdl
          controls  %s/simulator/ledger

        Beside it%s:
          ./twospeed up%s --soap %s/soap
        Ctrl-C ends it.
        """,
        where,
        http,
        http,
        ibm == null ? "" : ", with the same settings of ibm.mq",
        ibm == null ? " --core " + where : "",
        http);
  }

  private String url() {
    return broker.getObject().tcpUrl().orElse("none");
  }
}
