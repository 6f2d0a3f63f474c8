package io.twospeed.mappings.copybook.source;

import io.twospeed.mappings.copybook.source.Token.Kind;
import java.util.List;

/** Reads tokens one after the other; past the last one it gives empty words for ever. */
public final class TokenReader {
  private final List<Token> tokens;
  private final Token end;
  private int at;

  public TokenReader(List<Token> tokens) {
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

  public boolean more() {
    return at < tokens.size();
  }

  public Token peek() {
    return peek(0);
  }

  public Token peek(int ahead) {
    return at + ahead < tokens.size() ? tokens.get(at + ahead) : end;
  }

  public Token next() {
    Token token = peek();
    at++;
    return token;
  }

  public boolean skip(String word) {
    boolean there = peek().is(word);
    at += there ? 1 : 0;
    return there;
  }

  public boolean skipAny(String... words) {
    for (String word : words) {
      if (skip(word)) {
        return true;
      }
    }
    return false;
  }

  /** The next token and all that is glued to it, as one text. */
  public String nextJoined() {
    StringBuilder text = new StringBuilder(next().text());
    while (more() && peek().glued() && peek().kind() != Kind.PERIOD) {
      text.append(next().text());
    }
    return text.toString();
  }
}
