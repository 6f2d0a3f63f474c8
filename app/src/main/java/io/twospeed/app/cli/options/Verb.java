package io.twospeed.app.cli.options;

import java.util.Collection;
import java.util.List;

/** What every verb of the command line shares: exit codes, and how findings are told. */
public final class Verb {

  public static final int OK = 0;
  static final int REFUSED = 2;

  /** A server runs on; the process must not end. Never an exit code. */
  public static final int RUNNING = -1;

  private Verb() {}

  /** What is told and refuses nothing. */
  public static void warn(Collection<?> warnings) {
    warnings.forEach(each -> System.err.println("warning: " + each));
  }

  public static int refuse(String finding) {
    return refuse(List.of(finding));
  }

  public static int refuse(Collection<String> findings) {
    findings.forEach(System.err::println);
    return REFUSED;
  }
}
