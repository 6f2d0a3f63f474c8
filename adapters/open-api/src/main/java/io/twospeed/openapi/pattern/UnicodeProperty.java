package io.twospeed.openapi.pattern;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code \p{...}} as ECMA-262, 22.2.2.9, names it, for Java. Scripts, general categories, and those
 * of the binary properties that both define alike.
 */
final class UnicodeProperty {
  private static final Pattern SCRIPT = Pattern.compile("[A-Z][a-z]+(_[A-Z][a-z]+)*");

  private static final Map<String, String> BINARY =
      Map.ofEntries(
          Map.entry("Alphabetic", "IsAlphabetic"),
          Map.entry("Alpha", "IsAlphabetic"),
          Map.entry("Ideographic", "IsIdeographic"),
          Map.entry("Ideo", "IsIdeographic"),
          Map.entry("Lowercase", "IsLowercase"),
          Map.entry("Lower", "IsLowercase"),
          Map.entry("Uppercase", "IsUppercase"),
          Map.entry("Upper", "IsUppercase"),
          Map.entry("White_Space", "IsWhite_Space"),
          Map.entry("space", "IsWhite_Space"),
          Map.entry("Noncharacter_Code_Point", "IsNoncharacter_Code_Point"),
          Map.entry("NChar", "IsNoncharacter_Code_Point"));

  /** Long name to the one Java knows. */
  private static final Map<String, String> CATEGORIES = categories();

  private UnicodeProperty() {}

  private static Map<String, String> categories() {
    String names =
        "L Letter LC Cased_Letter Lu Uppercase_Letter Ll Lowercase_Letter Lt Titlecase_Letter"
            + " Lm Modifier_Letter Lo Other_Letter M Mark M Combining_Mark Mn Nonspacing_Mark"
            + " Mc Spacing_Mark Me Enclosing_Mark N Number Nd Decimal_Number Nd digit"
            + " Nl Letter_Number No Other_Number P Punctuation P punct Pc Connector_Punctuation"
            + " Pd Dash_Punctuation Ps Open_Punctuation Pe Close_Punctuation"
            + " Pi Initial_Punctuation Pf Final_Punctuation Po Other_Punctuation S Symbol"
            + " Sm Math_Symbol Sc Currency_Symbol Sk Modifier_Symbol So Other_Symbol Z Separator"
            + " Zs Space_Separator Zl Line_Separator Zp Paragraph_Separator C Other Cc Control"
            + " Cc cntrl Cf Format Cs Surrogate Co Private_Use Cn Unassigned";
    Map<String, String> categories = new HashMap<>();
    String[] words = names.split(" ", -1);
    for (int i = 0; i < words.length; i += 2) {
      categories.put(words[i], words[i]);
      categories.put(words[i + 1], words[i]);
    }
    return Map.copyOf(categories);
  }

  /**
   * The characters that have it, or have it not; null where it is not taken.
   *
   * @param name what stands between the braces
   */
  static @Nullable CharacterSet of(String name, boolean negated) {
    CharacterSet ranges = ranges(name);
    if (ranges != null) {
      return negated ? ranges.complement() : ranges;
    }
    boolean assigned = name.equals("Assigned");
    String java = assigned ? "Cn" : java(name);
    return java == null ? null : CharacterSet.ofProperty(java, negated != assigned);
  }

  private static @Nullable CharacterSet ranges(String name) {
    return switch (name) {
      case "Any" -> CharacterSet.NONE.complement();
      case "ASCII" -> CharacterSet.ASCII;
      case "ASCII_Hex_Digit", "AHex" -> CharacterSet.HEX_DIGIT;
      default -> null;
    };
  }

  private static @Nullable String java(String name) {
    int equals = name.indexOf('=');
    if (equals < 0) {
      return BINARY.getOrDefault(name, CATEGORIES.get(name));
    }
    String value = name.substring(equals + 1);
    return switch (name.substring(0, equals)) {
      case "gc", "General_Category" -> CATEGORIES.get(value);
      case "sc", "Script" -> script(value);
      default -> null;
    };
  }

  private static @Nullable String script(String name) {
    try {
      return SCRIPT.matcher(name).matches()
          ? "script=" + Character.UnicodeScript.forName(name).name()
          : null;
    } catch (IllegalArgumentException unknown) {
      return null;
    }
  }
}
