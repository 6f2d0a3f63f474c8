package io.twospeed.suite.parts;

import io.twospeed.mqstandin.HeldPort;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Ports of the loopback address for processes that are killed and come back to them: until the
 * suite ends nobody else is given one, although nothing may listen there for a while.
 */
final class Ports {
  private static final Queue<HeldPort> HELD = new ConcurrentLinkedQueue<>();

  private Ports() {}

  static int free() {
    HeldPort port = HeldPort.any();
    HELD.add(port);
    return port.number();
  }
}
