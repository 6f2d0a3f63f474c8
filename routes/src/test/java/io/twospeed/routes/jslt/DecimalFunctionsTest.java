package io.twospeed.routes.jslt;

import static io.twospeed.routes.TestRequests.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalFunctionsTest {

  private static JsonNode evaluate(String jslt) {
    return Parser.compileString(jslt, DecimalFunctions.ALL).apply(json("{}"));
  }

  @ParameterizedTest
  @CsvSource({
    "120.00, 20, 100.00",
    "0.30, 0.10, 0.20",
    "9999999999999.99, 0.01, 9999999999999.98",
    "20.00, 120.00, -100.00",
    "1.5, 0.25, 1.25"
  })
  void minusIsExactAndKeepsTheLargerScale(String a, String b, String difference) {
    assertThat(evaluate("decimal-subtract(\"%s\", \"%s\")".formatted(a, b)).textValue())
        .isEqualTo(difference);
  }

  @Test
  void plusIsExactWhereJsltsOwnIsNot() {
    assertThat(evaluate("decimal-add(\"0.1\", \"0.2\")").textValue()).isEqualTo("0.3");
    assertThat(evaluate("0.1 + 0.2").asText()).isNotEqualTo("0.3");
  }

  @Test
  void compareLooksAtTheValueNotAtTheScale() {
    assertThat(evaluate("decimal-compare(\"1.0\", \"1.00\")").intValue()).isZero();
    assertThat(evaluate("decimal-compare(\"9.99\", \"10\")").intValue()).isNegative();
    assertThat(evaluate("decimal-compare(10, \"9.99\")").intValue()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"12,00\"", "\"\"", "\"1e999999999\"", "null", "{}", "\"٣\""})
  void whatIsNoDecimalIsRefusedWithoutItsValue(String argument) {
    assertThatThrownBy(() -> evaluate("decimal-subtract(\"1\", %s)".formatted(argument)))
        .isInstanceOf(JsltException.class)
        .hasMessageStartingWith(
            "the second argument of decimal-subtract is not a decimal such as \"120.00\"");
  }

  @Test
  void noSumIsMadeWithANumberOutOfBounds() {
    JsonNode[] arguments = {DecimalNode.valueOf(new BigDecimal("1e999999999")), IntNode.valueOf(1)};
    assertThatThrownBy(() -> DecimalFunctions.ALL.get(0).call(arguments[0], arguments))
        .isInstanceOf(JsltException.class)
        .hasMessageContaining("the first argument of decimal-add is not a decimal");
  }
}
