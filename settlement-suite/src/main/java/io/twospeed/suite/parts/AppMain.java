package io.twospeed.suite.parts;

import io.twospeed.app.Twospeed;
import io.twospeed.suite.parts.process.ParentWatch;

/** The app's own main class, in a process that does not outlive the suite. */
public final class AppMain {
  private AppMain() {}

  /** Runs a verb of the command line. */
  public static void main(String[] arguments) {
    ParentWatch.begin();
    Twospeed.main(arguments);
  }
}
