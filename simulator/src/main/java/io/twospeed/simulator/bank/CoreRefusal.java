package io.twospeed.simulator.bank;

/** The core says no, and has changed nothing. */
public final class CoreRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final ReturnCode returnCode;

  CoreRefusal(ReturnCode returnCode) {
    // An everyday answer, not a fault of the program: no stack trace.
    super(returnCode.code() + " " + returnCode.text(), null, false, false);
    this.returnCode = returnCode;
  }

  public ReturnCode returnCode() {
    return returnCode;
  }

  /** Refuses unless {@code condition} holds. */
  public static void unless(boolean condition, ReturnCode returnCode) {
    if (!condition) {
      throw new CoreRefusal(returnCode);
    }
  }
}
