package io.twospeed.base.regex;

import java.util.regex.PatternSyntaxException;

/**
 * Reckons how much a pattern may try between two looks at the text. What is no pattern at all is
 * left to Java; what Java would read in another way than this is refused.
 */
final class RegexTries {
  private static final int MOST_TRIES = 10_000;
  private static final int MOST_TIMES = 100_000;
  private static final int MOST_LEVELS = 100;

  /** Beyond every bound, and far from an overflow when multiplied. */
  private static final long FULL = 1_000_000_000;

  /**
   * Of one part.
   *
   * @param ways to match nothing; 0 where it always reads
   * @param tries without a look at the text, at most
   * @param times its inmost part may be repeated
   */
  private record Part(long ways, long tries, long times) {
    static final Part READS = new Part(0, 0, 1);
    static final Part LOOKS_ROUND = new Part(1, 1, 1);
  }

  private final String regex;
  private int at;
  private int levels;

  RegexTries(String unquoted) {
    this.regex = unquoted;
  }

  /** Each character between \Q and \E escaped by itself, as Java does before all else. */
  static String unquoted(String regex) {
    StringBuilder plain = new StringBuilder();
    int at = 0;
    while (at < regex.length()) {
      if (regex.startsWith("\\Q", at)) {
        int end = regex.indexOf("\\E", at + 2);
        String quoted = regex.substring(at + 2, end < 0 ? regex.length() : end);
        quoted.codePoints().forEach(each -> plain.append("\\x{%x}".formatted(each)));
        at = end < 0 ? regex.length() : end + 2;
      } else {
        int end = Math.min(regex.length(), regex.charAt(at) == '\\' ? at + 2 : at + 1);
        plain.append(regex, at, end);
        at = end;
      }
    }
    return plain.toString();
  }

  /** At most so many. */
  long most() {
    Part whole = alternatives();
    while (at < regex.length()) {
      // Java refuses a bracket that closes nothing.
      at++;
      alternatives();
    }
    return whole.tries();
  }

  private Part alternatives() {
    if (++levels > MOST_LEVELS) {
      throw new BoundedRegex.TooMuch("nested deeper than " + MOST_LEVELS + " levels");
    }
    Part all = sequence();
    while (peek('|')) {
      at++;
      Part next = sequence();
      all =
          bounded(
              all.ways() + next.ways(),
              all.tries() + next.tries() + 1,
              Math.max(all.times(), next.times()));
    }
    levels--;
    return all;
  }

  private Part sequence() {
    // An empty one is a way to match nothing; ways counts those since the last look.
    long ways = 1;
    long tries = 0;
    long times = 1;
    boolean reads = false;
    while (at < regex.length() && !peek('|') && !peek(')')) {
      Part next = repeated(part());
      tries += Math.min(FULL, ways * next.tries());
      reads |= next.ways() == 0;
      ways = next.ways() == 0 ? 1 : Math.min(FULL, ways * next.ways());
      times = Math.max(times, next.times());
      bounded(ways, tries, times);
    }
    return bounded(reads ? 0 : ways, tries, times);
  }

  private static Part bounded(long ways, long tries, long times) {
    if (times > MOST_TIMES) {
      throw new BoundedRegex.TooMuch("that repeats more than " + MOST_TIMES + " times");
    }
    if (ways > MOST_TRIES || tries > MOST_TRIES) {
      throw new BoundedRegex.TooMuch("that repeats what matches nothing too often");
    }
    return new Part(ways, tries, times);
  }

  private Part repeated(Part part) {
    if (at >= regex.length() || "*+?{".indexOf(regex.charAt(at)) < 0) {
      return part;
    }
    boolean counted = peek('{');
    boolean optional = peek('*') || peek('?');
    long most = 1;
    if (counted) {
      int close = end('}');
      String range = regex.substring(at + 1, close - 1);
      int comma = range.indexOf(',');
      long least = number(comma < 0 ? range : range.substring(0, comma));
      boolean open = comma == range.length() - 1;
      most = comma < 0 || open ? least : number(range.substring(comma + 1));
      optional = least == 0;
      at = close;
    } else {
      at++;
    }
    if (peek('?') || peek('+')) {
      at++;
    }
    most = Math.max(1, most);
    long times = Math.min(FULL, part.times() * most);
    return part.ways() == 0
        ? bounded(optional ? 1 : 0, part.tries() + 1, times)
        : bounded((part.ways() + 1) * most, (part.tries() + 1) * most, times);
  }

