package io.twospeed.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;

/** What the figures were measured on. */
public final class Machine {

  private Machine() {}

  /** Several lines, the last one ended. */
  public static String describe(Clock clock) {
    DateTimeFormatter minutes = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'");
    return """
        date    %s
        cores   %d (%s)
        memory  %s
        kernel  %s %s
        JDK     %s %s
        """
        .formatted(
            minutes.format(clock.instant().atZone(ZoneOffset.UTC)),
            Runtime.getRuntime().availableProcessors(),
            firstField("/proc/cpuinfo", "model name"),
            firstField("/proc/meminfo", "MemTotal"),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("java.vm.name"),
            System.getProperty("java.runtime.version"));
  }

  private static String firstField(String file, String field) {
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(field))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }
}
