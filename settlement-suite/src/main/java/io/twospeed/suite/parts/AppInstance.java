package io.twospeed.suite.parts;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.suite.freeze.FreezePoint;
import io.twospeed.suite.parts.process.Jvm;
import io.twospeed.suite.parts.process.PartProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One instance of the app: the same name, ports and data whenever it is started. */
public final class AppInstance implements AutoCloseable {
  private final String name;
  private final Jvm jvm;
  private final List<String> arguments;
  private final Map<String, String> environment;
  private final Path logs;
  private final int port;
  private final int operationsPort;
  private final Http http = new Http();
  private final AtomicInteger lives = new AtomicInteger();
  private final @Nullable FreezeLine freezing;
  private volatile @Nullable PartProcess process;

  AppInstance(
      String name,
      Jvm jvm,
      List<String> arguments,
      Map<String, String> environment,
      Path logs,
      int port,
      int operationsPort,
      @Nullable FreezeLine freezing) {
    this.freezing = freezing;
    this.name = name;
    this.jvm = jvm;
    this.arguments = arguments;
    this.environment = environment;
    this.logs = logs;
    this.port = port;
    this.operationsPort = operationsPort;
  }

  /** Its name, which outlives its processes. */
  public String name() {
    return name;
  }

  /** Where channels reach it. */
  public String channels() {
    return "http://127.0.0.1:" + port;
  }

  /** Begins a life; does not wait until it can be reached. */
  public void start() {
    start(
        freezing == null
            ? jvm.trained(AppMain.class.getName(), arguments)
            : jvm.woven(freezing.option(), AppMain.class.getName(), arguments));
  }

  void train() {
    start(jvm.training(AppMain.class.getName(), arguments));
    awaitUp();
    close();
  }

  /** Waits until it serves. */
  public void awaitUp() {
    Waiting.until(
        "instance " + name + " is up",
        () -> {
          requireAlive();
          return http.answers(operations("/health")) && http.answers(channels() + "/openapi");
        });
  }

  /** {@code kill -9}. */
  public void kill() {
    PartProcess running = process;
    if (running != null) {
      running.kill();
    }
  }

  /** Whether its process runs, or is stopped; not whether it serves. */
  public boolean alive() {
    PartProcess running = process;
    return running != null && running.alive();
  }

  /** Has it stop itself, all of it, when it reaches the step for the n-th time from now. */
  public void freezeAt(FreezePoint point, int times) {
    line().order(point, times);
  }

  /** Whether it reaches the step in that time. */
  public boolean reachesItWithin(Duration limit) {
    return line().isReachedWithin(limit);
  }

  /** It is not to stop any more; false where it has stopped meanwhile. */
  public boolean dropFreeze() {
    return line().forget();
  }

  /** Whether it is stopped by a signal. */
  public boolean isStopped() {
    PartProcess running = process;
    return running != null && running.isStopped();
  }

  /** Lets it go on; true where it says in that time that it does. */
  public boolean wake(Duration limit) {
    PartProcess running = process;
    if (running == null) {
      return false;
    }
    running.wake();
    return line().isAwakeWithin(limit);
  }

  /** Steps that are not, or no more, where {@link FreezePoint} says. */
  public Set<String> missingSteps() {
    return line().missing();
  }

  private FreezeLine line() {
    if (freezing == null) {
      throw new IllegalStateException("instance " + name + " was started without the agent");
    }
    return freezing;
  }

  /** What the operations port answers to a GET. */
  public JsonNode admin(String path) {
    return http.get(operations(path));
  }

  /** Whether it says that every way to the core is open. */
  public boolean reachesTheCore() {
    return http.look(operations("/health"))
        .path("components")
        .path("core")
        .path("status")
        .asText()
        .equals("UP");
  }

  /** A POST to the operations port; false where it says that somebody was faster. */
  public boolean decide(String path, String body) {
    return http.accepted(operations(path), body);
  }

  /** Its measures, as Prometheus reads them. */
  public String measures() {
    return http.text(operations("/prometheus"));
  }

  @Override
  public void close() {
    PartProcess running = process;
    if (running != null) {
      running.stop();
    }
  }

  /** No process of it is started any more. */
  void closeForGood() {
    kill();
    if (freezing != null) {
      freezing.close();
    }
  }

  private void start(List<String> command) {
    Path log = logs.resolve("app-%s-%03d.log".formatted(name, lives.incrementAndGet()));
    process = PartProcess.start("app " + name, command, environment, log);
  }

  private void requireAlive() {
    PartProcess running = process;
    if (running == null || !running.alive()) {
      throw new IllegalStateException(
          "%s ended by itself; the end of its log:\n%s"
              .formatted(running, running == null ? "" : running.endOfLog()));
    }
  }

  private String operations(String path) {
    return "http://127.0.0.1:" + operationsPort + path;
  }
}
