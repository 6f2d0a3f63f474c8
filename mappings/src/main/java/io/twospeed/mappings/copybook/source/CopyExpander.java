package io.twospeed.mappings.copybook.source;

import io.twospeed.mappings.copybook.source.Token.Kind;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Carries out COPY, with REPLACING, so that what follows sees one stream of tokens. */
public final class CopyExpander {
  private static final int DEEPEST = 32;

  /** A file costs what its words cost, and its bytes: one without words is not for nothing. */
  private static final int BYTES_A_WORD = 64;

  private static final int WORDS_A_FILE = 100;

  private final CopyLibrary library;
  private final SourceForm form;
  private final Findings findings;
  private final Deque<String> open = new ArrayDeque<>();
  private int budget = Lexer.MOST_WORDS;

  public CopyExpander(CopyLibrary library, SourceForm form, Findings findings) {
    this.library = library;
    this.form = form;
    this.findings = findings;
  }

  /** The copybook itself, with all that it COPYs. */
  public List<Token> whole(String file, String content, Replacing replacing) {
    open.push(Path.of(file).toAbsolutePath().toString());
    return expand(file, content, replacing);
  }

  private List<Token> expand(String file, String content, Replacing replacing) {
    List<LogicalLine> lines = SourceText.lines(file, content, form, findings);
    List<Token> read = Lexer.tokens(file, lines, findings);
    budget -= WORDS_A_FILE + content.length() / BYTES_A_WORD;
    List<Token> expanded = new ArrayList<>(read.size());
    TokenReader in = new TokenReader(read);
    while (in.more() && expanded.size() <= budget) {
      Token token = in.next();
      if (token.is("COPY") || token.is("++INCLUDE")) {
        expanded.addAll(copy(token, in));
      } else if (token.is("EXEC") && in.peek().is("SQL")) {
        expanded.addAll(sql(token, in));
      } else {
        expanded.add(token);
      }
    }
    List<Token> result = replacing.apply(expanded, Math.max(0, budget));
    if (budget >= 0 && result.size() > budget) {
      tooLong(file);
    }
    budget -= result.size();
    return result;
  }

  /** What DB2's declarations generator writes before a record: it declares, and has no bytes. */
  private List<Token> sql(Token exec, TokenReader in) {
    in.next();
    Token what = in.next();
    Token member = in.peek();
    while (in.more() && !in.peek().is("END-EXEC")) {
      in.next();
    }
    if (!in.skip("END-EXEC")) {
      findings.add(
          exec, "EXEC SQL is not ended", "END-EXEC after its statement", "end it with END-EXEC");
    }
    if (in.peek().kind() == Kind.PERIOD) {
      in.next();
    }
    if (what.is("INCLUDE")) {
      return included(exec, member, Replacing.NONE);
    }
    if (!what.is("DECLARE") && !what.is("BEGIN") && !what.is("END")) {
      findings.add(
          exec,
          "EXEC SQL that declares nothing",
          "DECLARE, INCLUDE, BEGIN or END DECLARE SECTION",
          "take the statement out");
    }
    return List.of();
  }

  private void tooLong(String file) {
    findings.add(
        file,
        0,
        "more than " + Lexer.MOST_WORDS + " words, with all that it COPYs and replaces",
        "at most that many",
        "part the copybook, and look for a COPY that multiplies");
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
    if (budget <= 0) {
      tooLong(copy.file());
      return List.of();
    }
    String content = library.content(path);
    if (content == null) {
      findings.add(
          copy,
          "COPY " + member + " cannot be read",
          "a text file of at most " + CopyLibrary.MOST_BYTES + " bytes",
          "check the file and its permissions");
      return List.of();
    }
    open.push(path);
    List<Token> tokens = expand(path, content, replacing);
    open.pop();
    return tokens;
  }
}
