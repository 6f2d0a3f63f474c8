package io.twospeed.openapi.http;

import java.util.List;

/** HTTP methods as OpenAPI and RFC 9110 know them. */
public final class Methods {
  /** The keys of a path item that are operations. */
  public static final List<String> OF_A_PATH_ITEM =
      List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private Methods() {}

  public static boolean isSafe(String method) {
    return switch (method) {
      case "GET", "HEAD", "OPTIONS", "TRACE" -> true;
      default -> false;
    };
  }
}
