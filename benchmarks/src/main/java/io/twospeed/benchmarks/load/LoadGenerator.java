package io.twospeed.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A closed loop of HTTP requests: every connection sends its next request when its last one is
 * answered. One thread serves all connections, so that the load costs little beside what it
 * measures.
 */
public final class LoadGenerator implements AutoCloseable {

  private static final Duration SILENCE_LIMIT = Duration.ofSeconds(30);
  private static final int ERROR_LIMIT = 100;
  private static final int LONGER_AT_MOST = 4;

  private final Selector selector;
  private final List<LoadConnection> connections = new ArrayList<>();
  private final Supplier<Question> questions;
  private Tally tally = new Tally();

  private LoadGenerator(Selector selector, Supplier<Question> questions) {
    this.selector = selector;
    this.questions = questions;
  }

  /**
   * Connects.
   *
   * @param questions asked on one thread, for each request in turn
   */
  public static LoadGenerator open(
      InetSocketAddress target, int connections, Supplier<Question> questions) throws IOException {
    LoadGenerator generator = new LoadGenerator(Selector.open(), questions);
    for (int i = 0; i < connections; i++) {
      generator.connections.add(new LoadConnection(target, generator.selector));
    }
    return generator;
  }

  /**
   * Loads for the warm-up and the window without a pause between them.
   *
   * @param warmUp at least; up to four times as long on a busy machine, until enough is answered
   * @param warmUpAnswers how many answers make a contender warm
   * @param edges told when the measured window begins and when it ends
   * @return what was measured within the window
   */
  public Tally run(Duration warmUp, int warmUpAnswers, Duration window, Edges edges)
      throws IOException {
    tally = new Tally();
    for (LoadConnection connection : connections) {
      connection.send(questions.get());
    }
    loadFor(warmUp);
    for (int more = 1; more < LONGER_AT_MOST && tally.answers() < warmUpAnswers; more++) {
      loadFor(warmUp);
    }
    String complaint = tally.firstError();
    long warmUpErrors = tally.errors();
    tally = new Tally();
    edges.windowBegins();
    long beganAtNanos = System.nanoTime();
    loadFor(window);
    long tookNanos = System.nanoTime() - beganAtNanos;
    edges.windowEnds();
    Tally measured = tally;
    measured.lasted(tookNanos);
    measured.addWarmUpErrors(warmUpErrors, complaint);
    tally = new Tally();
    drain();
    return measured;
  }

  /**
   * Asks once on the first connection.
   *
   * @return status and body of the right answer
   * @throws IOException for a wrong answer, or none
   */
  public String askOnce(Question question) throws IOException {
    LoadConnection connection = connections.get(0);
    connection.send(question);
    long endNanos = System.nanoTime() + SILENCE_LIMIT.toNanos();
    while (System.nanoTime() < endNanos) {
      selector.select(100);
      if (!selector.selectedKeys().isEmpty()) {
        selector.selectedKeys().clear();
        if (connection.receive()) {
          return rightAnswer(connection);
        }
      }
    }
    throw new IOException("no answer for " + SILENCE_LIMIT.toSeconds() + " s");
  }

  private static String rightAnswer(LoadConnection connection) throws IOException {
    if (!connection.answeredRight()) {
      throw new IOException("wrong answer: " + connection.lastAnswer());
    }
    return connection.lastAnswer();
  }

  @Override
  public void close() throws IOException {
    for (LoadConnection connection : connections) {
      connection.close();
    }
    selector.close();
  }

  private void loadFor(Duration duration) throws IOException {
    long endNanos = System.nanoTime() + duration.toNanos();
    long heardAtNanos = System.nanoTime();
    while (System.nanoTime() < endNanos) {
      if (serve(true) > 0) {
        heardAtNanos = System.nanoTime();
      } else if (System.nanoTime() - heardAtNanos > SILENCE_LIMIT.toNanos()) {
        throw new IOException(
            "no answer on any connection for " + SILENCE_LIMIT.toSeconds() + " s");
      }
    }
  }

  /** Answers that are still on their way belong to no window; they must not reach the next one. */
  private void drain() throws IOException {
    long endNanos = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (System.nanoTime() < endNanos && connections.stream().anyMatch(LoadConnection::waiting)) {
      serve(false);
    }
  }

  private int serve(boolean goOn) throws IOException {
    int ready = selector.select(100);
    for (SelectionKey key : selector.selectedKeys()) {
      if (key.attachment() instanceof LoadConnection connection) {
        serve(connection, goOn);
      }
    }
    selector.selectedKeys().clear();
    return ready;
  }

  private void serve(LoadConnection connection, boolean goOn) throws IOException {
    try {
      if (!connection.receive()) {
        return;
      }
      long tookNanos = System.nanoTime() - connection.sentAtNanos();
      if (connection.answeredRight()) {
        tally.answered(tookNanos);
      } else {
        failed("wrong answer: " + connection.lastAnswer());
      }
    } catch (IOException e) {
      failed(e.toString());
      connection.reconnect();
    }
    if (goOn) {
      connection.send(questions.get());
    }
  }

  private void failed(String complaint) throws IOException {
    tally.failed(complaint);
    if (tally.errors() > ERROR_LIMIT) {
      throw new IOException("gave up after " + ERROR_LIMIT + " errors, the first: " + complaint);
    }
  }

  /** The two edges of a measured window, called on the generator's own thread. */
  public interface Edges {
    /** The warm-up is over. */
    void windowBegins();

    /** What is answered from now on is not counted. */
    void windowEnds();
  }
}
