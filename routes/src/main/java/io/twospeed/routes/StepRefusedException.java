package io.twospeed.routes;

/** A step of a route that one of our own components cannot take, told as a finding is. */
final class StepRefusedException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String what;
  private final String expected;
  private final String fix;

  StepRefusedException(String what, String expected, String fix) {
    super(what + "; expected " + expected + "; fix: " + fix);
    this.what = what;
    this.expected = expected;
    this.fix = fix;
  }

  String what() {
    return what;
  }

  String expected() {
    return expected;
  }

  String fix() {
    return fix;
  }
}
