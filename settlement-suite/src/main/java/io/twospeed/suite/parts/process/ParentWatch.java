package io.twospeed.suite.parts.process;

import java.io.IOException;

/** Ends this process when the one that started it is gone, as its standard input then ends. */
public final class ParentWatch {
  private ParentWatch() {}

  public static void begin() {
    Thread watch = new Thread(ParentWatch::awaitEnd, "parent-watch");
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
    Runtime.getRuntime().halt(3);
  }
}
