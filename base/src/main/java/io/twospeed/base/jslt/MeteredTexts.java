package io.twospeed.base.jslt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.impl.BuiltinFunctions;
import com.schibsted.spt.data.jslt.impl.RegexpFunction;
import io.twospeed.base.regex.BoundedRegex;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** JSLT's functions on texts whose cost is not that of their arguments: patterns, and join. */
final class MeteredTexts {
  private static final int CALL = 60;

  /** A pattern that is put together at run time is not kept for ever. */
  private static final int MOST_PATTERNS = 1000;

  private static final Pattern GROUP = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");
  private static final Map<String, BoundedRegex> PATTERNS = new ConcurrentHashMap<>();

  static final List<Function> ALL =
      List.of(
          new WithPattern("test", 2, MeteredTexts::test),
          new WithPattern("capture", 2, MeteredTexts::capture),
          new WithPattern("split", 2, MeteredTexts::split),
          new WithPattern("replace", 3, MeteredTexts::replace),
          new Join());

  private MeteredTexts() {}

  private interface Body {
    JsonNode apply(Meter meter, JsonNode[] arguments);
  }

  private record WithPattern(String name, int arguments, Body body)
      implements Function, RegexpFunction {
    @Override
    public String getName() {
      return name;
    }

    @Override
    public int getMinArguments() {
      return arguments;
    }

    @Override
    public int getMaxArguments() {
      return arguments;
    }

    /** Has the compiler look at a pattern that is written out. */
    @Override
    public int regexpArgumentNumber() {
      return 1;
    }

    @Override
    public JsonNode call(JsonNode input, JsonNode[] given) {
      Meter meter = Meter.current();
      meter.work(CALL);
      for (JsonNode each : given) {
        meter.read(each);
      }
      return meter.made(body.apply(meter, given));
    }
  }

  private static String text(JsonNode value) {
    return value.isTextual() ? value.textValue() : value.toString();
  }

  private static BoundedRegex pattern(JsonNode value, Meter meter) {
    if (value.isNull()) {
      throw new JsltException("a pattern is null");
    }
    String regex = text(value);
    BoundedRegex known = PATTERNS.get(regex);
    if (known != null) {
      return known;
    }
    meter.work(CALL * (1L + regex.length()));
    try {
      BoundedRegex compiled = BoundedRegex.compile(regex, 0);
      if (PATTERNS.size() >= MOST_PATTERNS) {
        PATTERNS.clear();
      }
      if (regex.length() < MOST_PATTERNS) {
        PATTERNS.put(regex, compiled);
      }
      return compiled;
    } catch (BoundedRegex.TooMuch much) {
      throw new JsltBoundException(
          "has " + much.getDescription(),
          "a pattern that ends",
          "shorten it, or repeat less in it");
    } catch (PatternSyntaxException broken) {
      throw new JsltException("a pattern is no regular expression", broken);
    }
  }

  /** Why a pattern that is written out is none to run; null where it is one. */
  static @Nullable String tooMuch(String regex) {
    try {
      var unused = BoundedRegex.compile(regex, 0);
      return null;
    } catch (BoundedRegex.TooMuch much) {
      return much.getDescription();
    } catch (PatternSyntaxException broken) {
      return null; // which JSLT's compiler tells
    }
  }

  private static Matcher matcher(JsonNode[] arguments, Meter meter) {
    BoundedRegex regex = pattern(arguments[1], meter);
    meter.work(regex.unitsPerLook());
    return regex
        .pattern()
        .matcher(new MeteredText(text(arguments[0]), meter, regex.unitsPerLook()));
  }

  private static JsonNode test(Meter meter, JsonNode[] arguments) {
    return BooleanNode.valueOf(!arguments[0].isNull() && matcher(arguments, meter).find());
  }

  private static JsonNode capture(Meter meter, JsonNode[] arguments) {
    if (arguments[0].isNull()) {
      return arguments[0];
    }
    ObjectNode groups = JsonNodeFactory.instance.objectNode();
    Matcher matcher = matcher(arguments, meter);
    if (matcher.find()) {
      for (String name : groupsOf(matcher.pattern().pattern())) {
        groups.put(name, matcher.group(name));
      }
    }
    return groups;
  }

  private static Set<String> groupsOf(String regex) {
    Set<String> names = new TreeSet<>();
    GROUP.matcher(regex).results().forEach(each -> names.add(each.group(1)));
    return names;
  }

  private static JsonNode split(Meter meter, JsonNode[] arguments) {
    if (arguments[0].isNull()) {
      return arguments[0];
    }
    ArrayNode parts = JsonNodeFactory.instance.arrayNode();
    BoundedRegex regex = pattern(arguments[1], meter);
    meter.work(regex.unitsPerLook());
    CharSequence text = new MeteredText(text(arguments[0]), meter, regex.unitsPerLook());
    for (String part : regex.pattern().split(text, 0)) {
      parts.add(part);
    }
    return parts;
  }

  private static JsonNode replace(Meter meter, JsonNode[] arguments) {
    if (arguments[0].isNull()) {
      return NullNode.instance;
    }
    String text = text(arguments[0]);
    String other = text(arguments[2]);
    Matcher matcher = matcher(arguments, meter);
    StringBuilder replaced = new StringBuilder();
    int at = 0;
    while (matcher.find()) {
      if (matcher.start() == matcher.end()) {
        throw new JsltException("a pattern of replace() matches the empty text");
      }
      meter.work(other.length());
      meter.bound((long) replaced.length() + matcher.start() - at + other.length());
      replaced.append(text, at, matcher.start()).append(other);
      at = matcher.end();
    }
    return at == 0 && arguments[0].isTextual()
        ? arguments[0]
        : new TextNode(replaced.append(text, at, text.length()).toString());
  }

  /** As JSLT has it, what it would make bounded before it is made. */
  private record Join() implements Function {
    @Override
    public String getName() {
      return "join";
    }

    @Override
    public int getMinArguments() {
      return 2;
    }

    @Override
    public int getMaxArguments() {
      return 2;
    }

    @Override
    public JsonNode call(JsonNode input, JsonNode[] arguments) {
      Meter meter = Meter.current();
      meter.work(CALL);
      meter.read(arguments[0]);
      meter.bound(
          meter.weight(arguments[0]) + arguments[0].size() * (meter.weight(arguments[1]) - 1));
      Function join = original();
      return join == null ? NullNode.instance : meter.made(join.call(input, arguments));
    }

    private static @Nullable Function original() {
      return BuiltinFunctions.functions.get("join");
    }
  }
}
