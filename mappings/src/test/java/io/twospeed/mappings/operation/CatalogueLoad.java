package io.twospeed.mappings.operation;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Measures how long a catalogue of fifty operations takes to load; mappings/README.md says how. */
final class CatalogueLoad {
  private static final int OPERATIONS = 50;
  private static final int ROUNDS = 10;

  private CatalogueLoad() {}

  /**
   * Prints wall-clock and CPU time of each load, the first in a fresh JVM.
   *
   * @param arguments the mappings folder whose operations are multiplied
   */
  public static void main(String[] arguments) throws IOException {
    Path fifty = Files.createTempDirectory("fifty");
    try {
      multiply(Path.of(arguments[0]), fifty);
      for (int round = 1; round <= ROUNDS; round++) {
        measure(fifty, round);
      }
    } finally {
      delete(fifty);
    }
  }

  private static void measure(Path mappings, int round) {
    long wall = System.nanoTime();
    long cpu = cpuNanos();
    OperationCatalogue catalogue = OperationCatalogue.load(mappings, Map.of());
    long wallMillis = (System.nanoTime() - wall) / 1_000_000;
    long cpuMillis = (cpuNanos() - cpu) / 1_000_000;
    if (catalogue.find("payments.transfer").isEmpty()) {
      throw new IllegalStateException("not what was to be loaded");
    }
    System.out.printf("load %d: %d ms, %d ms of CPU%n", round, wallMillis, cpuMillis);
  }

  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static void multiply(Path from, Path to) throws IOException {
    copy(from.resolve("contracts"), to.resolve("contracts"));
    copy(from.resolve("core"), to.resolve("core"));
    List<Path> operations;
    try (Stream<Path> files = Files.list(from.resolve("core"))) {
      operations = files.filter(Files::isDirectory).sorted().toList();
    }
    for (int i = operations.size(); i < OPERATIONS; i++) {
      Path operation = operations.get(i % operations.size());
      String name = String.valueOf(operation.getFileName());
      Path twin = to.resolve("core").resolve(name + i);
      copy(operation, twin);
      Path yaml = twin.resolve("operation.yaml");
      String text = Files.readString(yaml);
      Files.writeString(yaml, text.replaceFirst("(?m)^operation: .*$", "operation: " + name + i));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
