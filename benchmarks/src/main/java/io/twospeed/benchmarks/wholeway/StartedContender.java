package io.twospeed.benchmarks.wholeway;

import io.twospeed.benchmarks.load.InTurn;
import io.twospeed.benchmarks.load.LoadGenerator;
import io.twospeed.benchmarks.load.PartProcess;
import io.twospeed.benchmarks.load.Question;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** A contender whose process runs, and where it listens. */
record StartedContender(Contender contender, PartProcess process, InetSocketAddress http)
    implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

  LoadGenerator load(int connections, List<Question> questions) throws IOException {
    return LoadGenerator.open(http, connections, InTurn.of(questions));
  }

  /** Waits until the whole way answers once, and returns that answer. */
  String awaitFirstAnswer(Question question) throws IOException, InterruptedException {
    long endNanos = System.nanoTime() + START_LIMIT.toNanos();
    String last = "nothing";
    while (System.nanoTime() < endNanos) {
      process.requireAlive();
      try (LoadGenerator load = load(1, List.of(question))) {
        return load.askOnce(question);
      } catch (IOException e) {
        last = e.toString();
      }
      Thread.sleep(BETWEEN_TRIES.toMillis());
    }
    process.close();
    throw new IOException(
        contender.label()
            + " gave no right answer within "
            + START_LIMIT.toSeconds()
            + " s; the last try: "
            + last
            + "; the end of its log:\n"
            + process.endOfLog());
  }

  @Override
  public void close() {
    process.close();
  }
}
