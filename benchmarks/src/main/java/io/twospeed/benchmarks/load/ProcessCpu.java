package io.twospeed.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process's own CPU time, as Linux counts it in {@code /proc/<pid>/stat}: user and system time of
 * all its threads, living and dead.
 */
public final class ProcessCpu {

  /** USER_HZ: fixed at 100 a second in what Linux shows to programs, whatever the kernel's own. */
  private static final long TICK_MICROS = 10_000;

  private final Path stat;

  /** Of the process with this id. */
  public ProcessCpu(long pid) {
    this.stat = Path.of("/proc", Long.toString(pid), "stat");
  }

  /** What it used since it began, in microseconds. */
  public long micros() {
    try {
      return micros(Files.readString(stat));
    } catch (IOException e) {
      throw new UncheckedIOException("CPU time is read from " + stat + ", which needs Linux", e);
    }
  }

  /** Fields are counted from the command's closing bracket: a command may hold blanks. */
  static long micros(String statLine) {
    String[] fields = statLine.substring(statLine.lastIndexOf(')') + 2).split(" ", -1);
    long userTicks = Long.parseLong(fields[11]);
    long systemTicks = Long.parseLong(fields[12]);
    return (userTicks + systemTicks) * TICK_MICROS;
  }
}
