package io.twospeed.suite.freeze;

/** What the suite and an agent say to each other, a line each; most are followed by a step. */
public final class FreezeWords {
  /** To an agent: stop the process at this step, when it is reached for the n-th time. */
  public static final String FREEZE = "freeze";

  /** To an agent: do not. */
  public static final String FORGET = "forget";

  /** The order was taken back in time. */
  public static final String FORGOTTEN = "forgotten";

  /** The step was reached; the process stops at once. */
  public static final String REACHED = "reached";

  /** It runs again. */
  public static final String WOKE = "woke";

  /** The class of a step was loaded, and has the method. */
  public static final String FOUND = "found";

  /** The class of a step was loaded, and has no such method, or could not be woven. */
  public static final String MISSING = "missing";

  private FreezeWords() {}
}
