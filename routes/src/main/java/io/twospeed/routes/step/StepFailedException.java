package io.twospeed.routes.step;

import io.twospeed.base.OpenWords;

/** A step of a route that could not be taken, told without a value of the request. */
public final class StepFailedException extends IllegalStateException implements OpenWords {
  private static final long serialVersionUID = 1L;

  private final String words;

  public StepFailedException(String words) {
    super(words);
    this.words = words;
  }

  @Override
  public String words() {
    return words;
  }

  @Override
  public boolean isFault() {
    return true;
  }
}
