package io.twospeed.routes.step;

import io.twospeed.base.OpenWords;

/**
 * The refusal a route ends in on purpose: {@code
 * problem:insufficient-customer?status=422&title=...}. No fault of the layer's, so it carries no
 * stack trace. Immutable.
 */
public final class ProblemException extends RuntimeException implements OpenWords {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final int status;
  private final String title;

  /**
   * One refusal.
   *
   * @param name the last part of {@code urn:twospeed:problem:<name>}
   * @param status HTTP status, 400 to 599
   * @param title a sentence for the caller, without a value of its own
   */
  public ProblemException(String name, int status, String title) {
    super(status + " " + name + ": " + title, null, false, false);
    this.name = name;
    this.status = status;
    this.title = title;
  }

  @Override
  public String words() {
    return status + " " + name + ": " + title;
  }

  @Override
  public boolean isFault() {
    return false;
  }

  public String name() {
    return name;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }
}
