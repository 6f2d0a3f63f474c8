package io.twospeed.mappings.copybook.source;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Copybook text, in fixed or free format, to lines of code. */
final class SourceText {
  private static final int INDICATOR = 6;
  private static final int MARGIN_A = 7;
  private static final int MARGIN_R = 72;
  private static final int MOST_LINES = 200_000;
  private static final int CODE_WIDTH = MARGIN_R - MARGIN_A;
  private static final int IDENTIFICATION = 8;
  private static final int LONGEST_LOOK = 80;
  private static final Pattern CODE =
      Pattern.compile(
          "(?i)(.*[\\s.])?(PIC|PICTURE|VALUE|OCCURS|REDEFINES|DEPENDING|USAGE|COPY"
              + "|COMP(UTATIONAL)?(-\\d)?)(\\s.*|\\.)?|(.*\\s)?\\d\\d\\s+[A-Z][\\w-]*\\.?");
  private static final Pattern FREE_ENTRY = Pattern.compile("\\s{0,5}\\d{1,2}\\s+[A-Za-z].*");
  private static final Pattern DIRECTIVE = Pattern.compile("\\s*(>>|\\$)\\s*([A-Za-z]+)(.*)");

  private final String file;
  private final int tabWidth;
  private final Findings findings;
  private final List<LogicalLine> lines = new ArrayList<>();
  private boolean fixed;
  private boolean looksFree;

  private SourceText(String file, SourceForm form, Findings findings) {
    this.file = file;
    this.fixed = form.fixed();
    this.tabWidth = form.tabWidth();
    this.findings = findings;
  }

  static List<LogicalLine> lines(String file, String content, SourceForm form, Findings findings) {
    SourceText source = new SourceText(file, form, findings);
    int before = findings.size();
    int number = 0;
    for (Iterator<String> all = content.lines().iterator(); all.hasNext(); ) {
      if (++number > MOST_LINES) {
        findings.add(
            file,
            number,
            "more than " + MOST_LINES + " lines",
            "at most that many lines in a file",
            "part the copybook, and leave out what no record needs");
        break;
      }
      source.add(source.expandTabs(all.next()), number);
    }
    if (source.looksFree && findings.size() > before) {
      findings.add(
          file,
          0,
          "entries start left of column 8",
          "fixed format: code in columns 8 to 72",
          "set sourceFormat=free if the file is in free format");
    }
    return source.lines;
  }

  private void add(String line, int number) {
    var directive =
        DIRECTIVE.matcher(
            fixed && line.length() > MARGIN_A
                ? line.substring(MARGIN_A - 1, Math.min(MARGIN_R, line.length()))
                : line);
    if (directive.matches()
        && (!fixed || line.charAt(Math.min(INDICATOR, line.length() - 1)) != '*')) {
      directive(directive.group(2), directive.group(3), number);
    } else if (fixed) {
      addFixed(line, number);
    } else {
      addFree(line, number);
    }
  }

  private void directive(String name, String rest, int number) {
    String words = (name + rest).toUpperCase(Locale.ROOT);
    if (words.matches("(SOURCE|SET\\s*SOURCEFORMAT).*FREE.*")) {
      fixed = false;
    } else if (words.matches("(SOURCE|SET\\s*SOURCEFORMAT).*FIXED.*")) {
      fixed = true;
    } else if (!words.startsWith("PAGE")) {
      findings.add(
          file,
          number,
          "compiler directive " + name.toUpperCase(Locale.ROOT) + " is not supported",
          "data description entries, COPY, or >>SOURCE FORMAT",
          "write the copybook as the compiler sees it after the directive");
    }
  }

  private void addFree(String line, int number) {
    String code = beforeComment(line);
    if (!code.isBlank()) {
      lines.add(new LogicalLine(code, number));
    }
  }

  private void addFixed(String line, int number) {
    looksFree |= FREE_ENTRY.matcher(line).matches();
    if (line.length() <= INDICATOR) {
      return;
    }
    char indicator = line.charAt(INDICATOR);
    if (indicator == '*' || indicator == '/' || indicator == 'D' || indicator == 'd') {
      return;
    }
    String code = line.substring(MARGIN_A, Math.max(MARGIN_A, Math.min(MARGIN_R, line.length())));
    if (indicator == ' ' || indicator == '-') {
      checkPastMargin(line, number);
    }
    if (indicator == ' ') {
      String text = beforeComment(code);
      if (!text.isBlank()) {
        lines.add(new LogicalLine(text, number));
      }
    } else if (indicator == '-') {
      continueLine(code, number);
    } else {
      findings.add(
          file,
          number,
          "column 7 holds '" + (indicator > ' ' && indicator < 127 ? indicator : '?') + "'",
          "a space, * or / for a comment, D for a debugging line, - for a continuation",
          "start the code in column 8, or set sourceFormat=free");
    }
  }

  /** What stands past column 72 is no code, as for the compiler: only what looks cut is told. */
  private void checkPastMargin(String line, int number) {
    if (line.length() <= MARGIN_R) {
      return;
    }
    int end = Math.min(line.length(), MARGIN_R + LONGEST_LOOK);
    String past = line.substring(MARGIN_R, end).stripTrailing();
    char last = line.charAt(MARGIN_R - 1);
    boolean runsAcross =
        last != ' '
            && last != '.'
            && past.length() != IDENTIFICATION
            && !past.isEmpty()
            && past.charAt(0) != ' ';
    boolean comment = beforeComment(line.substring(MARGIN_A)).length() < CODE_WIDTH;
    if (!comment && (runsAcross || CODE.matcher(past.strip()).matches())) {
      findings.warn(
          file,
          number,
          "text past column 72 is cut and looks like code",
          "code in columns 8 to 72; what comes after them is not read",
          "move the text to a line of its own, or set sourceFormat=free or tabWidth");
    }
  }

  private void continueLine(String code, int number) {
    if (lines.isEmpty()) {
      findings.add(
          file,
          number,
          "a continuation line has nothing to continue",
          "a line of code before it",
          "clear column 7");
      return;
    }
    LogicalLine last = lines.get(lines.size() - 1);
    char quote = last.openQuote();
    String start = code.stripLeading();
    if (quote == 0) {
      last.continueWord(beforeComment(code), number);
    } else if (!start.isEmpty() && start.charAt(0) == quote) {
      last.continueLiteral(code, number, CODE_WIDTH);
    } else {
      findings.add(
          file,
          number,
          "a continued literal does not start with its quote",
          "first character " + quote + " on the continuation line",
          "put the quote before the rest of the literal");
    }
  }

  private static String beforeComment(String code) {
    char open = 0;
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      if (open != 0) {
        open = c == open ? 0 : open;
      } else if (c == '"' || c == '\'') {
        open = c;
      } else if (c == '*' && i + 1 < code.length() && code.charAt(i + 1) == '>') {
        return code.substring(0, i);
      }
    }
    return code;
  }

  private String expandTabs(String line) {
    if (line.indexOf('\t') < 0) {
      return line.replace('\u001a', ' ');
    }
    StringBuilder expanded = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      do {
        expanded.append(c == '\t' ? ' ' : c);
      } while (c == '\t' && expanded.length() % tabWidth != 0);
    }
    return expanded.toString();
  }
}
