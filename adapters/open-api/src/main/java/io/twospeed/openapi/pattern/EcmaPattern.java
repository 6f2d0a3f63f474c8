package io.twospeed.openapi.pattern;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A regular expression of ECMA-262 with the flag u, 22.2.1, which is what JSON Schema's patterns
 * are, in the language of {@link java.util.regex.Pattern}: it finds where the original would.
 *
 * <p>Taken beyond the flag u is what Annex B.1.2 gives one meaning: escaped punctuation, a hyphen
 * beside a class, and a bracket or brace that closes or opens nothing. Not taken are some Unicode
 * properties, and a backreference to a group that may be unset: both engines differ there.
 */
public final class EcmaPattern {
  private static final int MOST_LEVELS = 100;
  private static final String WORD = "[0-9A-Za-z_]";
  private static final String BOUNDARY = "(?:(?<=%1$s)(?!%1$s)|(?<!%1$s)(?=%1$s))".formatted(WORD);
  private static final String NO_BOUNDARY =
      "(?:(?<=%1$s)(?=%1$s)|(?<!%1$s)(?!%1$s))".formatted(WORD);

  /**
   * Asserts nothing; a character beyond 16 bits has Java count in characters when it looks back.
   */
  private static final String LOOK_BACK_BY_CHARACTERS = "(?!(?!)\ud83d\ude00)";

  private final PatternText text;
  private final Escapes escapes;
  private final Map<String, Integer> known;
  private final boolean keepGroups;
  private final StringBuilder java = new StringBuilder();
  private final Map<String, Integer> names = new HashMap<>();
  private Set<Integer> set = new HashSet<>();
  private int groups;
  private boolean refers;
  private int assertions;
  private int behind;
  private int levels;

  /**
   * A reader of one pattern.
   *
   * @param known the groups by their names, where they are known
   * @param keepGroups whether something refers to a group
   */
  private EcmaPattern(String pattern, Map<String, Integer> known, boolean keepGroups) {
    this.text = new PatternText(pattern);
    this.escapes = new Escapes(text);
    this.known = known;
    this.keepGroups = keepGroups;
  }

  /**
   * The same for Java, to be sought from one whole character of the text to the next.
   *
   * @throws PatternFault where it is no pattern, or one that is not taken
   */
  public static String toJava(String pattern) {
    EcmaPattern first = new EcmaPattern(pattern, Map.of(), false);
    String java = first.whole();
    return first.refers ? new EcmaPattern(pattern, first.names, true).whole() : java;
  }

  private String whole() {
    var unused = alternatives();
    if (!text.isAtEnd()) {
      throw PatternFault.broken("a ) that closes nothing", text.at());
    }
    return java.indexOf("(?<") < 0 ? java.toString() : java + LOOK_BACK_BY_CHARACTERS;
  }

  /** Whether each of them reads something, whatever they match. */
  private boolean alternatives() {
    if (++levels > MOST_LEVELS) {
      throw PatternFault.notTaken("nesting deeper than " + MOST_LEVELS + " levels", text.at());
    }
    Set<Integer> before = set;
    boolean reads = sequence();
    boolean several = text.isNext("|");
    while (text.skip("|")) {
      java.append('|');
      set = before;
      reads &= sequence();
    }
    if (several) {
      set = before;
    }
    levels--;
    return reads;
  }

  private boolean sequence() {
    boolean reads = false;
    while (!text.isAtEnd() && !text.isOneOf("|)")) {
      if (!assertion()) {
        reads |= term();
      } else if (text.isOneOf("*+?") || isRepetition()) {
        throw PatternFault.broken("a repetition of what reads nothing", text.at());
      } else {
        assertions++;
      }
    }
    return reads;
  }

  private boolean term() {
    int from = text.at();
    Set<Integer> before = set;
    int asserted = assertions;
    boolean reads = atom();
    if (!text.isOneOf("*+?") && !isRepetition()) {
      return reads;
    }
    int least = quantifier();
    set = before;
    if (least > 1 && !reads && assertions > asserted) {
      // Java ends a repetition at the first empty one; here the next might still read.
      throw PatternFault.notTaken("a counted repetition of an assertion", from);
    }
    return reads && least > 0;
  }

  private boolean assertion() {
    if (text.skip("^")) {
      java.append('^');
    } else if (text.skip("$")) {
      java.append("\\z");
    } else if (text.skip("\\b")) {
      java.append(BOUNDARY);
    } else if (text.skip("\\B")) {
      java.append(NO_BOUNDARY);
    } else {
      return lookaround();
    }
    return true;
  }

  private boolean lookaround() {
    int from = text.at();
    for (String kind : List.of("(?=", "(?!", "(?<=", "(?<!")) {
      if (text.skip(kind)) {
        Set<Integer> before = set;
        boolean back = kind.contains("<");
        behind += back ? 1 : 0;
        java.append(kind);
        var unused = alternatives();
        close(from);
        behind -= back ? 1 : 0;
        set = before;
        return true;
      }
    }
    return false;
  }

