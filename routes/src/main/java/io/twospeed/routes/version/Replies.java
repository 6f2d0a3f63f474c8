package io.twospeed.routes.version;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.openapi.product.ApiReply;
import io.twospeed.routes.allowed.CamelHeaders;
import io.twospeed.routes.step.StepFailedException;
import io.twospeed.routes.text.Json;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** Reads a route's answer off its exchange. */
final class Replies {
  private Replies() {}

  /**
   * The route's answer.
   *
   * @param parameters the request's: a header that only repeats one is not the route's
   */
  static ApiReply of(Exchange exchange, ObjectNode parameters) {
    Message message = exchange.getMessage();
    JsonNode body = Json.ofBody(message.getBody());
    return new ApiReply(status(message), headers(message, parameters), body.isNull() ? null : body);
  }

  private static int status(Message message) {
    Object status = message.getHeader(Exchange.HTTP_RESPONSE_CODE);
    if (status == null) {
      return 0;
    }
    try {
      return Integer.parseInt(text(status));
    } catch (NumberFormatException e) {
      throw new StepFailedException(
          "A route set the header CamelHttpResponseCode to what is no number; expected 100 to 599");
    }
  }

  private static Map<String, String> headers(Message message, ObjectNode parameters) {
    if (!message.hasHeaders()) {
      return Map.of();
    }
    Map<String, String> headers = new HashMap<>();
    message
        .getHeaders()
        .forEach(
            (name, value) -> {
              if (value != null
                  && !CamelHeaders.has(name)
                  && !repeats(parameters.get(name), value)) {
                headers.put(name, text(value));
              }
            });
    return headers;
  }

  private static boolean repeats(@Nullable JsonNode parameter, Object value) {
    return parameter != null && Json.plain(parameter).equals(value);
  }

  private static String text(Object value) {
    return value instanceof JsonNode node && node.isValueNode() ? node.asText() : value.toString();
  }
}
