package io.twospeed.routes.limit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * What the steps of a route keep for their request: body, headers and variables. It is weighed
 * before each step and each expression, and a tree of JSON once for as long as it is kept.
 */
final class Kept {
  /** Of all that is kept, in characters; what is no text counts for some. */
  static final int MOST_CHARACTERS = 16 << 20;

  /** Of one text: no answer of a product is near this long. */
  static final int MOST_CHARACTERS_OF_A_TEXT = 8 << 20;

  private static final String PROPERTY = "twospeed.kept";
  private static final int CHARACTERS_OF_A_NODE = 8;

  private Kept() {}

  /** Why the request cannot go on; null where it can. */
  static @Nullable String refusal(Exchange exchange) {
    return of(exchange) > MOST_CHARACTERS
        ? "The route keeps more than "
            + MOST_CHARACTERS
            + " characters in its body, headers and variables"
        : null;
  }

  static String tooLong() {
    return "The route made a text longer than " + MOST_CHARACTERS_OF_A_TEXT + " characters";
  }

  /** Characters; beyond {@link #MOST_CHARACTERS} no more than that there are more. */
  private static long of(Exchange exchange) {
    IdentityHashMap<?, ?> before =
        exchange.getProperty(PROPERTY) instanceof IdentityHashMap<?, ?> map
            ? map
            : new IdentityHashMap<>();
    IdentityHashMap<Object, Long> now = new IdentityHashMap<>();
    long sum = add(exchange.getMessage().getBody(), before, now);
    for (Object each : exchange.getMessage().getHeaders().values()) {
      sum += add(each, before, now);
    }
    if (exchange.hasVariables()) {
      for (Object each : exchange.getVariables().values()) {
        sum += add(each, before, now);
      }
    }
    exchange.setProperty(PROPERTY, now);
    return sum;
  }

  /** What is kept under two names is there once. */
  private static long add(
      @Nullable Object value, IdentityHashMap<?, ?> before, IdentityHashMap<Object, Long> now) {
    if (value == null || now.containsKey(value)) {
      return 0;
    }
    long weight = before.get(value) instanceof Long known ? known : weight(value);
    now.put(value, weight);
    return weight;
  }

  /** Characters; beyond {@link #MOST_CHARACTERS} no more than that there are more. */
  static long weight(@Nullable Object value) {
    return weight(value, 0);
  }

  private static long weight(@Nullable Object value, long before) {
    if (before > MOST_CHARACTERS) {
      return before;
    }
    if (value instanceof CharSequence text) {
      return before + text.length();
    }
    if (value instanceof JsonNode node && node.isTextual()) {
      return before + CHARACTERS_OF_A_NODE + node.textValue().length();
    }
    long sum = before + CHARACTERS_OF_A_NODE;
    if (value instanceof JsonNode node && node.isObject()) {
      for (Map.Entry<String, JsonNode> each : node.properties()) {
        sum = weight(each.getValue(), sum + each.getKey().length());
      }
    } else if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> each : map.entrySet()) {
        sum = weight(each.getValue(), weight(each.getKey(), sum));
      }
    } else if (value instanceof Iterable<?> items) {
      for (Object each : items) {
        sum = weight(each, sum);
        if (sum > MOST_CHARACTERS) {
          return sum;
        }
      }
    } else if (value instanceof byte[] bytes) {
      sum += bytes.length;
    }
    return sum;
  }
}
