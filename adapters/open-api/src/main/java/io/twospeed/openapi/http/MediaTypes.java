package io.twospeed.openapi.http;

import java.util.Locale;

/** Media types, as far as a door for JSON needs them. */
public final class MediaTypes {
  public static final String JSON = "application/json";

  private MediaTypes() {}

  /** Type and subtype in lower case, without parameters. */
  public static String bare(String contentType) {
    int end = contentType.indexOf(';');
    String bare = end < 0 ? contentType : contentType.substring(0, end);
    return bare.equals(JSON) ? JSON : bare.trim().toLowerCase(Locale.ROOT);
  }

  public static boolean isJson(String bare) {
    return bare.equals(JSON) || (bare.startsWith("application/") && bare.endsWith("+json"));
  }

  /** JSON is UTF-8 (RFC 8259, 8.1): another charset is another media type to us. */
  public static boolean isUtf8(String contentType) {
    int at = contentType.toLowerCase(Locale.ROOT).indexOf("charset=");
    if (at < 0) {
      return true;
    }
    String charset = contentType.substring(at + "charset=".length());
    int end = charset.indexOf(';');
    String name = (end < 0 ? charset : charset.substring(0, end)).trim().replace("\"", "");
    return name.equalsIgnoreCase("utf-8");
  }

  /** Lenient: only a client that names media types, none of them JSON, is told that it errs. */
  public static boolean acceptsJson(String accept) {
    String lower = accept.toLowerCase(Locale.ROOT);
    return lower.isBlank()
        || lower.contains("*/*")
        || lower.contains("application/*")
        || lower.contains("json");
  }
}
