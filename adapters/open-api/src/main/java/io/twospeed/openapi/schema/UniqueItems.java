package io.twospeed.openapi.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.AbstractKeyword;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonValidator;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.UniqueItemsValidator;
import com.networknt.schema.ValidationContext;
import com.networknt.schema.ValidationMessage;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * {@code uniqueItems} by texts, which a hash table keeps in order where their hashes are the same:
 * a client that picks items of one hash makes nothing slow. Numbers are the same by value.
 */
final class UniqueItems extends AbstractKeyword {
  UniqueItems() {
    super("uniqueItems");
  }

  @Override
  public JsonValidator newValidator(
      SchemaLocation location,
      JsonNodePath path,
      JsonNode rule,
      JsonSchema parent,
      ValidationContext context) {
    return new Validator(location, path, rule, parent, context);
  }

  private static final class Validator extends UniqueItemsValidator {
    private final boolean wanted;

    Validator(
        SchemaLocation location,
        JsonNodePath path,
        JsonNode rule,
        JsonSchema parent,
        ValidationContext context) {
      super(location, path, rule, parent, context);
      this.wanted = rule.asBoolean(false);
    }

    @Override
    public Set<ValidationMessage> validate(
        ExecutionContext run, JsonNode node, JsonNode root, JsonNodePath at) {
      run.getExecutionConfig().isDebugEnabled();
      if (!wanted || !node.isArray() || isUnique(node)) {
        return Set.of();
      }
      return Set.of(
          message()
              .instanceNode(node)
              .instanceLocation(at)
              .locale(run.getExecutionConfig().getLocale())
              .failFast(run.isFailFast())
              .build());
    }

    private static boolean isUnique(JsonNode items) {
      Set<String> seen = new HashSet<>();
      StringBuilder text = new StringBuilder();
      for (JsonNode item : items) {
        text.setLength(0);
        write(item, text);
        CheckBudget.step(10L + text.length());
        if (!seen.add(text.toString())) {
          return false;
        }
      }
      return true;
    }

    private static void write(JsonNode node, StringBuilder text) {
      if (node.isObject()) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        node.properties().forEach(each -> sorted.put(each.getKey(), each.getValue()));
        text.append('{');
        sorted.forEach(
            (name, value) -> {
              text.append(name.length()).append(':').append(name);
              write(value, text);
            });
        text.append('}');
      } else if (node.isArray()) {
        text.append('[');
        node.forEach(each -> write(each, text));
        text.append(']');
      } else if (node.isTextual()) {
        text.append(node.textValue().length()).append('"').append(node.textValue());
      } else if (node.isNumber()) {
        text.append('#').append(node.decimalValue().stripTrailingZeros());
      } else {
        text.append(node);
      }
    }
  }
}
