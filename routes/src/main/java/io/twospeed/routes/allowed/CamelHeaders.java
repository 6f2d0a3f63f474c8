package io.twospeed.routes.allowed;

/** Headers of the framework's: no contract parameter sets one, and none reaches the caller. */
public final class CamelHeaders {
  private CamelHeaders() {}

  public static boolean has(String name) {
    return name.regionMatches(true, 0, "Camel", 0, 5);
  }
}
