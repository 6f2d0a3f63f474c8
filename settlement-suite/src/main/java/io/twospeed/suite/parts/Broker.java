package io.twospeed.suite.parts;

import io.twospeed.suite.parts.process.Jvm;
import io.twospeed.suite.parts.process.PartProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The broker's process and the line to it that can be cut. */
public final class Broker implements AutoCloseable {
  private final BrokerKind kind;
  private final Jvm jvm;
  private final Path data;
  private final Path repository;
  private final Path log;
  private final int port = Ports.free();
  private final TcpProxy line = TcpProxy.before(port);
  private @Nullable PartProcess process;

  Broker(BrokerKind kind, Jvm jvm, Path data, Path repository, Path log) {
    this.repository = repository;
    this.kind = kind;
    this.jvm = jvm;
    this.data = data;
    this.log = log;
  }

  /** Begins a life on the messages of the last. */
  public synchronized void start() {
    process =
        PartProcess.start(
            "broker",
            jvm.trained(
                kind.mainClass(),
                List.of(data.toString(), String.valueOf(port), repository.toString())),
            Map.of(),
            log);
  }

  /** {@code kill -9}. */
  public synchronized void kill() {
    if (process != null) {
      process.kill();
    }
  }

  /** The line that the app's connections take. */
  public TcpProxy line() {
    return line;
  }

  /** What the app is started with, to reach it by the line. */
  List<String> options() {
    return kind.options(line.port());
  }

  /** The same in its environment. */
  Map<String, String> environment() {
    return kind.environment(line.port());
  }

  /** The queue of what it has given up by itself. */
  public String deadLetters() {
    return kind.deadLetters();
  }

  /** The address around the line. */
  public String directUrl() {
    return kind.address(port);
  }

  @Override
  public synchronized void close() {
    line.close();
    if (process != null) {
      process.stop();
    }
  }
}
