package io.twospeed.mappings.operation.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What JSLT lacks for a core: exact decimals, COBOL text, COBOL dates. Every function gives null
 * for null, so that JSLT leaves the key out.
 */
final class ScriptFunctions {
  private static final char IDEOGRAPHIC_SPACE = '\u3000';

  static final List<Function> ALL =
      List.of(
          new ScriptFunction("decimal-string", 1, 2, ScriptFunctions::decimalString),
          new ScriptFunction(
              "decimal-add",
              2,
              2,
              (name, a) -> plain(decimal(name, a[0]).add(decimal(name, a[1])))),
          new ScriptFunction(
              "decimal-subtract",
              2,
              2,
              (name, a) -> plain(decimal(name, a[0]).subtract(decimal(name, a[1])))),
          new ScriptFunction("core-text", 1, 1, (name, a) -> text(a[0])),
          new ScriptFunction("core-code", 2, 2, ScriptFunctions::code),
          new ScriptFunction("core-digits", 2, 2, ScriptFunctions::digits),
          new ScriptFunction("from-core-date", 1, 1, CoreTime::fromDate),
          new ScriptFunction("to-core-date", 1, 1, CoreTime::toDate),
          new ScriptFunction("from-core-date-time", 3, 3, CoreTime::fromDateTime),
          new ScriptFunction("from-core-timestamp", 2, 3, CoreTime::fromTimestamp),
          new ScriptFunction("to-core-timestamp", 1, 1, CoreTime::toTimestamp),
          new ScriptFunction("days-between", 2, 2, CoreTime::daysBetween));

  private ScriptFunctions() {}

  private static JsonNode decimalString(String name, JsonNode[] arguments) {
    BigDecimal value = decimal(name, arguments[0]);
    if (arguments.length == 1 || arguments[1].isNull()) {
      return plain(value);
    }
    try {
      return plain(value.setScale(arguments[1].intValue(), RoundingMode.UNNECESSARY));
    } catch (ArithmeticException e) {
      throw new ScriptFunctionException(
          name,
          "a number of " + value.scale() + " decimals",
          "one that fits " + arguments[1].intValue() + " decimals without rounding",
          "ask for the scale the core keeps");
    }
  }

  private static JsonNode plain(BigDecimal value) {
    return TextNode.valueOf(value.toPlainString());
  }

  private static BigDecimal decimal(String name, JsonNode node) {
    if (node.isDouble() || node.isFloat()) {
      throw new ScriptFunctionException(
          name,
          "a binary floating-point number",
          "an exact decimal or a string that holds one",
          "do no JSLT arithmetic on it before, and quote decimal literals");
    }
    if (node.isNumber()) {
      return node.decimalValue();
    }
    try {
      return new BigDecimal(node.isTextual() ? node.textValue().strip() : "");
    } catch (NumberFormatException e) {
      throw new ScriptFunctionException(
          name,
          "a " + node.getNodeType().name().toLowerCase(Locale.ROOT) + " that is no number",
          "a number or a string that holds one",
          "map the field that holds the amount");
    }
  }

  /**
   * Text without the blanks a core pads with, ordinary and ideographic; null where none is left.
   */
  private static JsonNode text(JsonNode node) {
    String padded = node.asText();
    int start = 0;
    int end = padded.length();
    while (end > start && isPadding(padded.charAt(end - 1))) {
      end--;
    }
    while (start < end && isPadding(padded.charAt(start))) {
      start++;
    }
    return start == end ? NullNode.instance : TextNode.valueOf(padded.substring(start, end));
  }

  private static boolean isPadding(char c) {
    return c == ' ' || c == '\0' || c == IDEOGRAPHIC_SPACE;
  }

  /** What a core's code stands for; a code the table lacks is refused, never passed over. */
  private static JsonNode code(String name, JsonNode[] arguments) {
    JsonNode meaning = arguments[1].path(arguments[0].asText().strip());
    if (meaning.isMissingNode()) {
      List<String> codes = new ArrayList<>();
      arguments[1].fieldNames().forEachRemaining(codes::add);
      throw new ScriptFunctionException(
          name,
          "a code that is not listed",
          "one of " + String.join(", ", codes),
          "add the code to the mapping once the core team has said what it means");
    }
    return meaning;
  }

  /** A number as the digits of its picture, leading zeros kept. */
  private static JsonNode digits(String name, JsonNode[] arguments) {
    String digits = arguments[0].asText();
    int width = arguments[1].asInt();
    if (digits.length() > width || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new ScriptFunctionException(
          name,
          "something other than at most " + width + " digits",
          "a whole number without sign",
          "ask for the width of the field's picture");
    }
    return TextNode.valueOf("0".repeat(width - digits.length()) + digits);
  }
}
