package io.twospeed.routes.step;

/** A step of a route that one of our own components cannot take, told as a finding is. */
public final class StepRefusedException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String what;
  private final String expected;
  private final String fix;

  public StepRefusedException(String what, String expected, String fix) {
    super(what + "; expected " + expected + "; fix: " + fix);
    this.what = what;
    this.expected = expected;
    this.fix = fix;
  }

  public String what() {
    return what;
  }

  public String expected() {
    return expected;
  }

  public String fix() {
    return fix;
  }
}
