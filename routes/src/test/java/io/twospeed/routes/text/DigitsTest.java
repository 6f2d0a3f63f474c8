package io.twospeed.routes.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twospeed.routes.jq.JqLanguage;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.nodes.Node;

/** No number is made of more digits than take next to no time, and none that fills the heap. */
class DigitsTest {
  private static final String BEYOND =
      "A route's number has more than 1000 digits; expected at most so many; fix: round it";

  @Test
  void aBodyWithANumberOutOfBoundsIsRefusedWhereItIsRead() {
    for (String text : List.of("1e999999999", "[1e-999999999]", "1".repeat(1001))) {
      assertThatThrownBy(() -> Json.ofBody(text)).hasMessage(BEYOND);
    }
    assertThatThrownBy(() -> Json.ofValue(new BigDecimal("1e999999999"))).hasMessage(BEYOND);
    assertThat(Json.ofBody("1e30").decimalValue()).isEqualByComparingTo("1e30");
  }

  @ParameterizedTest
  @ValueSource(classes = {BigInteger.class, BigDecimal.class, Integer.class, double.class})
  void noTextOfManyDigitsBecomesAResultThatIsANumber(Class<?> type) throws Exception {
    try (DefaultCamelContext context = new DefaultCamelContext()) {
      Exchange exchange = new DefaultExchange(context);
      var jq = new JqLanguage().createExpression("\"1\" * 3900000", new Object[] {type, null});
      assertThatThrownBy(() -> jq.evaluate(exchange, Object.class)).hasMessage(BEYOND);
    }
  }

  @Test
  void anExamplesManyDigitsStayAText() {
    Node root =
        Objects.requireNonNull(
            YamlFile.parse("e.yaml", "request: " + "1".repeat(1_000_000), finding -> {}));
    assertThat(YamlJson.of(root).tree().path("request").isTextual()).isTrue();
  }
}
