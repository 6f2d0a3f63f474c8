package io.twospeed.routes.jslt;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which variables a JSLT text takes from outside: read with {@code $name}, not bound inside. */
final class JsltVariables {
  private static final Pattern STRING_OR_COMMENT =
      Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|//[^\n]*");
  private static final Pattern READ = Pattern.compile("\\$([A-Za-z_][A-Za-z0-9_-]*)");
  private static final Pattern LET = Pattern.compile("\\blet\\s+([A-Za-z_][A-Za-z0-9_-]*)");
  private static final Pattern DEF = Pattern.compile("\\bdef\\s+[A-Za-z0-9_-]+\\s*\\(([^)]*)\\)");

  private JsltVariables() {}

  /** The text with blanks in the place of strings and comments: every place stays where it is. */
  static String codeOf(String jslt) {
    return STRING_OR_COMMENT.matcher(jslt).replaceAll(each -> " ".repeat(each.group().length()));
  }

  static Set<String> readBy(String jslt) {
    String code = codeOf(jslt);
    Set<String> names = new TreeSet<>();
    READ.matcher(code).results().forEach(read -> names.add(read.group(1)));
    LET.matcher(code).results().forEach(let -> names.remove(let.group(1)));
    Matcher def = DEF.matcher(code);
    while (def.find()) {
      for (String parameter : def.group(1).split(",", -1)) {
        names.remove(parameter.trim());
      }
    }
    return names;
  }
}
