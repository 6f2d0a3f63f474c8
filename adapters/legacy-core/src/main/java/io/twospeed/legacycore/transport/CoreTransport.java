package io.twospeed.legacycore.transport;

import io.twospeed.legacycore.call.CoreCall;

/**
 * One way to one core system. Nothing here blocks: what becomes of a call is told to the call.
 *
 * <p>A transport asks {@link CoreCall#begin()} immediately before it hands the bytes over, and
 * sends nothing where that says no.
 */
public interface CoreTransport extends AutoCloseable {

  /** Begins to connect, where there is something to connect to before the first call. */
  void start();

  void send(CoreCall call, byte[] request);

  /**
   * The time of a call is over of which nothing is written down: a reply that comes from now on is
   * a late one.
   */
  default void overdue(CoreCall call) {}

  SystemHealth health();

  @Override
  void close();
}
