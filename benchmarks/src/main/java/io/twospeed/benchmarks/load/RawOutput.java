package io.twospeed.benchmarks.load;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Everything that is printed also goes to {@code raw.txt}, so that a table can be checked. */
public final class RawOutput implements AutoCloseable {

  private final Path directory;
  private final PrintStream file;

  private RawOutput(Path directory, PrintStream file) {
    this.directory = directory;
    this.file = file;
  }

  /** Makes the directory where it is missing. */
  public static RawOutput in(Path directory) throws IOException {
    Files.createDirectories(directory);
    PrintStream file =
        new PrintStream(
            Files.newOutputStream(directory.resolve("raw.txt")), true, StandardCharsets.UTF_8);
    return new RawOutput(directory, file);
  }

  /** A new file for the log of a part of the run. */
  public Path log(String part) throws IOException {
    Path log = directory.resolve(part + ".log");
    Files.deleteIfExists(log);
    return log;
  }

  /** Prints a line. */
  public void line(String line) {
    text(line + System.lineSeparator());
  }

  /** Prints a text as it is. */
  public void text(String text) {
    System.out.print(text);
    System.out.flush();
    file.print(text);
    file.flush();
  }

  @Override
  public void close() {
    file.close();
  }
}
