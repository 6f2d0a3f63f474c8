package io.twospeed.mappings.copybook.source;

import io.twospeed.mappings.copybook.source.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The replacements of a COPY ... REPLACING. */
public final class Replacing {
  /** Characters written in one COPY: far above any copybook's, and soon reached by what grows. */
  private static final long LONGEST_WORK = 32_000_000;

  static final Replacing NONE = new Replacing(List.of());

  /** Which part of a text word is replaced. */
  private enum Part {
    WHOLE,
    LEADING,
    TRAILING
  }

  private record Pair(Part part, List<Token> from, List<Token> to) {}

  private final List<Pair> pairs;

  private Replacing(List<Pair> pairs) {
    this.pairs = pairs;
  }

  /** The pairs of the option {@code replacing}, as they stand after COPY ... REPLACING. */
  public static Replacing parse(String text, Findings findings) {
    if (text.isEmpty()) {
      return NONE;
    }
    String file = "option replacing";
    List<Token> tokens = Lexer.tokens(file, List.of(new LogicalLine(text, 0)), findings);
    return parse(new TokenReader(tokens), findings);
  }

  public static Replacing parse(TokenReader in, Findings findings) {
    List<Pair> pairs = new ArrayList<>();
    while (in.more() && in.peek().kind() != Kind.PERIOD) {
      Token start = in.peek();
      Part part =
          in.skip("LEADING") ? Part.LEADING : in.skip("TRAILING") ? Part.TRAILING : Part.WHOLE;
      List<Token> from = operand(in);
      boolean by = in.skip("BY");
      List<Token> to = by ? operand(in) : List.of();
      if (from.isEmpty() || !by) {
        findings.add(
            start,
            "REPLACING cannot be read",
            "==text== BY ==text==, words or literals",
            "write each replacement as ==old== BY ==new==");
        return new Replacing(pairs);
      }
      pairs.add(new Pair(part, from, to));
    }
    return new Replacing(pairs);
  }

  private static List<Token> operand(TokenReader in) {
    List<Token> tokens = new ArrayList<>();
    if (in.peek().kind() != Kind.PSEUDO) {
      do {
        tokens.add(in.next());
      } while (in.more() && in.peek().glued() && in.peek().kind() != Kind.PERIOD);
      return tokens;
    }
    in.next();
    while (in.more() && in.peek().kind() != Kind.PSEUDO) {
      tokens.add(in.next());
    }
    in.next();
    return tokens;
  }

  /**
   * Tokens with the replacements made.
   *
   * @param most words; where it would be more, the work ends early with more than that
   */
  List<Token> apply(List<Token> tokens, int most) {
    if (pairs.isEmpty()) {
      return tokens;
    }
    List<Token> result = new ArrayList<>(tokens.size());
    long characters = 0;
    int at = 0;
    while (at < tokens.size()) {
      if (result.size() > most || characters > LONGEST_WORK) {
        return grown(result, most);
      }
      Pair pair = pairAt(tokens, at);
      if (pair == null) {
        characters += push(result, tokens.get(at));
        at++;
      } else if (pair.part == Part.WHOLE) {
        for (int i = 0; i < pair.to.size(); i++) {
          Token to = pair.to.get(i).at(tokens.get(at));
          characters += push(result, i == 0 ? to.glued(tokens.get(at).glued()) : to);
        }
        at += pair.from.size();
      } else {
        characters += push(result, partly(pair, tokens.get(at)));
        at++;
      }
    }
    return result;
  }

  /** Two words that come to stand side by side without a space are one word. */
  private static int push(List<Token> result, Token token) {
    Token last = result.isEmpty() ? null : result.get(result.size() - 1);
    if (last != null && token.glued() && last.kind() == Kind.WORD && token.kind() == Kind.WORD) {
      result.set(result.size() - 1, last.withText(last.text() + token.text()));
    } else {
      result.add(token);
    }
    return result.get(result.size() - 1).text().length();
  }

  private static List<Token> grown(List<Token> result, int most) {
    while (result.size() <= most) {
      result.add(result.get(0));
    }
    return result;
  }

  private @Nullable Pair pairAt(List<Token> tokens, int at) {
    for (Pair pair : pairs) {
      if (pair.part == Part.WHOLE ? matches(pair.from, tokens, at) : inWord(pair, tokens.get(at))) {
        return pair;
      }
    }
    return null;
  }

  private static boolean matches(List<Token> from, List<Token> tokens, int at) {
    if (at + from.size() > tokens.size()) {
      return false;
    }
    for (int i = 0; i < from.size(); i++) {
      if (!from.get(i).sameAs(tokens.get(at + i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean inWord(Pair pair, Token token) {
    String word = token.text().toUpperCase(Locale.ROOT);
    String from = pair.from.get(0).text().toUpperCase(Locale.ROOT);
    return token.kind() == Kind.WORD
        && (pair.part == Part.LEADING ? word.startsWith(from) : word.endsWith(from));
  }

  private static Token partly(Pair pair, Token token) {
    String word = token.text();
    String to = pair.to.isEmpty() ? "" : pair.to.get(0).text();
    int cut = pair.from.get(0).text().length();
    return token.withText(
        pair.part == Part.LEADING
            ? to + word.substring(cut)
            : word.substring(0, word.length() - cut) + to);
  }
}
