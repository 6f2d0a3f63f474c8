package io.twospeed.suite.parts.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One part of the run in a process of its own. It ends when it is closed or killed, when this JVM
 * ends (Ctrl-C too), and, as it watches its standard input, even when this JVM is killed.
 */
public final class PartProcess {
  private static final int GRACE_SECONDS = 20;

  private final String name;
  private final Process process;
  private final Path log;
  private final Thread endWithUs;

  private PartProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.endWithUs = new Thread(process::destroyForcibly, "end-" + name);
  }

  public static PartProcess start(
      String name, List<String> command, Map<String, String> environment, Path log) {
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.environment().putAll(environment);
      PartProcess part = new PartProcess(name, builder.start(), log);
      Runtime.getRuntime().addShutdownHook(part.endWithUs);
      return part;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public boolean alive() {
    return process.isAlive();
  }

  /** Whether it is stopped by a signal, all of it: {@code T} in {@code /proc}. */
  public boolean isStopped() {
    try {
      String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
      // The name before it, in brackets, may hold anything.
      return stat.charAt(stat.lastIndexOf(')') + 2) == 'T';
    } catch (IOException e) {
      return false;
    }
  }

  /** {@code kill -CONT}: it goes on where it was stopped. */
  public void wake() {
    try {
      int code =
          new ProcessBuilder("sh", "-c", "kill -CONT " + process.pid())
              .inheritIO()
              .start()
              .waitFor();
      if (code != 0) {
        throw new IllegalStateException("kill -CONT of %s ended with %d".formatted(this, code));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** {@code kill -9}: the process has no chance to say good-bye. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Asks it to end; kills it where it does not. */
  public void stop() {
    process.destroy();
    awaitEnd();
  }

  public String endOfLog() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    } catch (IOException e) {
      return "its log cannot be read: " + e;
    }
  }

  @Override
  public String toString() {
    return "%s (process %d, log %s)".formatted(name, process.pid(), log);
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      Runtime.getRuntime().removeShutdownHook(endWithUs);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      // This JVM is ending already: the hook does the same.
      process.destroyForcibly();
    }
  }
}
