package io.twospeed.openapi;

/** What a problem says about the core. */
final class Outcome {
  static final String NOTHING_HAPPENED = "nothing-happened";
  static final String IN_DOUBT = "in-doubt";

  private Outcome() {}
}
