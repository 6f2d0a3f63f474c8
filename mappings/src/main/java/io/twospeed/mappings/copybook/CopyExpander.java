package io.twospeed.mappings.copybook;

import io.twospeed.mappings.copybook.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries out COPY, with REPLACING, so that what follows sees one stream of tokens. */
final class CopyExpander {
  private static final int MOST_TOKENS = 1_000_000;
  private static final int DEEPEST = 32;

  private final CopyLibrary library;
  private final boolean fixed;
  private final Findings findings;
  private final Deque<String> open = new ArrayDeque<>();
  private int budget = MOST_TOKENS;

  CopyExpander(CopyLibrary library, boolean fixed, Findings findings) {
    this.library = library;
    this.fixed = fixed;
    this.findings = findings;
  }

  List<Token> expand(String file, String content, Replacing replacing) {
    List<LogicalLine> lines = SourceText.lines(file, content, fixed, findings);
    List<Token> read = Lexer.tokens(file, lines, findings);
    List<Token> expanded = new ArrayList<>(read.size());
    TokenReader in = new TokenReader(read);
    while (in.more()) {
      Token token = in.next();
      if (token.is("COPY") || token.is("++INCLUDE")) {
        expanded.addAll(copy(token, in));
      } else {
        expanded.add(token);
      }
      if (budget < expanded.size()) {
        break;
      }
    }
    List<Token> result = replacing.apply(expanded);
    budget -= result.size();
    return result;
  }

  private List<Token> copy(Token copy, TokenReader in) {
    Token name = in.next();
    if (in.peek().is("OF") || in.peek().is("IN")) {
      in.next();
      in.next();
    }
    in.skip("SUPPRESS");
    Replacing replacing = Replacing.NONE;
    if (in.skip("REPLACING")) {
      replacing = Replacing.parse(in, findings);
    }
    if (in.peek().kind() != Kind.PERIOD) {
      findings.add(
          copy,
          "COPY " + name.text() + " is not ended",
          "a period after the name or after its REPLACING",
          "end the COPY with a period");
    } else {
      in.next();
    }
    return included(copy, name, replacing);
  }

  private List<Token> included(Token copy, Token name, Replacing replacing) {
    String member = name.kind() == Kind.LITERAL ? Literals.text(name) : name.text();
    String path = library.find(member);
    if (path == null) {
      findings.add(
          copy,
          "COPY " + member + ": no such file",
          library.expected(member),
          "put the file beside the copybook");
      return List.of();
    }
    if (open.contains(path) || open.size() >= DEEPEST) {
      findings.add(
          copy,
          "COPY " + member + " comes back to itself",
          "copybooks that do not COPY one another in a circle",
          "take one COPY of the circle out");
      return List.of();
    }
    @Nullable String content = budget > 0 ? library.content(path) : null;
    if (content == null) {
      findings.add(
          copy,
          "COPY " + member + " cannot be read",
          "a text file; all COPYs together at most " + MOST_TOKENS + " words",
          "check the file and its permissions");
      return List.of();
    }
    open.push(path);
    List<Token> tokens = expand(path, content, replacing);
    open.pop();
    return tokens;
  }
}
