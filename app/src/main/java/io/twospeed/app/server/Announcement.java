package io.twospeed.app.server;

import io.twospeed.routes.ProductHost;
import io.twospeed.routes.version.VersionState;
import io.twospeed.simulator.SimulatedCore;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/** Says, once everything runs, what runs and what to try. */
final class Announcement {
  private final ProductHost products;
  private final Environment environment;
  private final ObjectProvider<SimulatedCore> sandbox;

  Announcement(
      ProductHost products, Environment environment, ObjectProvider<SimulatedCore> sandbox) {
    this.products = products;
    this.environment = environment;
    this.sandbox = sandbox;
  }

  @EventListener
  void ready(ApplicationReadyEvent event) {
    long live =
        products.products().stream().filter(each -> each.state() == VersionState.LIVE).count();
    String channels = "http://127.0.0.1:" + environment.getProperty("local.server.port");
    String operations = "http://127.0.0.1:" + environment.getProperty("local.management.port");
    Duration taken = event.getTimeTaken();
    System.out.printf(
        """

        Twospeed is up after %.1f s: %d products live.
          channels    %s
          operations  %s

        Try:
          curl %s/accounts/100000000001/balance
          curl %s/openapi
          curl %s%s
        Ctrl-C ends it.
        """,
        taken == null ? 0.0 : taken.toMillis() / 1000.0,
        live,
        channels,
        operations,
        channels,
        channels,
        operations,
        sandbox.getIfAvailable() == null ? "/health" : "/simulator/ledger");
  }
}
