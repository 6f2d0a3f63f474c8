package io.twospeed.mappings.copybook;

import io.twospeed.mappings.copybook.Token.Kind;
import java.util.List;

/** Reads tokens one after the other; past the last one it gives empty words for ever. */
final class TokenReader {
  private final List<Token> tokens;
  private final Token end;
  private int at;

  TokenReader(List<Token> tokens) {
    this.tokens = tokens;
    Token last = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
    this.end =
        new Token(
            Kind.SYMBOL,
            "",
            last == null ? "" : last.file(),
            last == null ? 0 : last.line(),
            false);
  }

  boolean more() {
    return at < tokens.size();
  }

  Token peek() {
    return peek(0);
  }

  Token peek(int ahead) {
    return at + ahead < tokens.size() ? tokens.get(at + ahead) : end;
  }

  Token next() {
    Token token = peek();
    at++;
    return token;
  }

  boolean skip(String word) {
    boolean there = peek().is(word);
    at += there ? 1 : 0;
    return there;
  }

  boolean skipAny(String... words) {
    for (String word : words) {
      if (skip(word)) {
        return true;
      }
    }
    return false;
  }

  /** The next token and all that is glued to it, as one text. */
  String nextJoined() {
    StringBuilder text = new StringBuilder(next().text());
    while (more() && peek().glued() && peek().kind() != Kind.PERIOD) {
      text.append(next().text());
    }
    return text.toString();
  }
}
