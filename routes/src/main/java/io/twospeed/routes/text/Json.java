package io.twospeed.routes.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a route holds, as canonical JSON. */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNumberLength(Digits.MOST).build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .nodeFactory(new Digits.Nodes())
          .build();

  private Json() {}

  /**
   * A message body as JSON. A node is taken as it is; a string is JSON text.
   *
   * @throws IllegalStateException where it is neither JSON nor a map or list; never tells the value
   */
  public static JsonNode ofBody(@Nullable Object body) {
    if (body instanceof String text) {
      return parse(text);
    }
    return ofValue(body);
  }

  /** A variable or header as JSON: a string is itself. */
  public static JsonNode ofValue(@Nullable Object value) {
    if (value == null) {
      return NullNode.getInstance();
    }
    if (value instanceof JsonNode node) {
      return node.isMissingNode() ? NullNode.getInstance() : node;
    }
    if (value instanceof Map<?, ?> || value instanceof List<?> || isSimple(value)) {
      return MAPPER.valueToTree(value);
    }
    throw new IllegalStateException(
        "A route holds a "
            + value.getClass().getName()
            + "; expected JSON (a JsonNode, map, list, string, number or boolean);"
            + " fix: end the step before with a jslt: step that makes JSON of it");
  }

  /** The plain value of a scalar node, as Camel's own languages expect it; other nodes as is. */
  public static Object plain(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> node.textValue();
      case NUMBER -> node.numberValue();
      case BOOLEAN -> node.booleanValue();
      default -> node;
    };
  }

  private static boolean isSimple(Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean;
  }

  private static JsonNode parse(String text) {
    try {
      return ofValue(MAPPER.readTree(text));
    } catch (StreamConstraintsException e) {
      throw new Digits.BeyondException();
    } catch (JsonProcessingException e) {
      // Neither the text nor the parser's message, which quotes it: both may be personal.
      throw new IllegalStateException(
          "A route's body is a string that is not JSON, at line %d, column %d;"
                  .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr())
              + " expected JSON text; fix: make the body by a jslt: step");
    }
  }
}
