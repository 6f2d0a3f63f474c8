package io.twospeed.benchmarks.wholeway;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Medians over the rounds, one row for each contender and number of connections. */
final class ResultTable {

  private static final String HEAD =
      """
      | contender | connections | requests/s | own CPU, µs a request | p50, ms | p99, ms | errors | requests/s, of the floor | CPU, of the floor |
      |---|---:|---:|---:|---:|---:|---:|---:|---:|
      """;

  private final List<Sample> samples;

  ResultTable(List<Sample> samples) {
    this.samples = List.copyOf(samples);
  }

  String markdown(List<Integer> connections, List<Contender> contenders) {
    StringBuilder table = new StringBuilder(HEAD);
    for (int count : connections) {
      List<Sample> floor = of(Contender.FLOOR, count);
      for (Contender contender : contenders) {
        List<Sample> own = of(contender, count);
        if (!own.isEmpty()) {
          table.append(row(contender, count, own, floor.isEmpty() ? own : floor));
        }
      }
    }
    return table.toString();
  }

  private static String row(
      Contender contender, int connections, List<Sample> own, List<Sample> floor) {
    double rate = median(own, Sample::answersPerSecond);
    double cpu = median(own, Sample::cpuMicros);
    return String.format(
        Locale.ROOT,
        "| %s | %d | %.0f | %.0f | %.1f | %.1f | %d | %.2f | %.2f |%n",
        contender.label(),
        connections,
        rate,
        cpu,
        median(own, Sample::p50Micros) / 1e3,
        median(own, Sample::p99Micros) / 1e3,
        own.stream().mapToLong(Sample::errors).sum(),
        rate / median(floor, Sample::answersPerSecond),
        cpu / median(floor, Sample::cpuMicros));
  }

  private List<Sample> of(Contender contender, int connections) {
    return samples.stream()
        .filter(s -> s.contender() == contender && s.connections() == connections)
        .toList();
  }

  static double median(List<Sample> samples, ToDoubleFunction<Sample> figure) {
    double[] sorted = samples.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
