package io.twospeed.benchmarks.wholeway;

import java.util.Locale;

/** One measured window, in the units of the table. */
record Sample(
    int round,
    Contender contender,
    int connections,
    int answers,
    double answersPerSecond,
    double cpuMicros,
    double coreCpuMicros,
    double loadCpuMicros,
    double p50Micros,
    double p99Micros,
    long errors,
    String firstError) {

  static final String CSV_HEAD =
      "round,contender,connections,answers,answers_per_s,cpu_us_per_request,core_cpu_us_per_request,"
          + "load_cpu_us_per_request,p50_us,p99_us,errors";

  String csv() {
    return String.format(
        Locale.ROOT,
        "%d,%s,%d,%d,%.0f,%.1f,%.1f,%.1f,%.0f,%.0f,%d",
        round,
        contender.option(),
        connections,
        answers,
        answersPerSecond,
        cpuMicros,
        coreCpuMicros,
        loadCpuMicros,
        p50Micros,
        p99Micros,
        errors);
  }
}
