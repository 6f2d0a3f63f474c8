package io.twospeed.routes;

/** Headers of the framework's: no contract parameter sets one, and none reaches the caller. */
final class CamelHeaders {
  private CamelHeaders() {}

  static boolean has(String name) {
    return name.regionMatches(true, 0, "Camel", 0, 5);
  }
}
