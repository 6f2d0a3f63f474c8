package io.twospeed.openapi.pattern;

/** A pattern that is not translated: it is no regular expression of ECMA-262, or one not taken. */
public final class PatternFault extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String what;
  private final boolean notTaken;

  private PatternFault(String what, boolean notTaken) {
    super(what, null, false, false);
    this.what = what;
    this.notTaken = notTaken;
  }

  static PatternFault broken(String what, int at) {
    return new PatternFault(what + " at character " + (at + 1), false);
  }

  static PatternFault notTaken(String what, int at) {
    return new PatternFault(what + " at character " + (at + 1) + " is not taken", true);
  }

  /** The construct and its place, 1-based. */
  public String what() {
    return what;
  }

  /** Whether ECMA-262 has the construct, and only this layer has not. */
  public boolean isNotTaken() {
    return notTaken;
  }
}
