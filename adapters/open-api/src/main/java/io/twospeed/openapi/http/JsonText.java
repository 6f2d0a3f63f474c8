package io.twospeed.openapi.http;

import org.jspecify.annotations.Nullable;

/**
 * Whether bytes are text as JSON has it between systems: UTF-8 (RFC 8259, 8.1; RFC 3629, 4), no
 * NUL, and no half of a surrogate pair (RFC 8259, 8.2). A parser that guesses the encoding takes
 * UTF-16 and overlong forms too, and what it lets through no core's code page has.
 */
final class JsonText {
  private static final String NO_UTF_8 = "the body is no UTF-8 text; expected JSON in UTF-8";
  private static final String HALF =
      "the body escapes half of a surrogate pair; expected whole characters";

  private final byte[] bytes;
  private final int length;
  private int at;

  private JsonText(byte[] bytes, int length) {
    this.bytes = bytes;
    this.length = length;
  }

  /** What is wrong with the first so many bytes; null where nothing is. */
  static @Nullable String fault(byte[] bytes, int length) {
    JsonText text = new JsonText(bytes, length);
    while (text.at < length) {
      byte next = bytes[text.at];
      if (next > 0 && next != '\\') {
        text.at++;
      } else if (next == '\\') {
        if (!text.skipEscape()) {
          return HALF;
        }
      } else if (!text.skipCharacter()) {
        return NO_UTF_8;
      }
    }
    return null;
  }

  /** One of two to four bytes, in its shortest form, and no surrogate. */
  private boolean skipCharacter() {
    int first = bytes[at] & 0xFF;
    int size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || at + size > length) {
      return false;
    }
    int second = bytes[at + 1] & 0xFF;
    int least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    int most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (second < least || second > most) {
      return false;
    }
    for (int i = at + 2; i < at + size; i++) {
      if ((bytes[i] & 0xC0) != 0x80) {
        return false;
      }
    }
    at += size;
    return true;
  }

  /** A high surrogate with the low one behind it, or any other escape; broken ones are not ours. */
  private boolean skipEscape() {
    int unit = escapedUnit(at);
    if (unit < 0) {
      at += 2;
      return true;
    }
    at += 6;
    if (unit < Character.MIN_SURROGATE || unit > Character.MAX_SURROGATE) {
      return true;
    }
    int low = escapedUnit(at);
    at += 6;
    return unit <= Character.MAX_HIGH_SURROGATE
        && low >= Character.MIN_LOW_SURROGATE
        && low <= Character.MAX_LOW_SURROGATE;
  }

  /** Of {@code \}{@code uXXXX}; -1 where no such one stands there. */
  private int escapedUnit(int from) {
    if (from + 6 > length || bytes[from] != '\\' || bytes[from + 1] != 'u') {
      return -1;
    }
    int unit = 0;
    for (int i = from + 2; i < from + 6; i++) {
      int digit = Character.digit(bytes[i], 16);
      if (digit < 0) {
        return -1;
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }
}
