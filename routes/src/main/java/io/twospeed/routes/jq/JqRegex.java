package io.twospeed.routes.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.twospeed.base.regex.BoundedRegex;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.PathOutput;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Version;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.path.Path;
import org.jspecify.annotations.Nullable;

/**
 * jq's regular expressions, on java.util.regex, over a text that counts how often it is looked at:
 * one that backtracks for ever ends with its steps. The library's own cannot be stopped.
 */
final class JqRegex {
  private static final int MOST_PATTERN = 1000;
  private static final int LOOKS_PER_STEP = 16;

  private static final Pattern GROUP = Pattern.compile("\\(\\?<([A-Za-z][A-Za-z0-9]*)>");
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final BoundedRegex bounded;
  private final boolean all;
  private final List<@Nullable String> names;
  private final boolean ignoresEmpty;

  private JqRegex(String regex, String flags) throws JsonQueryException {
    if (regex.length() > MOST_PATTERN) {
      throw new JsonQueryException("a regular expression longer than %s characters", MOST_PATTERN);
    }
    try {
      this.bounded = BoundedRegex.compile(regex, javaFlags(flags));
    } catch (BoundedRegex.TooMuch e) {
      throw new JsonQueryException(e.getDescription());
    } catch (PatternSyntaxException e) {
      throw new JsonQueryException("not a regular expression: " + e.getDescription());
    }
    this.all = flags.contains("g");
    this.ignoresEmpty = flags.contains("n") || flags.contains("p");
    this.names = namesOf(bounded.pattern(), regex);
  }

  private static int javaFlags(String flags) throws JsonQueryException {
    int java = 0;
    for (int i = 0; i < flags.length(); i++) {
      char flag = flags.charAt(i);
      java |=
          switch (flag) {
            case 'i' -> Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
            case 's', 'p' -> Pattern.DOTALL;
            case 'g', 'n' -> 0;
            default -> throw new JsonQueryException("%s is not a valid modifier string", flags);
          };
    }
    return java;
  }

