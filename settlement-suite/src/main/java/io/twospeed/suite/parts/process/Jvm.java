package io.twospeed.suite.parts.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How JVMs of a run are started: quickly, as each kill costs a start. All rounds of a run share
 * one, also such as go on at the same time. Thread-safe.
 */
public final class Jvm {
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
  private final Path agent;

  private Jvm(Path folder) {
    classPath = ClassPath.ofJars(folder.resolve("lib"));
    archive = folder.resolve("app.jsa");
    agent = AgentJar.in(folder);
  }

  /** Makes what is shared; an archive of an earlier run does not fit these jars any more. */
  public static Jvm in(Path folder) {
    Jvm jvm = new Jvm(folder.toAbsolutePath());
    try {
      Files.deleteIfExists(jvm.archive);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jvm;
  }

  /** Whoever comes first makes the archive of parsed classes; others wait for it. */
  public synchronized void train(Runnable training) {
    if (!Files.exists(archive)) {
      training.run();
    }
  }

  /** A process that leaves the archive behind when it ends well. */
  public List<String> training(String mainClass, List<String> arguments) {
    return command(List.of("-XX:ArchiveClassesAtExit=" + archive), 256, mainClass, arguments);
  }

  /** A process that starts from the archive. */
  public List<String> trained(String mainClass, List<String> arguments) {
    List<String> options =
        Files.exists(archive) ? List.of("-XX:SharedArchiveFile=" + archive) : List.of();
    return command(options, 256, mainClass, arguments);
  }

  /**
   * A process whose classes an agent weaves as they are loaded. It does not start from the archive:
   * that breaks the virtual machine now and then, in
   * KlassFactory::check_shared_class_file_load_hook (seen with 17.0.15).
   */
  public List<String> woven(String agent, String mainClass, List<String> arguments) {
    return command(List.of(agent), 256, mainClass, arguments);
  }

  /** The jar of the agent that stops a process at a chosen step. */
  public Path agent() {
    return agent;
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
