package io.twospeed.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process that runs the program, and what it has printed so far; it ends with this. */
public final class Started implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  /** Such a process ends before what a better compiler gains would pay for it. */
  static final String QUICK = "-XX:TieredStopAtLevel=1";

  private final Process process;
  private final Path out;
  private final Path err;

  private Started(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** With a broker's port that is free, and no settings of whoever runs the test. */
  static Started of(Path folder, List<String> command) throws IOException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(each -> each.startsWith("TWOSPEED_"));
    builder.environment().put("TWOSPEED_SANDBOX_BROKERPORT", "0");
    builder.environment().put("TWOSPEED_JAVA_OPTS", QUICK);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return new Started(builder.start(), out, err);
  }

  /** The first group of the first place that fits, once it is printed. */
  public String awaitPrinted(String pattern) {
    Pattern wanted = Pattern.compile(pattern);
    await("printed: " + pattern)
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(wanted.matcher(out()).find() || !process.isAlive())
                    .as(out() + err())
                    .isTrue());
    Matcher found = wanted.matcher(out());
    if (!found.find()) {
      throw new AssertionError("not printed: " + pattern + "\n" + out() + err());
    }
    return found.group(1);
  }

  /** The code it ended with by itself. */
  int exit() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("has not ended:\n" + out() + err());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a process", e);
    }
  }

  public String out() {
    return text(out);
  }

  String err() {
    return text(err);
  }

  private static String text(Path file) {
    return new String(bytes(file), StandardCharsets.UTF_8);
  }

  byte[] bytes() {
    return bytes(out);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As kill -9 does. */
  public void kill() {
    process.destroyForcibly();
    exit();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