  private static List<@Nullable String> namesOf(Pattern pattern, String regex) {
    List<@Nullable String> names = new ArrayList<>();
    Matcher group = GROUP.matcher(regex);
    List<String> named = group.results().map(each -> each.group(1)).toList();
    int groups = pattern.matcher("").groupCount();
    List<Integer> unnamedBefore = new ArrayList<>();
    int unnamed = 0;
    boolean inClass = false;
    for (int i = 0; i < regex.length(); i++) {
      char c = regex.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '[' || c == ']') {
        inClass = c == '[';
      } else if (c == '(' && !inClass) {
        if (GROUP.matcher(regex).region(i, regex.length()).lookingAt()) {
          unnamedBefore.add(unnamed);
        } else if (!regex.startsWith("(?", i)) {
          unnamed++;
        }
      }
    }
    for (int i = 0; i < groups; i++) {
      names.add(null);
    }
    for (int i = 0; i < Math.min(named.size(), unnamedBefore.size()); i++) {
      int at = i + unnamedBefore.get(i);
      if (at < groups) {
        names.set(at, named.get(i));
      }
    }
    return names;
  }

  private Matcher matcher(String text) {
    JqBounds.work().steps(bounded.unitsPerLook() / LOOKS_PER_STEP);
    return bounded.pattern().matcher(new Counted(text, bounded.unitsPerLook()));
  }

  private ArrayNode matches(String text) {
    ArrayNode matches = JSON.arrayNode();
    Matcher matcher = matcher(text);
    while (matcher.find()) {
      if (!ignoresEmpty || matcher.end() > matcher.start()) {
        JqBounds.work().steps(1 + names.size());
        matches.add(match(text, matcher));
      }
      if (!all) {
        break;
      }
    }
    return matches;
  }

  private ObjectNode match(String text, Matcher matcher) {
    ObjectNode match = place(text, matcher.start(), matcher.end());
    ArrayNode captures = match.putArray("captures");
    for (int i = 1; i <= matcher.groupCount(); i++) {
      ObjectNode capture =
          matcher.start(i) < 0
              ? JSON.objectNode().put("offset", -1).put("length", 0).putNull("string")
              : place(text, matcher.start(i), matcher.end(i));
      captures.add(capture.put("name", names.get(i - 1)));
    }
    return match;
  }

  /** In characters as jq counts them. */
  private static ObjectNode place(String text, int start, int end) {
    JqBounds.work().steps(start / LOOKS_PER_STEP);
    return JSON.objectNode()
        .put("offset", text.codePointCount(0, start))
        .put("length", text.codePointCount(start, end))
        .put("string", text.substring(start, end));
  }

  /** The text between the matches, and of each match its named captures. */
  private List<JsonNode> parts(String text) {
    List<JsonNode> parts = new ArrayList<>();
    Matcher matcher = matcher(text);
    int from = 0;
    while (matcher.find()) {
      JqBounds.work().steps(1 + names.size());
      parts.add(TextNode.valueOf(text.substring(from, matcher.start())));
      parts.add(captures(matcher));
      from = matcher.end();
      if (!all) {
        break;
      }
    }
    parts.add(TextNode.valueOf(text.substring(from)));
    return parts;
  }

  private ObjectNode captures(Matcher matcher) {
    ObjectNode captures = JSON.objectNode();
    for (int i = 1; i <= matcher.groupCount(); i++) {
      String name = names.get(i - 1);
      if (name != null) {
        captures.put(name, matcher.group(i));
      }
    }
    return captures;
  }

  private static JqRegex of(JsonNode regex, JsonNode flags) throws JsonQueryException {
    if (!regex.isTextual() || !(flags.isTextual() || flags.isNull())) {
      throw new JsonQueryException("a regular expression and its flags are texts");
    }
    return new JqRegex(regex.textValue(), flags.isNull() ? "" : flags.textValue());
  }

  private static String text(JsonNode in) throws JsonQueryException {
    if (!in.isTextual()) {
      throw new JsonQueryException("a regular expression matches a text only");
    }
    return in.textValue();
  }

  /** What {@code test}, {@code match}, {@code capture}, {@code scan} and {@code splits} call. */
  static final class Match implements Function {
    @Override
    public void apply(
        Scope scope,
        List<Expression> arguments,
        JsonNode in,
        @Nullable Path path,
        PathOutput output,
        Version version)
        throws JsonQueryException {
      String text = text(in);
      arguments
          .get(2)
          .apply(
              scope,
              in,
              test ->
                  arguments
                      .get(1)
                      .apply(
                          scope,
                          in,
                          flags ->
                              arguments
                                  .get(0)
                                  .apply(
                                      scope,
                                      in,
                                      regex ->
                                          output.emit(
                                              found(of(regex, flags), text, test.asBoolean()),
                                              null))));
    }

    private static JsonNode found(JqRegex regex, String text, boolean test) {
      return test ? BooleanNode.valueOf(regex.matcher(text).find()) : regex.matches(text);
    }
  }

  /** What {@code sub} and {@code gsub} call. */
  static final class Replace implements Function {
    @Override
    public void apply(
        Scope scope,
        List<Expression> arguments,
        JsonNode in,
        @Nullable Path path,
        PathOutput output,
        Version version)
        throws JsonQueryException {
      String text = text(in);
      arguments
          .get(0)
          .apply(
              scope,
              in,
              regex ->
                  arguments
                      .get(2)
                      .apply(
                          scope,
                          in,
                          flags -> {
                            List<JsonNode> parts = of(regex, flags).parts(text);
                            replace(scope, parts, arguments.get(1), output);
                          }));
    }

    /** With the first that the replacement gives of each match. */
    private static void replace(
        Scope scope, List<JsonNode> parts, Expression replacement, PathOutput output)
        throws JsonQueryException {
      StringBuilder made = new StringBuilder();
      for (JsonNode part : parts) {
        String text = part.isTextual() ? part.textValue() : replaced(scope, part, replacement);
        made.append(text);
        JqBounds.work().text(made.length());
      }
      output.emit(TextNode.valueOf(made.toString()), null);
    }

    private static String replaced(Scope scope, JsonNode captures, Expression replacement)
        throws JsonQueryException {
      List<JsonNode> given = new ArrayList<>(1);
      replacement.apply(scope, captures, given::add);
      JsonNode first = given.isEmpty() ? NullNode.getInstance() : given.get(0);
      if (!first.isTextual()) {
        throw new JsonQueryException("a replacement is a text");
      }
      return first.textValue();
    }
  }

  /** A text that takes a step for some of the looks at it. */
  private static final class Counted implements CharSequence {
    private final CharSequence text;
    private final JqWork work = JqBounds.work();
    private final int unitsPerLook;
    private int units;

    Counted(CharSequence text, int unitsPerLook) {
      this.text = text;
      this.unitsPerLook = unitsPerLook;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      units += unitsPerLook;
      if (units >= LOOKS_PER_STEP) {
        work.steps(units / LOOKS_PER_STEP);
        units %= LOOKS_PER_STEP;
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
