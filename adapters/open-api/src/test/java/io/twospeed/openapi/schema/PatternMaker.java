package io.twospeed.openapi.schema;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Makes regular expressions: most of them well-formed, of every construct that ECMA-262 has. */
final class PatternMaker {
  private static final List<String> PLAIN =
      List.of(
          "a", "b", "A", "0", "_", " ", "\n", "\u00e9", "\ud83d\ude00", "&", "-", "/", ",", "#");
  private static final List<String> CLASSES =
      List.of(
          "\\d",
          "\\D",
          "\\w",
          "\\W",
          "\\s",
          "\\S",
          "\\p{L}",
          "\\P{L}",
          "\\p{Lu}",
          "\\p{Nd}",
          "\\p{Script=Latin}",
          "\\p{sc=Han}",
          "\\p{Alphabetic}",
          "\\P{ASCII}",
          "\\p{Any}",
          "\\p{White_Space}",
          "\\p{gc=Letter}",
          "\\P{Assigned}",
          "\\p{AHex}",
          "\\p{Zs}");
  static final List<String> ALL_CLASSES =
      Stream.concat(
              Stream.of("\\d", "\\D", "\\w", "\\W", "\\s", "\\S", ".", "[^]", "[^a-z]", "\\b.\\b"),
              Stream.of(
                      "L",
                      "Letter",
                      "LC",
                      "Lu",
                      "Ll",
                      "Lt",
                      "Lm",
                      "Lo",
                      "M",
                      "Mn",
                      "Mc",
                      "Me",
                      "N",
                      "Nd",
                      "Nl",
                      "No",
                      "P",
                      "Pc",
                      "Pd",
                      "Ps",
                      "Pe",
                      "Pi",
                      "Pf",
                      "Po",
                      "S",
                      "Sm",
                      "Sc",
                      "Sk",
                      "So",
                      "Z",
                      "Zs",
                      "Zl",
                      "Zp",
                      "C",
                      "Cc",
                      "Cf",
                      "Co",
                      "Any",
                      "ASCII",
                      "Assigned",
                      "AHex",
                      "Alphabetic",
                      "Ideographic",
                      "Lowercase",
                      "Uppercase",
                      "White_Space",
                      "Noncharacter_Code_Point",
                      "sc=Latin",
                      "Script=Greek",
                      "sc=Cyrillic",
                      "sc=Han",
                      "sc=Hani",
                      "sc=Common",
                      "gc=Punctuation")
                  .flatMap(name -> Stream.of("\\p{" + name + "}", "\\P{" + name + "}")))
          .toList();
  private static final List<String> ESCAPES =
      List.of(
          "\\t",
          "\\n",
          "\\v",
          "\\f",
          "\\r",
          "\\0",
          "\\cJ",
          "\\x41",
          "\\u0041",
          "\\u{1F600}",
          "\\ud83d\\ude00",
          "\\.",
          "\\/",
          "\\$",
          "\\^",
          "\\[",
          "\\]",
          "\\{",
          "\\}",
          "\\(",
          "\\)",
          "\\*",
          "\\+",
          "\\?",
          "\\|",
          "\\\\",
          "\\u2028",
          "\\uFEFF");
  private static final List<String> ODD =
      List.of(
          "\\-",
          "\\_",
          "\\@",
          "\\a",
          "\\Z",
          "\\z",
          "\\A",
          "\\Q",
          "\\h",
          "\\R",
          "\\X",
          "\\G",
          "\\e",
          "\\08",
          "\\c1",
          "\\x4",
          "\\u12",
          "\\u{}",
          "\\u{110000}",
          "\\p",
          "\\pL",
          "\\p{IsL}",
          "\\p{Foo}",
          "\\p{l}",
          "\\k<n>",
          "\\k",
          "]",
          "}",
          "{",
          "{,3}",
          "{1",
          "{a}",
          "{2,1}",
          "*",
          "+",
          "?",
          "(?i)",
          "(?>a)",
          "(?i:a)",
          "(?#a)",
          "(",
          ")",
          "[",
          "[[:alpha:]]",
          "a++",
          "a{1}+",
          "(?=a)*",
          "^*",
          "\\b+",
          "[b-a]",
          "[\\d-x]",
          "[x-\\d]",
          "[--a]",
          "[a-]",
          "[-a]",
          "[]",
          "[^]",
          "[\\b]",
          "[\\B]",
          "[a&&b]",
          "[a[b]]",
          "(?<n>a)(?<n>b)",
          "(?<1>a)",
          "(?<>a)",
          "\\1",
          "\\2");

  private final Random random;
  private int groups;

  PatternMaker(Random random) {
    this.random = random;
  }

  String pattern() {
    String pattern = alternatives(3);
    return random.nextInt(6) == 0 ? insert(pattern, one(ODD)) : pattern;
  }

  private String insert(String pattern, String odd) {
    int at = random.nextInt(pattern.length() + 1);
    return pattern.substring(0, at) + odd + pattern.substring(at);
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  private String alternatives(int levels) {
    StringBuilder text = new StringBuilder(sequence(levels));
    while (random.nextInt(5) == 0) {
      text.append('|').append(sequence(levels));
    }
    return text.toString();
  }

  private String sequence(int levels) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      text.append(term(levels));
    }
    return text.toString();
  }

  private String term(int levels) {
    return switch (random.nextInt(levels > 0 ? 14 : 11)) {
      case 0 -> "^";
      case 1 -> "$";
      case 2 -> random.nextBoolean() ? "\\b" : "\\B";
      case 3, 4 -> one(CLASSES) + quantifier();
      case 5, 6 -> brackets() + quantifier();
      case 7 -> one(ESCAPES) + quantifier();
      case 8 -> "." + quantifier();
      case 9 ->
          groups > 0 && random.nextInt(3) == 0 ? "\\" + (1 + random.nextInt(groups)) : one(PLAIN);
      case 10 -> one(PLAIN) + quantifier();
      default -> group(levels - 1);
    };
  }

  private String group(int levels) {
    return switch (random.nextInt(8)) {
      case 0 -> "(?=" + alternatives(levels) + ")";
      case 1 -> "(?!" + alternatives(levels) + ")";
      case 2 -> "(?<=" + alternatives(levels) + ")";
      case 3 -> "(?<!" + alternatives(levels) + ")";
      case 4 -> "(?:" + alternatives(levels) + ")" + quantifier();
      case 5 -> "(?<n" + ++groups + ">" + alternatives(levels) + ")" + quantifier();
      default -> {
        groups++;
        yield "(" + alternatives(levels) + ")" + quantifier();
      }
    };
  }

  private String brackets() {
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "[" : "[^");
    for (int i = random.nextInt(3); i >= 0; i--) {
      switch (random.nextInt(5)) {
        case 0 -> text.append(one(CLASSES));
        case 1 -> text.append("a-z");
        case 2 -> text.append(one(ESCAPES));
        case 3 -> text.append("\\u0000-\\u007f");
        default -> text.append(one(PLAIN));
      }
    }
    return text.append(']').toString();
  }

  private String quantifier() {
    return switch (random.nextInt(10)) {
      case 0 -> "*";
      case 1 -> "+";
      case 2 -> "?";
      case 3 -> "{2}";
      case 4 -> "{1,}";
      case 5 -> "{0,2}" + (random.nextBoolean() ? "?" : "");
      case 6 -> "*?";
      default -> "";
    };
  }
}
