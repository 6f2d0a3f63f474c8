package io.twospeed.suite.freeze;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Stops this very process by SIGSTOP, every thread of it. A shell that is there already does it: to
 * start one takes longer than what is to be interrupted. Where the suite is no more, nobody would
 * wake the process: then it is ended.
 */
final class SelfStop {
  /** Who asked reads the answer only once it runs again: the pause is longer than a stop takes. */
  private static final String SCRIPT =
      """
      while read -r order; do
        kill -STOP "$1"
        sleep 0.05
        echo stopped
        (
          while kill -0 "$2" && grep -q '^State:[[:space:]]*T' "/proc/$1/status"; do sleep 1; done
          kill -0 "$2" || kill -KILL "$1"
        ) >/dev/null 2>&1 </dev/null &
      done
      """;

  private final Process shell;
  private final BufferedReader answers;

  private SelfStop(Process shell) {
    this.shell = shell;
    this.answers = shell.inputReader(StandardCharsets.US_ASCII);
  }

  /**
   * Ready to stop this process.
   *
   * @param suite the process that wakes it
   */
  static SelfStop ready(long suite) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(
              "sh",
              "-c",
              SCRIPT,
              "freeze",
              String.valueOf(ProcessHandle.current().pid()),
              String.valueOf(suite));
      builder.redirectError(ProcessBuilder.Redirect.INHERIT);
      return new SelfStop(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException("no shell can be started, which is to stop this process", e);
    }
  }

  /** Returns when the process was woken. */
  synchronized void stop() {
    try {
      shell.getOutputStream().write('\n');
      shell.getOutputStream().flush();
      answers.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException("the shell that is to stop this process is gone", e);
    }
  }
}
