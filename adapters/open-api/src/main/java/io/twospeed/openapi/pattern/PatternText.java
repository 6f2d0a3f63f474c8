package io.twospeed.openapi.pattern;

/** A pattern and how far it is read. */
final class PatternText {
  private final String text;
  private int at;

  PatternText(String text) {
    this.text = text;
  }

  int at() {
    return at;
  }

  boolean isAtEnd() {
    return at >= text.length();
  }

  boolean isNext(String wanted) {
    return text.startsWith(wanted, at);
  }

  /** Whether the next character is one of these. */
  boolean isOneOf(String characters) {
    return !isAtEnd() && characters.indexOf(text.charAt(at)) >= 0;
  }

  boolean skip(String wanted) {
    boolean there = isNext(wanted);
    at += there ? wanted.length() : 0;
    return there;
  }

  int codePoint() {
    int codePoint = text.codePointAt(at);
    at += Character.charCount(codePoint);
    return codePoint;
  }

  /** Up to a character, which is read too. */
  String upTo(char end, String what) {
    int from = at;
    int to = text.indexOf(end, from);
    if (to < 0) {
      throw PatternFault.broken(what + " that does not end", from);
    }
    at = to + 1;
    return text.substring(from, to);
  }

  /** As many digits as there are; empty where there is none. */
  String digits() {
    int from = at;
    while (isOneOf("0123456789")) {
      at++;
    }
    return text.substring(from, at);
  }

  /** Exactly so many hexadecimal digits; -1, and nothing is read, where they are not there. */
  int hex(int count) {
    int value = 0;
    for (int i = at; i < at + count; i++) {
      int digit =
          i < text.length() && text.charAt(i) < 128 ? Character.digit(text.charAt(i), 16) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    at += count;
    return value;
  }

  void back(int to) {
    at = to;
  }

  boolean holds(int from, String wanted) {
    return text.substring(from, at).contains(wanted);
  }
}
