package io.twospeed.suite.parts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How JVMs of the run are started: quickly, as each kill costs a start. */
final class Jvm {
  private static final List<String> QUICK =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xss512k",
          "-Xshare:auto",
          "-Xlog:cds=off",
          "-Xlog:cds+dynamic=off",
          "-Dlogback.configurationFile=part-logback.xml",
          "-Djava.awt.headless=true");

  private final String classPath;
  private final Path archive;

  Jvm(Path folder) {
    classPath = ClassPath.ofJars(folder.resolve("lib"));
    archive = folder.resolve("app.jsa");
  }

  /** Whether the archive of parsed classes is still to be made. */
  boolean untrained() {
    return !Files.exists(archive);
  }

  /** A process that leaves the archive behind when it ends well. */
  List<String> training(String mainClass, List<String> arguments) {
    return command(List.of("-XX:ArchiveClassesAtExit=" + archive), 256, mainClass, arguments);
  }

  /** A process that starts from the archive. */
  List<String> trained(String mainClass, List<String> arguments) {
    return command(
        untrained() ? List.of() : List.of("-XX:SharedArchiveFile=" + archive),
        256,
        mainClass,
        arguments);
  }

  private List<String> command(
      List<String> options, int megabytes, String mainClass, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(QUICK);
    command.add("-Xmx" + megabytes + "m");
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, mainClass));
    command.addAll(arguments);
    return command;
  }
}
