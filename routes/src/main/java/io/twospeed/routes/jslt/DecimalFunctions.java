package io.twospeed.routes.jslt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.JsltException;
import io.twospeed.routes.text.Digits;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;

/**
 * Exact arithmetic on amounts, which are decimal strings: JSLT's own operators work in binary
 * floating point. A result keeps the larger scale of its arguments, {@code 120.00 - 20 = 100.00}.
 */
final class DecimalFunctions {
  // BigDecimal alone would take 1e999999999 and then fill the heap with its digits.
  private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,30}(\\.[0-9]{1,18})?");

  static final List<Function> ALL =
      List.of(
          arithmetic("decimal-add", BigDecimal::add),
          arithmetic("decimal-subtract", BigDecimal::subtract),
          new Decimal("decimal-compare", (a, b) -> IntNode.valueOf(a.compareTo(b))));

  private DecimalFunctions() {}

  private static Function arithmetic(String name, BinaryOperator<BigDecimal> operation) {
    return new Decimal(name, (a, b) -> TextNode.valueOf(operation.apply(a, b).toPlainString()));
  }

  private interface Operation {
    JsonNode on(BigDecimal first, BigDecimal second);
  }

  private record Decimal(String name, Operation operation) implements Function {
    @Override
    public String getName() {
      return name;
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
      return operation.on(decimal(arguments[0], "first"), decimal(arguments[1], "second"));
    }

    private BigDecimal decimal(JsonNode argument, String which) {
      boolean beyond = !Digits.isReckonable(argument);
      String text =
          beyond
              ? ""
              : argument.isNumber() ? argument.decimalValue().toPlainString() : argument.asText();
      if (!DECIMAL.matcher(text).matches()) {
        throw new JsltException(
            "the %s argument of %s is not a decimal such as \"120.00\"".formatted(which, name));
      }
      return new BigDecimal(text);
    }
  }
}
