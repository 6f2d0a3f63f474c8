package io.twospeed.routes.allowed;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of the language simple a product may use: functions that read the exchange, and nothing of
 * the process, of Java or of a file. Asked of the file, and again by the language itself.
 */
public final class SimpleFunctions {
  /** What Camel keeps beside the message and a route has a use for; the rest is the layer's own. */
  static final Set<String> EXCHANGE_PROPERTIES =
      new TreeSet<>(
          Set.of(
              "CamelLoopIndex",
              "CamelLoopSize",
              "CamelMulticastComplete",
              "CamelMulticastIndex",
              "CamelSplitComplete",
              "CamelSplitIndex",
              "CamelSplitSize"));

  /** As a finding tells them. */
  public static final String ALLOWED =
      "one of ${body}, ${bodyOneLine}, ${header.NAME}, ${variable.NAME}, ${exchangeProperty.NAME} of "
          + EXCHANGE_PROPERTIES
          + ", ${exchangeId}, ${routeId}, ${null}, ${uuid}, ${random(NUMBER)},"
          + " ${date:now:PATTERN}, ${date-with-timezone:now:ZONE:PATTERN}";

  private static final String NAME = "[A-Za-z0-9_][A-Za-z0-9_-]{0,99}";
  private static final String PROPERTY = "(" + String.join("|", EXCHANGE_PROPERTIES) + ")";

  /** Letters of a date's pattern that ask for no zone: which one the process has, it keeps. */
  private static final String DATE = "[yMdHhmsSaEuDw :./_T'-]{1,40}";

  private static final Pattern FUNCTION =
      Pattern.compile(
          "body|in\\.body|bodyOneLine|exchangeId|routeId|null|uuid"
              + "|(in\\.)?headers?([.:]NAME|\\[NAME])".replace("NAME", NAME)
              + "|variables?(\\.NAME|\\[NAME])".replace("NAME", NAME)
              + "|exchangeProperty(\\.NAME|\\[NAME])".replace("NAME", PROPERTY)
              + "|random\\([0-9]{1,9}(, ?[0-9]{1,9})?\\)"
              + "|date:now:"
              + DATE
              + "|date-with-timezone:now:(UTC|[A-Z][A-Za-z_]+/[A-Z][A-Za-z_]+):"
              + DATE);

  private static final Pattern LOGGED = Pattern.compile("routeId|exchangeId");

  /** Where a function may begin, for any Camel there is: ${, $simple{, $init{. */
  private static final Pattern BEGIN = Pattern.compile("\\$(\\w*)\\{");

  private static final Pattern END = Pattern.compile("[{}$]");

  /** Those that take a class's name, or a regex that may run for ever. */
  private static final Pattern REFUSED_OPERATOR =
      Pattern.compile("(?<![\\w.])(not |!)?(is|regex)(?![\\w.])");

  private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");
  private static final Pattern FUNCTION_TEXT = Pattern.compile("\\$\\w*\\{[^{}]*}");

  private static final int MOST_FUNCTIONS = 200;

  private SimpleFunctions() {}

  /** The functions of a text in which none is refused, each as it stands there. */
  public static List<String> in(String text) {
    return FUNCTION_TEXT.matcher(text).results().map(MatchResult::group).toList();
  }

  /** What of the text is not allowed, as it stands there; none where all of it is. */
  public static List<String> refusedIn(String text) {
    return refusedIn(text, FUNCTION);
  }

  /** The same of a log's message: it tells that a route came by, never what it carried. */
  public static List<String> refusedInLog(String text) {
    return refusedIn(text, LOGGED);
  }

  private static List<String> refusedIn(String text, Pattern allowed) {
    List<String> refused = new ArrayList<>();
    if (text.stripLeading().startsWith("resource:")) {
      refused.add("resource:");
    }
    Matcher begin = BEGIN.matcher(text);
    if (begin.results().skip(MOST_FUNCTIONS).findAny().isPresent()) {
      return List.of("more than " + MOST_FUNCTIONS + " functions");
    }
    for (int at = 0; begin.find(at); at = begin.end()) {
      Matcher end = END.matcher(text);
      boolean ends = end.find(begin.end());
      // One that does not end at all is Camel's to tell: it does not parse.
      String function = ends ? text.substring(begin.end(), end.start()) : "";
      boolean nested = ends && !end.group().equals("}");
      boolean known = Set.of("", "simple").contains(begin.group(1));
      if (nested || !known || (ends && !allowed.matcher(function).matches())) {
        refused.add("${" + text.substring(begin.end(), ends ? end.start() : text.length()) + "}");
      }
    }
    return refused;
  }

  /** The same of a text that is to be true or false: its operators are judged too. */
  public static List<String> refusedInCondition(String text) {
    List<String> refused = new ArrayList<>(refusedIn(text));
    String outside = QUOTED.matcher(FUNCTION_TEXT.matcher(text).replaceAll(" ")).replaceAll(" ");
    REFUSED_OPERATOR
        .matcher(outside)
        .results()
        .forEach(each -> refused.add("the operator '" + each.group().strip() + "'"));
    return refused;
  }
}
