package io.twospeed.openapi.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.AbstractKeyword;
import com.networknt.schema.AdditionalPropertiesValidator;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonValidator;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.ValidationContext;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.regex.RegularExpression;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * {@code additionalProperties: false} that stops at the first property the contract does not know:
 * each further one would be told in the same words, for no name of a client comes back.
 */
final class KnownProperties extends AbstractKeyword {
  KnownProperties() {
    super("additionalProperties");
  }

  @Override
  public JsonValidator newValidator(
      SchemaLocation location,
      JsonNodePath path,
      JsonNode rule,
      JsonSchema parent,
      ValidationContext context) {
    return rule.isBoolean() && !rule.booleanValue()
        ? new Validator(location, path, rule, parent, context)
        : new AdditionalPropertiesValidator(location, path, rule, parent, context);
  }

  private static final class Validator extends AdditionalPropertiesValidator {
    private final Set<String> names = new HashSet<>();
    private final List<RegularExpression> patterns = new ArrayList<>();

    Validator(
        SchemaLocation location,
        JsonNodePath path,
        JsonNode rule,
        JsonSchema parent,
        ValidationContext context) {
      super(location, path, rule, parent, context);
      JsonNode schema = parent.getSchemaNode();
      schema.path("properties").fieldNames().forEachRemaining(names::add);
      schema
          .path("patternProperties")
          .fieldNames()
          .forEachRemaining(each -> patterns.add(RegularExpression.compile(each, context)));
    }

    @Override
    protected Set<ValidationMessage> validate(
        ExecutionContext run, JsonNode node, JsonNode root, JsonNodePath at, boolean walk) {
      run.getExecutionConfig().isDebugEnabled();
      for (Iterator<String> each = node.fieldNames(); each.hasNext(); ) {
        String name = each.next();
        CheckBudget.step(1);
        if (!isKnown(name)) {
          return Set.of(
              message()
                  .instanceNode(node)
                  .property(name)
                  .instanceLocation(at)
                  .locale(run.getExecutionConfig().getLocale())
                  .failFast(run.isFailFast())
                  .arguments(name)
                  .build());
        }
      }
      return Set.of();
    }

    private boolean isKnown(String name) {
      return names.contains(name) || patterns.stream().anyMatch(each -> each.matches(name));
    }
  }
}
