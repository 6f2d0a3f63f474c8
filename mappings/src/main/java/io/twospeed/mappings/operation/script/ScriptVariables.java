package io.twospeed.mappings.operation.script;

import io.twospeed.mappings.operation.files.Findings;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds variables that nothing defines. JSLT takes them for parameters and fails at the first call;
 * here they are found at load.
 */
final class ScriptVariables {
  private static final String NAME = "([A-Za-z_][A-Za-z0-9_-]*)";
  private static final Pattern TOKEN =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|//[^\\n]*|\\$" + NAME, Pattern.DOTALL);
  private static final Pattern LET = Pattern.compile("\\blet\\s+" + NAME);
  private static final Pattern DEF =
      Pattern.compile("\\bdef\\s+" + NAME + "\\s*\\(([^)]*)\\)", Pattern.DOTALL);

  private ScriptVariables() {}

  static void check(String source, Set<String> provided, Path file, Findings findings) {
    Set<String> defined = new HashSet<>(provided);
    Matcher let = LET.matcher(source);
    while (let.find()) {
      defined.add(let.group(1));
    }
    Matcher def = DEF.matcher(source);
    while (def.find()) {
      for (String parameter : def.group(2).split(",", -1)) {
        defined.add(parameter.trim());
      }
    }
    Matcher token = TOKEN.matcher(source);
    while (token.find()) {
      String used = token.group(1);
      if (used != null && !defined.contains(used)) {
        findings.add(
            file,
            lineAt(source, token.start()),
            "unknown variable $" + used,
            provided.isEmpty()
                ? "a variable that let or def defines"
                : "$" + String.join(", $", provided) + " or a variable that let or def defines",
            "correct the name or define it");
        defined.add(used);
      }
    }
  }

  private static int lineAt(String source, int offset) {
    return (int) source.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
  }
}
