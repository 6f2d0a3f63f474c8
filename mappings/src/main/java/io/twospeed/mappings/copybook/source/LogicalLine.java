package io.twospeed.mappings.copybook.source;

import java.util.ArrayList;
import java.util.List;

/** A line of code and the lines that continue it, as one text that remembers where it came from. */
final class LogicalLine {
  private record Piece(int start, int line) {}

  private final StringBuilder text = new StringBuilder();
  private final List<Piece> pieces = new ArrayList<>();
  private char open;

  LogicalLine(String code, int line) {
    append(code, line);
  }

  /** Goes on with a word, or after one: the spaces between the two lines do not count. */
  void continueWord(String code, int line) {
    trimEnd();
    append(code.stripLeading(), line);
  }

  /** Goes on inside a literal: spaces up to the margin belong to it, the opening quote does not. */
  void continueLiteral(String code, int line, int width) {
    int start = pieces.get(pieces.size() - 1).start();
    while (text.length() - start < width) {
      text.append(' ');
    }
    append(code.stripLeading().substring(1), line);
  }

  /** The quote a literal was opened with and not closed, or 0. */
  char openQuote() {
    return open;
  }

  String text() {
    return text.toString();
  }

  int lineAt(int position) {
    int low = 0;
    int high = pieces.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (pieces.get(middle).start() <= position) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return pieces.get(low).line();
  }

  private void append(String code, int line) {
    pieces.add(new Piece(text.length(), line));
    text.append(code);
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      if (open == 0 ? c == '"' || c == '\'' : c == open) {
        open = open == 0 ? c : 0;
      }
    }
  }

  private void trimEnd() {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    text.setLength(end);
  }
}
