package io.twospeed.routes.limit;

import io.twospeed.routes.allowed.SimpleFunctions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.spi.Language;

/** How long a text an expression of simple would make: its functions are asked one by one. */
final class SimpleLength {
  private final int literal;
  private final Map<Expression, Integer> functions = new LinkedHashMap<>();

  SimpleLength(String text, Language simple) {
    this.literal = text.length();
    List<String> all = SimpleFunctions.in(text);
    // A value that stands alone is handed on as it is.
    if (all.size() != 1 || !all.get(0).equals(text)) {
      Map<String, Integer> times = new LinkedHashMap<>();
      all.forEach(each -> times.merge(each, 1, Integer::sum));
      times.forEach((each, count) -> functions.put(simple.createExpression(each), count));
    }
  }

  /**
   * Before it is made.
   *
   * @throws IllegalStateException where the text would be too long
   */
  void check(Exchange exchange) {
    long sum = literal;
    for (Map.Entry<Expression, Integer> each : functions.entrySet()) {
      sum += Kept.weight(each.getKey().evaluate(exchange, Object.class)) * each.getValue();
      if (sum > Kept.MOST_CHARACTERS_OF_A_TEXT) {
        throw new IllegalStateException(Kept.tooLong());
      }
    }
  }
}
