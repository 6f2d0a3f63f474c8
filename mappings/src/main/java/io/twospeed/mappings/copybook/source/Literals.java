package io.twospeed.mappings.copybook.source;

import io.twospeed.mappings.copybook.source.Value.Kind;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Literals and figurative constants. */
public final class Literals {
  private static final Map<String, Kind> FIGURATIVE =
      Map.ofEntries(
          Map.entry("SPACE", Kind.SPACES),
          Map.entry("SPACES", Kind.SPACES),
          Map.entry("ZERO", Kind.ZEROS),
          Map.entry("ZEROS", Kind.ZEROS),
          Map.entry("ZEROES", Kind.ZEROS),
          Map.entry("LOW-VALUE", Kind.LOW_VALUES),
          Map.entry("LOW-VALUES", Kind.LOW_VALUES),
          Map.entry("HIGH-VALUE", Kind.HIGH_VALUES),
          Map.entry("HIGH-VALUES", Kind.HIGH_VALUES),
          Map.entry("QUOTE", Kind.QUOTES),
          Map.entry("QUOTES", Kind.QUOTES),
          Map.entry("NULL", Kind.NULLS),
          Map.entry("NULLS", Kind.NULLS));

  private Literals() {}

  public static boolean isFigurative(String word) {
    return figurative(word) != null;
  }

  private static @Nullable Kind figurative(String word) {
    return FIGURATIVE.get(word.toUpperCase(Locale.ROOT));
  }

  /** The text of a literal, without prefix and quotes. */
  static String text(Token literal) {
    String raw = literal.text();
    int start = 0;
    while (raw.charAt(start) != '"' && raw.charAt(start) != '\'') {
      start++;
    }
    String quote = raw.substring(start, start + 1);
    boolean closed = raw.length() > start + 1 && raw.endsWith(quote);
    String inner = raw.substring(start + 1, closed ? raw.length() - 1 : raw.length());
    return inner.replace(quote + quote, quote);
  }

  /** One literal or figurative constant; null where there is none. */
  public static @Nullable Value read(TokenReader in) {
    boolean all = in.skip("ALL");
    Token token = in.peek();
    if (token.kind() == Token.Kind.LITERAL) {
      in.next();
      return literal(token, all);
    }
    Kind figurative = token.kind() == Token.Kind.WORD ? figurative(token.text()) : null;
    if (figurative != null) {
      in.next();
      return new Value(figurative, "", true);
    }
    boolean number =
        token.isInteger()
            || token.text().matches("-[0-9]+")
            || token.text().matches("[0-9]+[Ee](-?[0-9]+)?")
            || (token.kind() == Token.Kind.SYMBOL && token.text().matches("[+.-]"));
    return number && !all ? number(in) : null;
  }

  private static @Nullable Value number(TokenReader in) {
    String text = in.nextJoined().replace(',', '.');
    return text.matches("[+-]?([0-9]{1,40}(\\.[0-9]{0,40})?|\\.[0-9]{1,40})(E[+-]?[0-9]{1,2})?")
        ? new Value(Kind.NUMBER, text, false)
        : null;
  }

  private static @Nullable Value literal(Token token, boolean all) {
    char quote = token.text().charAt(token.text().length() - 1);
    int prefixEnd = token.text().indexOf(quote);
    String prefix = token.text().substring(0, Math.max(0, prefixEnd)).toUpperCase(Locale.ROOT);
    String text = text(token);
    return switch (prefix) {
      case "" -> new Value(Kind.TEXT, text, all);
      case "Z" -> new Value(Kind.TEXT, text + '\0', all);
      case "N", "G", "U" -> new Value(Kind.NATIONAL, text, all);
      case "X", "H" -> text.matches("([0-9A-Fa-f]{2})+") ? new Value(Kind.HEX, text, all) : null;
      default -> null;
    };
  }
}
