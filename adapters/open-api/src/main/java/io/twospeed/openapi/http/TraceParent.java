package io.twospeed.openapi.http;

import org.jspecify.annotations.Nullable;

/** W3C Trace Context: {@code 00-<trace-id>-<parent-id>-<flags>}. */
public final class TraceParent {
  private static final int LENGTH = 55;

  private TraceParent() {}

  /** The trace-id of a valid header, else a new one. */
  public static String traceId(@Nullable String header) {
    return header != null && isValid(header) ? header.substring(3, 35) : RandomIds.next();
  }

  private static boolean isValid(String header) {
    if (header.length() < LENGTH || header.charAt(2) != '-' || header.charAt(35) != '-') {
      return false;
    }
    boolean future = !header.startsWith("00");
    boolean ends = header.length() == LENGTH || (future && header.charAt(LENGTH) == '-');
    return ends
        && header.charAt(52) == '-'
        && isHex(header, 0, 2)
        && isHex(header, 3, 35)
        && isHex(header, 36, 52)
        && isHex(header, 53, 55)
        && !header.startsWith("ff")
        && !isZero(header, 3, 35)
        && !isZero(header, 36, 52);
  }

  private static boolean isHex(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isZero(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) != '0') {
        return false;
      }
    }
    return true;
  }
}
