package io.twospeed.mappings.copybook.source;

import io.twospeed.mappings.copybook.source.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Lines of code to tokens. A picture comes out in pieces that are glued together. */
final class Lexer {
  static final int MOST_WORDS = 1_000_000;

  private final String file;
  private final Findings findings;
  private final List<Token> tokens = new ArrayList<>();

  private Lexer(String file, Findings findings) {
    this.file = file;
    this.findings = findings;
  }

  static List<Token> tokens(String file, List<LogicalLine> lines, Findings findings) {
    Lexer lexer = new Lexer(file, findings);
    for (LogicalLine line : lines) {
      if (lexer.tokens.size() > MOST_WORDS) {
        break;
      }
      lexer.line(line);
    }
    return lexer.tokens;
  }

  private void line(LogicalLine line) {
    String text = line.text();
    int at = 0;
    boolean glued = false;
    while (at < text.length() && tokens.size() <= MOST_WORDS) {
      int end = next(line, text, at, glued);
      glued = end > at;
      at = Math.max(end, at + 1);
    }
  }

  /** Adds the token at a position and returns its end; the position itself for white space. */
  private int next(LogicalLine line, String text, int at, boolean glued) {
    char c = text.charAt(at);
    boolean spaceFollows = at + 1 == text.length() || Character.isWhitespace(text.charAt(at + 1));
    if (Character.isWhitespace(c) || ((c == ',' || c == ';') && spaceFollows)) {
      return at;
    }
    int end;
    Kind kind;
    int quote = quoteAt(text, at);
    if (quote >= 0) {
      end = literalEnd(line, text, at, quote);
      kind = Kind.LITERAL;
    } else if (isWordPart(c)) {
      end = wordEnd(text, at);
      kind = Kind.WORD;
    } else if (c == '.' && spaceFollows) {
      end = at + 1;
      kind = Kind.PERIOD;
    } else if (text.startsWith("==", at)) {
      end = at + 2;
      kind = Kind.PSEUDO;
    } else {
      end = at + 1;
      kind = Kind.SYMBOL;
    }
    tokens.add(new Token(kind, text.substring(at, end), file, line.lineAt(at), glued));
    return end;
  }

  /** Where the quote of a literal stands that starts here, with its prefix; or -1. */
  private static int quoteAt(String text, int at) {
    for (int i = at; i < Math.min(text.length(), at + 3); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\'') {
        return i;
      }
      if ("XxNnGgZzUuHhBb".indexOf(c) < 0 || (at > 0 && isWordPart(text.charAt(at - 1)))) {
        return -1;
      }
    }
    return -1;
  }

  private int literalEnd(LogicalLine line, String text, int at, int quoteAt) {
    char quote = text.charAt(quoteAt);
    int i = quoteAt + 1;
    while (i < text.length()) {
      if (text.charAt(i) != quote) {
        i++;
      } else if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
        i += 2;
      } else {
        return i + 1;
      }
    }
    findings.add(
        file,
        line.lineAt(at),
        "a literal is not closed",
        "its closing " + quote + " before the end of the line",
        "close it, or continue it on a line with - in column 7");
    return text.length();
  }

  private static int wordEnd(String text, int at) {
    int end = at;
    while (end < text.length() && isWordPart(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '#' || c == '@';
  }
}
