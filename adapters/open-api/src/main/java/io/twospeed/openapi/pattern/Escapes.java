package io.twospeed.openapi.pattern;

import org.jspecify.annotations.Nullable;

/**
 * What stands behind a backslash and means characters: CharacterEscape and CharacterClassEscape,
 * ECMA-262, 22.2.1, with the flag u. Of what only the older grammar has (Annex B.1.2), escaped
 * punctuation is taken: it can mean nothing but itself.
 */
final class Escapes {
  private final PatternText text;

  Escapes(PatternText text) {
    this.text = text;
  }

  /** The class it means, the backslash read; null, and nothing is read, where it means no class. */
  @Nullable CharacterSet set() {
    int from = text.at();
    if (text.isOneOf("dDsSwW")) {
      return ofLetter((char) text.codePoint());
    }
    if (!text.isOneOf("pP")) {
      return null;
    }
    boolean negated = text.codePoint() == 'P';
    if (!text.skip("{")) {
      throw PatternFault.broken("\\p without braces", from);
    }
    String name = text.upTo('}', "\\p{");
    CharacterSet set = UnicodeProperty.of(name, negated);
    if (set == null) {
      throw PatternFault.notTaken("the property " + name, from);
    }
    return set;
  }

  private static CharacterSet ofLetter(char letter) {
    return switch (letter) {
      case 'd' -> CharacterSet.DIGIT;
      case 'D' -> CharacterSet.DIGIT.complement();
      case 's' -> CharacterSet.SPACE;
      case 'S' -> CharacterSet.SPACE.complement();
      case 'w' -> CharacterSet.WORD;
      default -> CharacterSet.WORD.complement();
    };
  }

  /** The one character it means, the backslash read. */
  int character() {
    int from = text.at();
    if (text.isAtEnd()) {
      throw PatternFault.broken("a backslash with nothing behind it", from - 1);
    }
    int escaped = text.codePoint();
    return switch (escaped) {
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'v' -> 0x0B;
      case 'f' -> '\f';
      case 'r' -> '\r';
      case 'c' -> control(from);
      case 'x' -> known(text.hex(2), "\\x without two hexadecimal digits", from);
      case 'u' -> unicode(from);
      case '0' -> nul(from);
      default -> itself(escaped, from);
    };
  }

  private static int known(int value, String what, int from) {
    if (value < 0) {
      throw PatternFault.broken(what, from);
    }
    return value;
  }

  private int control(int from) {
    int letter = text.isAtEnd() ? -1 : text.codePoint();
    boolean isLetter = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    return known(isLetter ? letter % 32 : -1, "\\c without a letter", from);
  }

  private int nul(int from) {
    return known(text.isOneOf("0123456789") ? -1 : 0, "\\0 before a digit", from);
  }

  private int unicode(int from) {
    if (text.skip("{")) {
      String digits = text.upTo('}', "\\u{");
      boolean hex = !digits.isEmpty() && digits.chars().allMatch(Escapes::isHex);
      String value = hex ? digits.replaceFirst("^0+(?=.)", "") : "110000";
      int codePoint = value.length() > 6 ? -1 : Integer.parseInt(value, 16);
      return known(
          codePoint > Character.MAX_CODE_POINT ? -1 : codePoint, "\\u{} of no character", from);
    }
    int unit = known(text.hex(4), "\\u without four hexadecimal digits", from);
    int behind = text.at();
    if (Character.isHighSurrogate((char) unit) && text.skip("\\u")) {
      int low = text.hex(4);
      if (low >= 0 && Character.isLowSurrogate((char) low)) {
        return Character.toCodePoint((char) unit, (char) low);
      }
      text.back(behind);
    }
    return unit;
  }

  private static boolean isHex(int c) {
    return c < 128 && Character.digit(c, 16) >= 0;
  }

  private static int itself(int escaped, int from) {
    boolean punctuation =
        (escaped >= ' ' && escaped <= '/')
            || (escaped >= ':' && escaped <= '@')
            || (escaped >= '[' && escaped <= '`')
            || (escaped >= '{' && escaped <= '~');
    if (!punctuation) {
      String shown = new StringBuilder("\\").appendCodePoint(escaped).toString();
      throw PatternFault.broken(shown + ", which is no escape of ECMA-262,", from);
    }
    return escaped;
  }
}
