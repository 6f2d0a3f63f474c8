package io.twospeed.benchmarks.releases;

import io.twospeed.benchmarks.Ports;
import io.twospeed.benchmarks.load.PartProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** One side in a process of its own, and what is asked of it besides the load. */
final class Running implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration RELEASE_PATIENCE = Duration.ofSeconds(20);

  private final PartProcess process;
  private final HttpClient client = HttpClient.newHttpClient();
  private final int port;
  private final int operationsPort;
  private final double startSeconds;

  private Running(PartProcess process, int port, int operationsPort, String product, int version)
      throws IOException {
    this.process = process;
    this.port = port;
    this.operationsPort = operationsPort;
    long began = System.nanoTime();
    while (!answers(product, version)) {
      process.requireAlive();
      if (System.nanoTime() - began > PATIENCE.toNanos()) {
        throw new IOException("no right answer within " + PATIENCE + ": " + process.endOfLog());
      }
    }
    this.startSeconds = (System.nanoTime() - began) / 1e9;
  }

  /** Starts it, and waits until a product answers. */
  static Running start(
      Side side, List<String> jvmFlags, Path folder, Path data, Path log, String product)
      throws IOException {
    int port = Ports.held();
    int operationsPort = Ports.held();
    PartProcess process =
        PartProcess.start(
            side.name(),
            jvmFlags,
            side.mainClass(),
            log,
            folder.toString(),
            String.valueOf(port),
            String.valueOf(operationsPort),
            data.toString());
    return new Running(process, port, operationsPort, product, 0);
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  PartProcess process() {
    return process;
  }

  double startSeconds() {
    return startSeconds;
  }

  boolean answers(String product, int version) {
    return get(port, "/" + product + "/answer").contains("\"version\": " + version + "}")
        || get(port, "/" + product + "/answer").contains("\"version\":" + version + "}");
  }

  /** Milliseconds until a version answers; negative where it did not in 20 s. */
  double awaitMillis(String product, int version, long savedNanos) {
    while (!answers(product, version)) {
      if (System.nanoTime() - savedNanos > RELEASE_PATIENCE.toNanos()) {
        return -1;
      }
    }
    return (System.nanoTime() - savedNanos) / 1e6;
  }

  /** Milliseconds until the operations page tells of a refused version; negative where never. */
  double awaitRefusedMillis(String product, long savedNanos) {
    while (!get(operationsPort, "/admin/products/" + product).contains("\"REFUSED\"")) {
      if (System.nanoTime() - savedNanos > RELEASE_PATIENCE.toNanos()) {
        return -1;
      }
    }
    return (System.nanoTime() - savedNanos) / 1e6;
  }

  private String get(int at, String path) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at + path))
              .timeout(Duration.ofSeconds(10))
              .build();
      return client.send(request, BodyHandlers.ofString()).body();
    } catch (IOException notYet) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
