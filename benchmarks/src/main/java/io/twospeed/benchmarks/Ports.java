package io.twospeed.benchmarks;

import io.twospeed.mqstandin.HeldPort;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Ports of the loopback address for the parts of a run: nobody else is given one before they bind
 * it.
 */
public final class Ports {
  private static final Queue<HeldPort> HELD = new ConcurrentLinkedQueue<>();

  private Ports() {}

  /** One that stays this run's own until it ends. */
  public static int held() {
    HeldPort port = HeldPort.any();
    HELD.add(port);
    return port.number();
  }
}