  private void close(int from) {
    if (!text.skip(")")) {
      throw PatternFault.broken("a group that does not end", from);
    }
    java.append(')');
  }

  private boolean atom() {
    int from = text.at();
    if (text.skip("(")) {
      return group(from);
    } else if (text.skip("\\")) {
      return escape(from);
    } else if (text.skip("[")) {
      java.append(new Brackets(text).java());
      if (text.isNext("]") && text.holds(from, "[:")) {
        throw PatternFault.broken("a class by name as POSIX has it", from);
      }
    } else if (text.skip(".")) {
      java.append(CharacterSet.DOT.java(false));
    } else if (text.isOneOf("*+?") || isRepetition()) {
      throw PatternFault.broken("a repetition of nothing", from);
    } else {
      CharacterSet.write(text.codePoint(), java);
    }
    return true;
  }

  private boolean group(int from) {
    int number = 0;
    if (text.skip("?:")) {
      java.append("(?:");
    } else if (text.skip("?<")) {
      number = ++groups;
      name(text.upTo('>', "a group's name"), number, from);
      java.append(keepGroups ? "(" : "(?:");
    } else if (text.isNext("?")) {
      throw PatternFault.broken("a group that ECMA-262 has not, such as (?i) or (?>,", from);
    } else {
      number = ++groups;
      java.append(keepGroups ? "(" : "(?:");
    }
    boolean reads = alternatives();
    close(from);
    if (number > 0) {
      set = new HashSet<>(set);
      set.add(number);
    }
    return reads;
  }

  private void name(String name, int number, int from) {
    boolean good =
        !name.isEmpty()
            && name.codePoints().allMatch(Character::isJavaIdentifierPart)
            && Character.isJavaIdentifierStart(name.codePointAt(0));
    if (!good || names.put(name, number) != null) {
      throw PatternFault.broken("a group's name that is none, or given twice,", from);
    }
  }

  private boolean escape(int from) {
    CharacterSet characters = escapes.set();
    if (characters != null) {
      java.append(characters.java(false));
      return true;
    }
    boolean refers = text.isOneOf("k123456789");
    if (text.isOneOf("123456789")) {
      refer(text.digits(), from);
    } else if (text.skip("k")) {
      String name = text.skip("<") ? text.upTo('>', "\\k<") : "";
      refer(String.valueOf(keepGroups ? known.getOrDefault(name, 0) : 1), from);
    } else {
      CharacterSet.write(escapes.character(), java);
    }
    return !refers;
  }

  /** One that may be unset matches nothing there, and Java would not match at all. */
  private void refer(String number, int from) {
    refers = true;
    if (!keepGroups) {
      return;
    }
    int group = number.length() > 4 ? 0 : Integer.parseInt(number);
    if (group == 0 || behind > 0 || !set.contains(group)) {
      throw PatternFault.notTaken("a backreference to a group that may be unset", from);
    }
    java.append("(?:\\").append(group).append(')');
  }

  /** How often it repeats at least. */
  private int quantifier() {
    int from = text.at();
    String kind = isRepetition() ? counted() : Character.toString(text.codePoint());
    if (behind > 0 && (kind.equals("*") || kind.equals("+") || kind.endsWith(",}"))) {
      // Java looks back a number of steps that it has to know, and does not always say so.
      throw PatternFault.notTaken("a lookbehind without a longest match", from);
    }
    java.append(kind).append(text.skip("?") ? "?" : "");
    if (text.isOneOf("*+?") || isRepetition()) {
      throw PatternFault.broken("a repetition of a repetition", text.at());
    }
    return switch (kind.charAt(0)) {
      case '*', '?' -> 0;
      case '+' -> 1;
      default -> Integer.parseInt(kind.replaceFirst("\\{(\\d+).*", "$1"));
    };
  }

  /** A brace that begins no count is itself. */
  private boolean isRepetition() {
    int from = text.at();
    boolean counted = text.skip("{") && !text.digits().isEmpty();
    if (counted && text.skip(",")) {
      var unused = text.digits();
    }
    counted = counted && text.isNext("}");
    text.back(from);
    return counted;
  }

  private String counted() {
    int from = text.at();
    String count = text.upTo('}', "a count").substring(1);
    int comma = count.indexOf(',');
    String least = comma < 0 ? count : count.substring(0, comma);
    String most = comma < 0 ? "" : count.substring(comma + 1);
    if (least.length() > 9 || most.length() > 9) {
      throw PatternFault.notTaken("so large a repetition", from);
    }
    if (!most.isEmpty() && Integer.parseInt(most) < Integer.parseInt(least)) {
      throw PatternFault.broken("a repetition of at most less than at least", from);
    }
    return "{" + count + "}";
  }
}
