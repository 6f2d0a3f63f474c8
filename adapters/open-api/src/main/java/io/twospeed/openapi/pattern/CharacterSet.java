package io.twospeed.openapi.pattern;

import java.util.ArrayList;
import java.util.List;

/** Characters by ranges and by properties, written for Java. Immutable. */
record CharacterSet(List<Range> ranges, List<String> properties) {
  static final CharacterSet NONE = of();
  static final CharacterSet ASCII = of(new Range(0, 0x7F));
  static final CharacterSet HEX_DIGIT =
      of(new Range('0', '9'), new Range('A', 'F'), new Range('a', 'f'));
  static final CharacterSet DIGIT = of(new Range('0', '9'));
  static final CharacterSet WORD =
      of(new Range('0', '9'), new Range('A', 'Z'), new Range('_', '_'), new Range('a', 'z'));

  /** WhiteSpace and LineTerminator, ECMA-262, 12.2 and 12.3. */
  static final CharacterSet SPACE =
      of(
          new Range('\t', '\r'),
          new Range(' ', ' '),
          new Range(0xA0, 0xA0),
          new Range(0x1680, 0x1680),
          new Range(0x2000, 0x200A),
          new Range(0x2028, 0x2029),
          new Range(0x202F, 0x202F),
          new Range(0x205F, 0x205F),
          new Range(0x3000, 0x3000),
          new Range(0xFEFF, 0xFEFF));

  /** What {@code .} matches: LineTerminator, ECMA-262, 12.3, is left out. */
  static final CharacterSet DOT =
      of(new Range('\n', '\n'), new Range('\r', '\r'), new Range(0x2028, 0x2029)).complement();

  /** From and to, both included. */
  record Range(int first, int last) {
    void write(StringBuilder to) {
      CharacterSet.write(first, to);
      if (last > first) {
        to.append('-');
        CharacterSet.write(last, to);
      }
    }
  }

  private static CharacterSet of(Range... sorted) {
    return new CharacterSet(List.of(sorted), List.of());
  }

  /**
   * Those with a property.
   *
   * @param name as Java has it between the braces
   */
  static CharacterSet ofProperty(String name, boolean negated) {
    return new CharacterSet(List.of(), List.of((negated ? "\\P{" : "\\p{") + name + "}"));
  }

  static CharacterSet ofOne(int codePoint) {
    return of(new Range(codePoint, codePoint));
  }

  /** Of ranges in order that do not touch, and no properties. */
  CharacterSet complement() {
    List<Range> left = new ArrayList<>();
    int from = 0;
    for (Range each : ranges) {
      if (each.first() > from) {
        left.add(new Range(from, each.first() - 1));
      }
      from = each.last() + 1;
    }
    if (from <= Character.MAX_CODE_POINT) {
      left.add(new Range(from, Character.MAX_CODE_POINT));
    }
    return new CharacterSet(List.copyOf(left), List.of());
  }

  /** As a character class; one that holds nothing matches nowhere. */
  String java(boolean negated) {
    if (ranges.isEmpty() && properties.isEmpty()) {
      return negated ? "[\\x{0}-\\x{10ffff}]" : "(?!)";
    }
    StringBuilder text = new StringBuilder(negated ? "[^" : "[");
    ranges.forEach(each -> each.write(text));
    properties.forEach(text::append);
    return text.append(']').toString();
  }

  /** So that no character means anything to Java but itself. */
  static void write(int codePoint, StringBuilder to) {
    boolean letterOrDigit =
        (codePoint >= '0' && codePoint <= '9')
            || (codePoint >= 'A' && codePoint <= 'Z')
            || (codePoint >= 'a' && codePoint <= 'z');
    if (letterOrDigit) {
      to.append((char) codePoint);
    } else if (codePoint > ' ' && codePoint < 0x7F) {
      to.append('\\').append((char) codePoint);
    } else {
      to.append("\\x{").append(Integer.toHexString(codePoint)).append('}');
    }
  }
}
