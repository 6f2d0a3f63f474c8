package io.twospeed.benchmarks.load;

import java.time.Duration;
import java.util.Arrays;

/** What one window counted: every latency, and every error. */
public final class Tally {

  private long[] latenciesNanos = new long[1 << 16];
  private int answers;
  private long errors;
  private String firstError = "";
  private Duration length = Duration.ZERO;

  void answered(long tookNanos) {
    if (answers == latenciesNanos.length) {
      latenciesNanos = Arrays.copyOf(latenciesNanos, answers * 2);
    }
    latenciesNanos[answers++] = tookNanos;
  }

  void failed(String complaint) {
    if (errors++ == 0) {
      firstError = complaint;
    }
  }

  /** An error before the window is an error too; a contender must not hide one in its warm-up. */
  void addWarmUpErrors(long count, String complaint) {
    if (errors == 0) {
      firstError = complaint;
    }
    errors += count;
  }

  void lasted(long nanos) {
    length = Duration.ofNanos(nanos);
    Arrays.sort(latenciesNanos, 0, answers);
  }

  /** Right answers. */
  public int answers() {
    return answers;
  }

  /** Wrong answers and broken connections. */
  public long errors() {
    return errors;
  }

  /** The first error, or empty. */
  public String firstError() {
    return firstError;
  }

  /** Right answers a second of the window. */
  public double answersPerSecond() {
    return answers * 1e9 / length.toNanos();
  }

  /** The latency, in microseconds, that the given share of the answers did not exceed. */
  public double percentileMicros(double share) {
    if (answers == 0) {
      return 0;
    }
    int rank = (int) Math.ceil(share * answers);
    return latenciesNanos[Math.max(rank, 1) - 1] / 1e3;
  }
}
