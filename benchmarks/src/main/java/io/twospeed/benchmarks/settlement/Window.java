package io.twospeed.benchmarks.settlement;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** One measured window, in the units of the table. */
record Window(
    int round,
    Keeping keeping,
    Work work,
    int atOnce,
    int answers,
    double answersPerSecond,
    double cpuMicros,
    double p50Micros,
    double p99Micros,
    double flushesPerAnswer,
    double writesPerFlush,
    long errors) {

  static final String CSV_HEAD =
      "round,journal,work,at_once,answers,answers_per_s,cpu_us_per_request,p50_us,p99_us,"
          + "flushes_per_request,writes_per_flush,errors";

  private static final String TABLE_HEAD =
      """
      | work | journal | at once | requests/s | own CPU, µs a request | p50, ms | p99, ms | flushes a request | writes a flush | errors |
      |---|---|---:|---:|---:|---:|---:|---:|---:|---:|
      """;

  String csv() {
    return String.format(
        Locale.ROOT,
        "%d,%s,%s,%d,%d,%.0f,%.1f,%.0f,%.0f,%.4f,%.2f,%d",
        round,
        keeping,
        work,
        atOnce,
        answers,
        answersPerSecond,
        cpuMicros,
        p50Micros,
        p99Micros,
        flushesPerAnswer,
        writesPerFlush,
        errors);
  }

  /** Medians over the rounds. */
  static String table(List<Window> windows) {
    StringBuilder table = new StringBuilder(TABLE_HEAD);
    windows.stream()
        .filter(it -> it.round() == 1)
        .forEach(first -> table.append(row(windows.stream().filter(first::isLike).toList())));
    return table.toString();
  }

  private boolean isLike(Window other) {
    return keeping == other.keeping && work == other.work && atOnce == other.atOnce;
  }

  private static String row(List<Window> like) {
    Window first = like.get(0);
    return String.format(
        Locale.ROOT,
        "| %s | %s | %d | %.0f | %.0f | %.1f | %.1f | %.3f | %.1f | %d |%n",
        first.work().name().toLowerCase(Locale.ROOT),
        first.keeping().label(),
        first.atOnce(),
        median(like, Window::answersPerSecond),
        median(like, Window::cpuMicros),
        median(like, Window::p50Micros) / 1e3,
        median(like, Window::p99Micros) / 1e3,
        median(like, Window::flushesPerAnswer),
        median(like, Window::writesPerFlush),
        like.stream().mapToLong(Window::errors).sum());
  }

  private static double median(List<Window> like, ToDoubleFunction<Window> figure) {
    double[] sorted = like.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
