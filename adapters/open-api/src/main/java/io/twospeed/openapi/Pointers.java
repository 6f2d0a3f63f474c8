package io.twospeed.openapi;

/** JSON Pointers, RFC 6901. */
final class Pointers {
  private Pointers() {}

  static String escape(String key) {
    if (key.indexOf('~') < 0 && key.indexOf('/') < 0) {
      return key;
    }
    return key.replace("~", "~0").replace("/", "~1");
  }
}
