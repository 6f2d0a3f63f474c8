package io.twospeed.simulator.web;

/** A control request that cannot be done, as RFC 9457 tells it. */
final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;
  private final String name;
  private final String title;
  private final String pointer;
  private final String detail;

  private ProblemException(int status, String name, String title, String pointer, String detail) {
    super(title, null, false, false);
    this.status = status;
    this.name = name;
    this.title = title;
    this.pointer = pointer;
    this.detail = detail;
  }

  static ProblemException invalid(String pointer, String detail) {
    return new ProblemException(
        400, "invalid-request", "The request is not valid", pointer, detail);
  }

  static ProblemException notFound() {
    return new ProblemException(404, "not-found", "There is no such path", "", "");
  }

  static ProblemException methodNotAllowed() {
    return new ProblemException(
        405, "method-not-allowed", "The method is not allowed here", "", "");
  }

  int status() {
    return status;
  }

  /** The last part of the problem's type. */
  String name() {
    return name;
  }

  String title() {
    return title;
  }

  /** JSON pointer to what is wrong; with {@link #detail()}, empty where nothing in the body is. */
  String pointer() {
    return pointer;
  }

  String detail() {
    return detail;
  }
}
