package io.twospeed.openapi.request;

import io.twospeed.openapi.answer.Refusal;
import io.twospeed.openapi.schema.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * A request's Idempotency-Key, as draft-ietf-httpapi-idempotency-key-header has it: a string of RFC
 * 8941, {@code "8e03978e"}. What many clients send instead, the same without quotes, means the
 * same.
 *
 * @param value null where it cannot be used
 * @param refusal why, and how to mend it; null where it can be used
 */
public record IdempotencyKey(@Nullable String value, @Nullable Refusal refusal) {
  static final String HEADER = "Idempotency-Key";
  static final int MOST_CHARACTERS = 255;

  private static final String POINTER = "/header/" + HEADER;
  private static final IdempotencyKey MISSING =
      refused(
          "idempotency-key-missing",
          "A request that may change something needs an Idempotency-Key.",
          "is required and missing: make up a key for each new request, such as"
              + " Idempotency-Key: \"8e03978e-40d5-43dd-bc93-6894a57f9324\","
              + " and send the same one when you repeat it");
  private static final IdempotencyKey SEVERAL =
      invalid("must be given once; there are several header lines");
  private static final IdempotencyKey BROKEN =
      invalid(
          "must be 1 to "
              + MOST_CHARACTERS
              + " visible ASCII characters in double quotes, such as"
              + " \"8e03978e-40d5-43dd-bc93-6894a57f9324\", with nothing after them;"
              + " a backslash or a quote inside has a backslash before it");

  private static IdempotencyKey invalid(String detail) {
    return refused("idempotency-key-invalid", "The Idempotency-Key cannot be used.", detail);
  }

  private static IdempotencyKey refused(String name, String title, String detail) {
    return new IdempotencyKey(null, Refusal.of(name, 400, title, new Violation(POINTER, detail)));
  }

  public static boolean isNamed(String header) {
    return HEADER.equalsIgnoreCase(header);
  }

  public static IdempotencyKey of(HttpServletRequest request) {
    Enumeration<String> lines = request.getHeaders(HEADER);
    if (!lines.hasMoreElements()) {
      return MISSING;
    }
    String line = lines.nextElement();
    if (lines.hasMoreElements()) {
      return SEVERAL;
    }
    String value = parse(line);
    return value == null ? BROKEN : new IdempotencyKey(value, null);
  }

  /** The key a header line means; null where it means none. */
  static @Nullable String parse(String line) {
    String text = trim(line);
    String key = text.startsWith("\"") ? quoted(text) : bare(text);
    return key == null || key.isEmpty() || key.length() > MOST_CHARACTERS ? null : key;
  }

  private static String trim(String line) {
    int from = 0;
    int to = line.length();
    while (from < to && isBlank(line.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(line.charAt(to - 1))) {
      to--;
    }
    return line.substring(from, to);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** RFC 8941, 4.2.5, and nothing after the closing quote: the draft knows no parameters. */
  private static @Nullable String quoted(String text) {
    StringBuilder key = new StringBuilder(text.length());
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        return i == text.length() - 1 ? key.toString() : null;
      }
      if (c == '\\') {
        i++;
        c = i < text.length() ? text.charAt(i) : 0;
        if (c != '"' && c != '\\') {
          return null;
        }
      }
      if (c < ' ' || c > '~') {
        return null;
      }
      key.append(c);
    }
    return null;
  }

  /** What could be read in two ways is not read: no quote, no comma, no semicolon. */
  private static @Nullable String bare(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c > '~' || c == '"' || c == '\\' || c == ',' || c == ';') {
        return null;
      }
    }
    return text;
  }
}
