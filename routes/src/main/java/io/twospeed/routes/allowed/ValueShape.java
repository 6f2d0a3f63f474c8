package io.twospeed.routes.allowed;

import io.twospeed.base.Printable;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a value in a route file may look like. A value is what stands there: no shape lets one in
 * that Camel would look up, in the registry, on the class path, in a file or in the process.
 *
 * @param expected as a finding says it
 */
public record ValueShape(String expected, Predicate<String> holds) {
  private static final int MOST_CHARACTERS = 2000;
  private static final Pattern LOOKED_UP =
      Pattern.compile("(?is)\\s*(#|[a-z]*resource:|ref:|bean:|RAW[({]).*|.*(\\{\\{|\\$\\w*\\{).*");

  public static final ValueShape NAME =
      matching(
          "letters, digits, '_', '-' and '.', at most 100 of them",
          "[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}");

  static final ValueShape HEADER =
      new ValueShape(
          "a header's name of letters, digits, '_' and '-'; of Camel's own only"
              + " CamelHttpResponseCode",
          text ->
              text.matches("[A-Za-z0-9_-]{1,100}")
                  && (!CamelHeaders.has(text) || text.equals("CamelHttpResponseCode")));

  public static final ValueShape HEADER_READ = matching("a header's name", "[A-Za-z0-9_-]{1,100}");

  static final ValueShape HEADERS =
      matching("a header's name, or its beginning and '*'", "[A-Za-z0-9_-]{0,100}\\*?");

  static final ValueShape TRUE_OR_FALSE = oneOf("true", "false");

  static final ValueShape RESULT_TYPE = oneOf(AllowedTypes.names());

  public static final ValueShape EXCHANGE_PROPERTY = oneOf(SimpleFunctions.EXCHANGE_PROPERTIES);

  public static final ValueShape SOURCE =
      matching(
          "variable:NAME or header:NAME", "((variable|header):)?[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}");

  /** Words for a person, on one line. */
  static final ValueShape LINE =
      new ValueShape(
          "plain words on one line, without '{{', '${', or a '#' in front",
          text -> isPlain(text) && Printable.isPlain(text));

  /** Words for a person. */
  static final ValueShape WORDS =
      new ValueShape("plain words without '{{', '${', or a '#' in front", ValueShape::isPlain);

  /** A log's message: simple makes line breaks of backslashes, whatever the quotes in the file. */
  static final ValueShape LOG_MESSAGE =
      new ValueShape(
          "plain words on one line without a backslash, ${routeId} or ${exchangeId}",
          text ->
              text.indexOf('\\') < 0
                  && Printable.isPlain(text)
                  && SimpleFunctions.refusedInLog(text).isEmpty()
                  && isPlain(text.replace("${routeId}", "x").replace("${exchangeId}", "x")));

  public static final ValueShape LEVEL = oneOf("TRACE", "DEBUG", "INFO", "WARN");

  static final ValueShape PATTERN = oneOf("InOnly", "InOut");

  static final ValueShape STATUS = matching("400 to 599", "[45][0-9][0-9]");

  static final ValueShape MILLISECONDS = matching("milliseconds, up to 999999", "[0-9]{1,6}");

  public static final ValueShape PATH =
      matching("letters, digits, and any of '_ . / -'", "[A-Za-z0-9_][A-Za-z0-9_./-]{0,199}");

  /** A JSLT file's path: whether there is such a file is told by name. */
  static final ValueShape FILE =
      matching("a file's path inside the product's folder", "[^\\p{Cntrl}?&%#{}$]{1,200}");

  static ValueShape matching(String expected, String regex) {
    Pattern pattern = Pattern.compile(regex);
    return new ValueShape(expected, text -> pattern.matcher(text).matches());
  }

  public static ValueShape oneOf(String... values) {
    return oneOf(Set.of(values));
  }

  public static ValueShape oneOf(Set<String> values) {
    return new ValueShape("one of " + new TreeSet<>(values), values::contains);
  }

  public boolean fits(String text) {
    return holds.test(text);
  }

  private static boolean isPlain(String text) {
    return text.length() <= MOST_CHARACTERS && !LOOKED_UP.matcher(text).matches();
  }
}
