package io.twospeed.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * So many requests a second over so many kept-alive connections, whatever the answers do. A latency
 * counts from the moment its request was due, so that what waits for a slow answer shows too. One
 * thread of its own.
 */
public final class PacedLoad implements AutoCloseable {
  private static final int ERRORS_TOLD = 20;

  private final Selector selector;
  private final List<Paced> connections = new ArrayList<>();
  private final Question question;
  private final long everyNanos;
  private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> errors = new ConcurrentLinkedQueue<>();
  private final Thread thread = new Thread(this::run, "paced-load");
  private volatile boolean ended;

  /**
   * What came of a request.
   *
   * @param dueNanos when it was to be sent, by {@link System#nanoTime}
   * @param right whether it was the right answer
   */
  public record Answer(long dueNanos, long tookNanos, boolean right) {}

  private static final class Paced {
    private final LoadConnection connection;
    private long dueNanos;
    private long sentDueNanos;

    Paced(LoadConnection connection, long dueNanos) {
      this.connection = connection;
      this.dueNanos = dueNanos;
    }
  }

  private PacedLoad(Selector selector, Question question, long everyNanos) {
    this.selector = selector;
    this.question = question;
    this.everyNanos = everyNanos;
  }

  /** Connects, and begins. */
  public static PacedLoad start(
      InetSocketAddress target, int connections, int requestsPerSecond, Question question)
      throws IOException {
    long everyNanos = 1_000_000_000L * connections / requestsPerSecond;
    PacedLoad load = new PacedLoad(Selector.open(), question, everyNanos);
    long start = System.nanoTime();
    for (int i = 0; i < connections; i++) {
      load.connections.add(
          new Paced(
              new LoadConnection(target, load.selector), start + i * everyNanos / connections));
    }
    load.thread.setDaemon(true);
    load.thread.start();
    return load;
  }

  private void run() {
    try {
      while (!ended) {
        sendWhatIsDue();
        selector.select(1);
        for (SelectionKey key : selector.selectedKeys()) {
          receive((LoadConnection) key.attachment());
        }
        selector.selectedKeys().clear();
      }
    } catch (IOException | RuntimeException e) {
      failed(System.nanoTime(), 0, "the load ended with " + e);
    }
  }

  private void sendWhatIsDue() throws IOException {
    long now = System.nanoTime();
    for (Paced each : connections) {
      if (now - each.dueNanos >= 0 && !each.connection.waiting()) {
        each.sentDueNanos = each.dueNanos;
        each.dueNanos += everyNanos;
        try {
          each.connection.send(question);
        } catch (IOException e) {
          failed(each.sentDueNanos, System.nanoTime() - each.sentDueNanos, e.toString());
          each.connection.reconnect();
        }
      }
    }
  }

  private void receive(LoadConnection connection) throws IOException {
    boolean asked = connection.waiting();
    long due = dueOf(connection);
    try {
      if (connection.receive() && asked) {
        long took = System.nanoTime() - due;
        if (connection.answeredRight()) {
          answers.add(new Answer(due, took, true));
        } else {
          failed(due, took, connection.lastAnswer());
        }
      }
    } catch (IOException e) {
      // Who closes a connection that waits for nothing has lost nothing.
      if (asked) {
        failed(due, System.nanoTime() - due, e.toString());
      }
      connection.reconnect();
    }
  }

  private long dueOf(LoadConnection connection) {
    return connections.stream()
        .filter(each -> each.connection == connection)
        .mapToLong(each -> each.sentDueNanos)
        .findFirst()
        .orElseThrow();
  }

  private void failed(long due, long took, String why) {
    answers.add(new Answer(due, took, false));
    if (errors.size() < ERRORS_TOLD) {
      errors.add(why.isBlank() ? "an empty answer" : why);
    }
  }

  /** Every answer so far. */
  public List<Answer> answers() {
    return List.copyOf(answers);
  }

  /** The first errors. */
  public List<String> errors() {
    return List.copyOf(errors);
  }

  @Override
  public void close() throws IOException {
    ended = true;
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (Paced each : connections) {
      each.connection.close();
    }
    selector.close();
  }
}
