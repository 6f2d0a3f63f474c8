package io.twospeed.benchmarks;

import java.io.IOException;

/**
 * What every process of a run does first. It ends when the one that started it is gone, as its
 * standard input then ends: nothing is left behind even when the benchmark itself was killed.
 */
public final class PartOfRun {

  private PartOfRun() {}

  /** The logging of every part but Twospeed: warnings to standard output. */
  public static final String LOGGING = "benchmark-logback.xml";

  /** To be called before anything logs. Watches from a daemon thread that sleeps in a read. */
  public static void begin() {
    System.setProperty("logback.configurationFile", LOGGING);
    watchParent();
  }

  /** Only the watch: for a part with a logging of its own. */
  public static void watchParent() {
    Thread watch = new Thread(PartOfRun::awaitEnd, "parent-watch");
    watch.setDaemon(true);
    watch.start();
  }

  private static void awaitEnd() {
    try {
      while (System.in.read() >= 0) {
        // What is said is of no interest, only that the line stays open.
      }
    } catch (IOException e) {
      System.err.println("standard input is broken: " + e);
    }
    System.exit(3);
  }
}