  private long number(String digits) {
    if (digits.isEmpty() || !digits.chars().allMatch(each -> each >= '0' && each <= '9')) {
      throw new PatternSyntaxException("a repetition is no number", regex, at);
    }
    return digits.length() > 9 ? FULL : Long.parseLong(digits);
  }

  private Part part() {
    char first = regex.charAt(at);
    if ("*+?{".indexOf(first) >= 0) {
      throw new PatternSyntaxException("a repetition of nothing", regex, at);
    }
    if (first == '(') {
      return group();
    }
    if (first == '\\') {
      return escape();
    }
    if (first == '[') {
      characterClass();
      return Part.READS;
    }
    at += Character.charCount(regex.codePointAt(at));
    return first == '^' || first == '$' ? Part.LOOKS_ROUND : Part.READS;
  }

  private Part group() {
    boolean looksRound = false;
    int open = at;
    at++;
    if (peek('?')) {
      at++;
      if (regex.startsWith("<=", at) || regex.startsWith("<!", at)) {
        looksRound = true;
        at += 2;
      } else if (peek('=') || peek('!')) {
        looksRound = true;
        at++;
      } else if (peek('>')) {
        at++;
      } else if (peek('<')) {
        at = end('>');
      } else {
        flags();
        if (peek(')')) {
          at++;
          return Part.LOOKS_ROUND;
        }
        at++;
      }
    }
    Part inner = alternatives();
    if (!peek(')')) {
      throw new PatternSyntaxException("a group does not end", regex, open);
    }
    at++;
    return looksRound
        ? bounded(1, inner.tries() + 1, inner.times())
        : bounded(inner.ways(), inner.tries() + 1, inner.times());
  }

  /** Up to what follows them. In comments mode blanks mean nothing, in a repetition even. */
  private void flags() {
    int first = at;
    while (at < regex.length() && !peek(':') && !peek(')')) {
      at++;
    }
    if (regex.substring(first, at).contains("x")) {
      throw new BoundedRegex.TooMuch("with the flag x, which is not taken");
    }
  }

  private Part escape() {
    at++;
    if (at >= regex.length()) {
      throw new PatternSyntaxException("an escape of nothing", regex, at);
    }
    char escaped = regex.charAt(at);
    at += Character.charCount(regex.codePointAt(at));
    switch (escaped) {
      case 'b' -> {
        at += regex.startsWith("{g}", at) ? 3 : 0;
        return Part.LOOKS_ROUND;
      }
      case 'B', 'A', 'G', 'Z', 'z' -> {
        return Part.LOOKS_ROUND;
      }
      case 'k' -> {
        at = end('>');
        return Part.LOOKS_ROUND;
      }
      case 'c' -> at = Math.min(regex.length(), at + 1);
      case 'p', 'P', 'x', 'N' -> at = peek('{') ? end('}') : at;
      default -> {
        if (escaped >= '1' && escaped <= '9') {
          while (at < regex.length() && Character.isDigit(regex.charAt(at))) {
            at++;
          }
          return Part.LOOKS_ROUND;
        }
      }
    }
    return Part.READS;
  }

  private void characterClass() {
    int open = at;
    int depth = 0;
    do {
      if (at >= regex.length()) {
        throw new PatternSyntaxException("a character class does not end", regex, open);
      }
      if (peek('\\')) {
        escape();
      } else {
        depth += peek('[') ? 1 : peek(']') ? -1 : 0;
        boolean begins = peek('[');
        at++;
        if (begins && (regex.startsWith("]", at) || regex.startsWith("^]", at))) {
          throw new PatternSyntaxException("a character class begins with its end", regex, at);
        }
      }
    } while (depth > 0);
  }

  private boolean peek(char wanted) {
    return at < regex.length() && regex.charAt(at) == wanted;
  }

  private int end(char wanted) {
    int end = regex.indexOf(wanted, at);
    if (end < 0) {
      throw new PatternSyntaxException("something does not end", regex, at);
    }
    return end + 1;
  }
}
