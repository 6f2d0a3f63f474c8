package io.twospeed.mqstandin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A port of the loopback address for servers that come and go, of this process or another, and must
 * be found at the same place. A socket is bound to it that neither listens nor connects: until one
 * of those servers listens, a client is refused; nobody who asks for any free port is given this
 * one; and a server that asks for it by its number gets it, since both let the address be used
 * again ({@code SO_REUSEADDR}, which servers set).
 *
 * <p>So it is on Linux. Where the system does not share an address that way (macOS, Windows), the
 * port is only a free one at first.
 */
public final class HeldPort implements AutoCloseable {
  private final Socket holder;
  private final int number;

  private HeldPort(Socket holder) {
    this.holder = holder;
    this.number = holder.getLocalPort();
  }

  /** Takes any free port and holds it until it is closed, or the process ends. */
  public static HeldPort any() {
    try {
      Socket holder = new Socket();
      holder.setReuseAddress(true);
      holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      HeldPort port = new HeldPort(holder);
      if (!port.isLeftToServers()) {
        port.close();
      }
      return port;
    } catch (IOException e) {
      throw new UncheckedIOException("no port can be held", e);
    }
  }

  /** What servers bind and clients connect to. */
  public int number() {
    return number;
  }

  private boolean isLeftToServers() {
    try (ServerSocket server = new ServerSocket(number, 1, InetAddress.getLoopbackAddress())) {
      return server.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  /** From now on it is a port like any other. A server that listens there is not touched. */
  @Override
  public void close() {
    try {
      holder.close();
    } catch (IOException e) {
      throw new UncheckedIOException("port " + number + " cannot be let go", e);
    }
  }
}
