package io.twospeed.mqstandin.channel;

import io.twospeed.mqstandin.queues.QueueManager;
import io.twospeed.mqstandin.queues.Receiver;
import io.twospeed.mqstandin.wire.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server connection channel on a port of loopback. A thread for each socket, one that accepts,
 * and one for the times. Safe for use by many threads.
 */
public final class Channel implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Channel.class);
  private static final int SWEEP_MILLIS = 50;

  private final ChannelSettings settings;
  private final QueueManager queueManager;
  private final Faults faults;
  private final ServerSocket server;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads;
  private final ScheduledExecutorService times;

  private Channel(
      ChannelSettings settings, QueueManager queueManager, Faults faults, ServerSocket server) {
    this.settings = settings;
    this.queueManager = queueManager;
    this.faults = faults;
    this.server = server;
    this.threads = Executors.newCachedThreadPool(work -> daemon(work, "mq-stand-in"));
    this.times =
        Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "mq-stand-in-times"));
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Opens the channel.
   *
   * @param sockets plain or TLS
   * @param port 0 for any that is free
   */
  public static Channel open(
      ChannelSettings settings,
      QueueManager queueManager,
      Faults faults,
      ServerSocketFactory sockets,
      int port) {
    try {
      ServerSocket server = sockets.createServerSocket();
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 128);
      Channel channel = new Channel(settings, queueManager, faults, server);
      channel.threads.execute(channel::accept);
      var unused =
          channel.times.scheduleWithFixedDelay(
              channel::sweep, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
      return channel;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on port " + port, e);
    }
  }

  /** The port it listens on. */
  public int port() {
    return server.getLocalPort();
  }

  ChannelSettings settings() {
    return settings;
  }

  QueueManager queueManager() {
    return queueManager;
  }

  Faults faults() {
    return faults;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        if (connections.size() >= settings.maximumSockets()) {
          LOG.warn("{} sockets are open: one more is closed", connections.size());
          socket.close();
          continue;
        }
        socket.setTcpNoDelay(true);
        Connection connection = new Connection(socket, this);
        connections.add(connection);
        threads.execute(connection::run);
      } catch (IOException e) {
        LOG.debug("accepting: {}", e.toString());
      }
    }
  }

  private void sweep() {
    try {
      queueManager.expireAll();
    } catch (RuntimeException e) {
      LOG.warn("expiring messages", e);
    }
  }

  void ended(Connection connection) {
    connections.remove(connection);
  }

  /** Ends a wait with 2033 when its time is over; below 0 it is never over. */
  void giveUpAfter(int millis, String queue, Receiver receiver) {
    if (millis == 0) {
      queueManager.giveUp(queue, receiver, Reason.NO_MSG_AVAILABLE);
    } else if (millis > 0) {
      var unused =
          times.schedule(
              () -> queueManager.giveUp(queue, receiver, Reason.NO_MSG_AVAILABLE),
              millis,
              TimeUnit.MILLISECONDS);
    }
  }

  /** Sockets that are open. */
  public int sockets() {
    return connections.size();
  }

  /** Breaks every connection at once; the port stays open. */
  public void cutConnections() {
    connections.forEach(Connection::cut);
  }

  /** Closes the port, breaks every connection and waits for their threads. */
  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      LOG.debug("closing the port", e);
    }
    cutConnections();
    times.shutdownNow();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
        LOG.warn("threads of the channel did not end in 10 s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
