package io.twospeed.base.jslt;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.impl.BuiltinFunctions;
import com.schibsted.spt.data.jslt.impl.Location;
import com.schibsted.spt.data.jslt.impl.MultiplyOperator;
import com.schibsted.spt.data.jslt.impl.NumericOperator;
import com.schibsted.spt.data.jslt.impl.PlusOperator;
import com.schibsted.spt.data.jslt.parser.JsltParserConstants;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every function that a metered expression may call: JSLT's, the caller's, and the meter's own. */
final class MeteredFunctions {
  /** How the meter's own functions begin; no expression may use such a name. */
  static final String RESERVED = "metered-";

  static final String MADE = RESERVED + "made";
  static final String EACH = RESERVED + "each";
  static final String READ = RESERVED + "read";
  private static final String PLUS = RESERVED + "plus";
  private static final String TIMES = RESERVED + "times";

  /** Work of a call beside what its arguments weigh. */
  private static final int STEP = 20;

  private static final int CALL = 60;
  private static final int HEAVY_CALL = 600;
  private static final int MOST_DIGITS = 1000;

  /** These look at an argument, not through it. */
  private static final Set<String> SHALLOW =
      Set.of(
          "size",
          "not",
          "boolean",
          "array",
          "get-key",
          "is-number",
          "is-integer",
          "is-decimal",
          "is-string",
          "is-boolean",
          "is-object",
          "is-array");

  private static final Set<String> HEAVY =
      Set.of(
          "uuid",
          "now",
          "parse-time",
          "format-time",
          "parse-url",
          "sha256-hex",
          "hash-int",
          "from-json",
          "random");

  private static final List<Function> OWN =
      List.of(
          new Metered(MADE, 1, 1, (meter, a) -> meter.made(a[0])),
          new Metered(EACH, 1, 1, MeteredFunctions::each),
          new Metered(READ, 1, 1, MeteredFunctions::read),
          new Metered(PLUS, 3, 3, MeteredFunctions::plus),
          new Metered(TIMES, 3, 3, MeteredFunctions::times));

  private MeteredFunctions() {}

  /** A function of the meter's own. */
  private record Metered(String name, int least, int most, Body body) implements Function {
    interface Body {
      JsonNode apply(Meter meter, JsonNode[] arguments);
    }

    @Override
    public String getName() {
      return name;
    }

    @Override
    public int getMinArguments() {
      return least;
    }

    @Override
    public int getMaxArguments() {
      return most;
    }

    @Override
    public JsonNode call(JsonNode input, JsonNode[] arguments) {
      Meter meter = Meter.current();
      meter.work(STEP);
      return body.apply(meter, arguments);
    }
  }

  /** Another's function, its arguments and its result weighed. */
  private record Weighed(String name, Function function, boolean shallow, int work)
      implements Function {
    @Override
    public String getName() {
      return name;
    }

    @Override
    public int getMinArguments() {
      return function.getMinArguments();
    }

    @Override
    public int getMaxArguments() {
      return function.getMaxArguments();
    }

    @Override
    public JsonNode call(JsonNode input, JsonNode[] arguments) {
      Meter meter = Meter.current();
      meter.work(work);
      for (JsonNode each : arguments) {
        if (!shallow || each.isTextual()) {
          meter.read(each);
        }
      }
      if (name.equals("number") && arguments[0].isTextual()) {
        requireFewDigits(arguments[0].textValue());
      }
      JsonNode result = function.call(input, arguments);
      return result == null ? result : meter.made(result);
    }
  }

  /** Java makes a number of a text in a time that grows with the square of its digits. */
  private static void requireFewDigits(String text) {
    if (text.length() > MOST_DIGITS) {
      throw new JsltBoundException(
          "makes a number of more than " + MOST_DIGITS + " digits",
          "a text of at most so many",
          "leave it a text, or cut it");
    }
  }

  /** JSLT's functions and these, metered. */
  static Collection<Function> with(Collection<Function> functions) {
    Map<String, Function> all = new LinkedHashMap<>();
    BuiltinFunctions.functions.forEach(
        (name, function) ->
            all.put(
                name,
                new Weighed(
                    name,
                    function,
                    SHALLOW.contains(name),
                    HEAVY.contains(name) ? HEAVY_CALL : CALL)));
    MeteredTexts.ALL.forEach(each -> all.put(each.getName(), each));
    // The caller's functions take plain values, and look up in what is no plain value.
    functions.forEach(
        each -> all.put(each.getName(), new Weighed(each.getName(), each, true, CALL)));
    OWN.forEach(each -> all.put(each.getName(), each));
    return new ArrayList<>(all.values());
  }

  /** The function in the place of an operator that makes texts and lists; null for others. */
  static @Nullable String ofOperator(int token) {
    return token == JsltParserConstants.PLUS
        ? PLUS
        : token == JsltParserConstants.STAR ? TIMES : null;
  }

  private static JsonNode each(Meter meter, JsonNode[] arguments) {
    meter.work(arguments[0].size());
    return arguments[0];
  }

  private static JsonNode read(Meter meter, JsonNode[] arguments) {
    meter.read(arguments[0]);
    return arguments[0];
  }

  private static JsonNode plus(Meter meter, JsonNode[] arguments) {
    JsonNode first = arguments[0];
    JsonNode second = arguments[1];
    if (first.isTextual() || second.isTextual()) {
      meter.read(first);
      meter.read(second);
      meter.bound(meter.weight(first) + meter.weight(second));
    } else {
      meter.work(first.size() + (long) second.size());
    }
    return meter.made(perform(new PlusOperator(null, null, line(arguments)), arguments));
  }

  private static JsonNode times(Meter meter, JsonNode[] arguments) {
    JsonNode text = arguments[0].isTextual() ? arguments[0] : arguments[1];
    JsonNode number = arguments[0].isTextual() ? arguments[1] : arguments[0];
    if (text.isTextual() && number.isNumber()) {
      long turns = Math.max(0, number.intValue());
      meter.work(turns);
      meter.bound(turns * text.textValue().length());
    }
    return meter.made(perform(new MultiplyOperator(null, null, line(arguments)), arguments));
  }

  private static Location line(JsonNode[] arguments) {
    return new Location(null, arguments[2].intValue(), 1);
  }

  private static JsonNode perform(NumericOperator operator, JsonNode[] arguments) {
    try {
      return operator.perform(arguments[0], arguments[1]);
    } catch (JsltException e) {
      throw e.getLine() > 0 ? e : new JsltException(e.getMessageWithoutLocation(), line(arguments));
    }
  }
}
