package io.twospeed.mappings.xml.document;

/**
 * White space as XML Schema part 2 section 4.3.6 has it: blank, tab, line feed and carriage return,
 * and no other of Unicode's.
 */
public final class XmlSpace {
  private XmlSpace() {}

  public static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  public static boolean isBlank(CharSequence text) {
    return text.chars().allMatch(each -> isSpace((char) each));
  }

  /** Each as a blank: the facet's {@code replace}. */
  public static String replace(String text) {
    return text.replace('\t', ' ').replace('\n', ' ').replace('\r', ' ');
  }

  /** None around the text, and one blank for each run within: the facet's {@code collapse}. */
  public static String collapse(String text) {
    if (isCollapsed(text)) {
      return text;
    }
    StringBuilder collapsed = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isSpace(c)) {
        collapsed.append(c);
      } else if (!collapsed.isEmpty() && collapsed.charAt(collapsed.length() - 1) != ' ') {
        collapsed.append(' ');
      }
    }
    int length = collapsed.length();
    return length > 0 && collapsed.charAt(length - 1) == ' '
        ? collapsed.substring(0, length - 1)
        : collapsed.toString();
  }

  private static boolean isCollapsed(String text) {
    boolean after = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean space = isSpace(c);
      if (space && (after || c != ' ')) {
        return false;
      }
      after = space;
    }
    return !after || text.isEmpty();
  }
}
