package io.twospeed.openapi.schema;

/** A value that cannot be checked within the bounds of one check: neither valid nor invalid. */
public final class TooComplexException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooComplexException() {
    super("a check beyond its bounds", null, false, false);
  }

  /** What is told of it; no value of the message. */
  public static Violation violation() {
    return new Violation(
        "",
        "takes more than %d steps to check, or is nested deeper than a check goes; expected a value that the contract's schema decides sooner"
            .formatted(CheckBudget.MOST_STEPS));
  }
}
