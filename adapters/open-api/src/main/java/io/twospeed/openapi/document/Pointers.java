package io.twospeed.openapi.document;

/** JSON Pointers, RFC 6901. */
public final class Pointers {
  private Pointers() {}

  public static String escape(String key) {
    if (key.indexOf('~') < 0 && key.indexOf('/') < 0) {
      return key;
    }
    return key.replace("~", "~0").replace("/", "~1");
  }
}
