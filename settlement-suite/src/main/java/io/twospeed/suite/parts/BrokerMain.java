package io.twospeed.suite.parts;

import io.twospeed.simulator.EmbeddedBroker;
import io.twospeed.suite.parts.process.ParentWatch;
import java.nio.file.Path;

/** The broker alone: it can be killed, and the core's ledger lives on. */
public final class BrokerMain {
  static final String UP = "the broker is up";

  private BrokerMain() {}

  /**
   * Serves until it is ended.
   *
   * @param arguments the folder of durable messages, the port
   */
  // It is closed by the end of the process.
  @SuppressWarnings("resource")
  public static void main(String[] arguments) {
    ParentWatch.begin();
    EmbeddedBroker.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    System.out.println(UP);
  }
}
