package io.twospeed.base;

/**
 * Text of files and of people, made fit for one line of a finding or a log: a line break in it
 * would look like a line of ours, and a control sequence would steer the terminal.
 */
public final class Printable {
  private Printable() {}

  /** The text in one line, with what is no plain character written as Java writes it. */
  public static String of(String text) {
    if (isPlain(text)) {
      return text;
    }
    StringBuilder printable = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(each -> append(each, printable));
    return printable.toString();
  }

  /** Whether every character can be seen and leaves the line as it is. */
  public static boolean isPlain(String text) {
    return text.codePoints().allMatch(Printable::isPlain);
  }

  private static boolean isPlain(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }

  private static void append(int character, StringBuilder into) {
    switch (character) {
      case '\n' -> into.append("\\n");
      case '\r' -> into.append("\\r");
      case '\t' -> into.append("\\t");
      default -> {
        if (isPlain(character)) {
          into.appendCodePoint(character);
        } else {
          into.append(String.format("\\u%04x", character));
        }
      }
    }
  }
}
