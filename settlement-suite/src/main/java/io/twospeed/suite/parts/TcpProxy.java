package io.twospeed.suite.parts;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between a client and a server so that what is on its way can be cut. A cut falls in
 * mid-flight: of the piece that is just being passed on only a part arrives, then both ends get a
 * reset. Thread-safe.
 */
public final class TcpProxy implements AutoCloseable {
  private static final int PIECE_BYTES = 16 * 1024;

  private final ServerSocket listening;
  private final int targetPort;
  private final Set<Line> lines = ConcurrentHashMap.newKeySet();
  private final Object still = new Object();
  private volatile boolean refusing;
  private boolean holding;

  private TcpProxy(ServerSocket listening, int targetPort) {
    this.listening = listening;
    this.targetPort = targetPort;
  }

  static TcpProxy before(int targetPort) {
    try {
      TcpProxy proxy =
          new TcpProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), targetPort);
      daemon("proxy-" + targetPort, proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Breaks every connection; new ones are taken at once. */
  public void cut() {
    lines.forEach(Line::cut);
  }

  /** Breaks every connection and takes no new one until {@link #mend}. */
  public void sever() {
    refusing = true;
    cut();
  }

  /**
   * Passes nothing on, in either direction, until {@link #release}: what is sent meanwhile arrives
   * then, whoever sent it. Connections are taken.
   */
  public void hold() {
    synchronized (still) {
      holding = true;
    }
  }

  /**
   * Lets the requests go that were held, and loses what is answered on their connections: the
   * client never hears what became of them.
   */
  public void releaseAndLoseAnswers() {
    synchronized (still) {
      lines.forEach(line -> line.losingAnswers = line.requestHeld);
      release();
    }
  }

  /** Whether a request waits for {@link #release}. */
  boolean holdsARequest() {
    synchronized (still) {
      return lines.stream().anyMatch(line -> line.requestHeld);
    }
  }

  /** Lets go what was held, in its order. */
  public void release() {
    synchronized (still) {
      holding = false;
      still.notifyAll();
    }
  }

  /** Takes connections again. */
  public void mend() {
    refusing = false;
  }

  @Override
  public void close() {
    closeQuietly(listening);
    release();
    lines.forEach(Line::reset);
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        if (refusing) {
          reset(client);
        } else {
          connect(client);
        }
      } catch (IOException e) {
        // Closed, or this one client has gone already; the next is welcome.
      }
    }
  }

  private void connect(Socket client) throws IOException {
    Socket server = new Socket();
    try {
      server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), targetPort), 2_000);
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
    } catch (IOException e) {
      reset(client);
      throw e;
    }
    new Line(client, server).open();
  }

  /** One connection, both directions. */
  private final class Line {
    private final Socket client;
    private final Socket server;
    private volatile boolean cutting;
    private boolean requestHeld;
    private volatile boolean losingAnswers;

    private Line(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    private void open() {
      lines.add(this);
      daemon("proxy-up-" + targetPort, () -> pass(client, server));
      daemon("proxy-down-" + targetPort, () -> pass(server, client));
    }

    private void pass(Socket from, Socket to) {
      byte[] piece = new byte[PIECE_BYTES];
      boolean held = false;
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
          if (cutting) {
            out.write(piece, 0, length / 2);
            break;
          }
          held |= awaitRelease(from == client);
          if (from == client || !losingAnswers) {
            out.write(piece, 0, length);
          }
        }
        if (held && !cutting) {
          // Who sent it may have gone meanwhile: it arrives all the same, and is read.
          to.shutdownOutput();
          return;
        }
      } catch (IOException e) {
        // One end has gone: the other is to know.
      }
      reset();
    }

    /** Waits while nothing is passed on; true where it had to. */
    private boolean awaitRelease(boolean request) throws IOException {
      synchronized (still) {
        boolean held = holding;
        try {
          while (holding && !listening.isClosed()) {
            requestHeld |= request;
            still.wait();
          }
          return held;
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IOException("interrupted", e);
        } finally {
          requestHeld &= !request;
        }
      }
    }

    /** A busy line breaks in the middle of its next piece, an idle one when it is looked at. */
    private void cut() {
      cutting = true;
      daemon("proxy-cut-" + targetPort, this::cutWhereIdle);
    }

    private void cutWhereIdle() {
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      reset();
    }

    private void reset() {
      lines.remove(this);
      TcpProxy.reset(client);
      TcpProxy.reset(server);
    }
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      // It is closed already.
    }
    closeQuietly(socket);
  }

  private static void closeQuietly(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      // Then it is closed.
    }
  }

  private static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
