package io.twospeed.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One part of the run in a JVM of its own. It ends when it is closed, when this JVM ends (Ctrl-C
 * too), and, as it watches its standard input, even when this JVM is killed.
 */
public final class PartProcess implements AutoCloseable {

  private static final Duration GRACE = Duration.ofSeconds(10);

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

  /** Starts it; both of its outputs go to the log. */
  public static PartProcess start(
      String name, List<String> jvmFlags, String mainClass, Path log, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmFlags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(Arrays.asList(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    PartProcess part = new PartProcess(name, process, log);
    Runtime.getRuntime().addShutdownHook(part.endWithUs);
    return part;
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** Its CPU time. */
  public ProcessCpu cpu() {
    return new ProcessCpu(process.pid());
  }

  /** Throws, with the end of the log, where it has ended. */
  public void requireAlive() throws IOException {
    if (!process.isAlive()) {
      throw new IOException(
          name
              + " ended with exit code "
              + process.exitValue()
              + "; the end of its log "
              + log
              + ":\n"
              + endOfLog());
    }
  }

  /** The last lines that it logged. */
  public String endOfLog() throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 25), lines.size()));
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor(GRACE.toSeconds(), TimeUnit.SECONDS);
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
