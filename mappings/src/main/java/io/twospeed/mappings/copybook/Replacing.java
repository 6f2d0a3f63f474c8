package io.twospeed.mappings.copybook;

import io.twospeed.mappings.copybook.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The replacements of a COPY ... REPLACING. */
final class Replacing {
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
  static Replacing parse(String text, Findings findings) {
    if (text.isEmpty()) {
      return NONE;
    }
    String file = "option replacing";
    List<Token> tokens = Lexer.tokens(file, List.of(new LogicalLine(text, 0)), findings);
    return parse(new TokenReader(tokens), findings);
  }

  static Replacing parse(TokenReader in, Findings findings) {
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

  List<Token> apply(List<Token> tokens) {
    if (pairs.isEmpty()) {
      return tokens;
    }
    List<Token> result = new ArrayList<>(tokens.size());
    int at = 0;
    while (at < tokens.size()) {
      Pair pair = pairAt(tokens, at);
      if (pair == null) {
        push(result, tokens.get(at));
        at++;
      } else if (pair.part == Part.WHOLE) {
        for (int i = 0; i < pair.to.size(); i++) {
          Token to = pair.to.get(i).at(tokens.get(at));
          push(result, i == 0 ? to.glued(tokens.get(at).glued()) : to);
        }
        at += pair.from.size();
      } else {
        push(result, partly(pair, tokens.get(at)));
        at++;
      }
    }
    return result;
  }

  /** Two words that come to stand side by side without a space are one word. */
  private static void push(List<Token> result, Token token) {
    Token last = result.isEmpty() ? null : result.get(result.size() - 1);
    if (last != null && token.glued() && last.kind() == Kind.WORD && token.kind() == Kind.WORD) {
      result.set(result.size() - 1, last.withText(last.text() + token.text()));
    } else {
      result.add(token);
    }
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
