package io.twospeed.openapi.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.ValidationMessage;
import io.twospeed.openapi.document.Document;
import io.twospeed.openapi.document.Documents;
import io.twospeed.openapi.document.Pointers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says what a contract expects, from the contract's own words alone. The validator's messages are
 * not used: they quote the value.
 */
final class Wording {
  private static final int MOST_CHOICES = 20;

  private final Documents documents;
  private final Set<String> names = new HashSet<>();

  Wording(Documents documents) {
    this.documents = documents;
    for (Document document : documents.all()) {
      collectNames(document.root());
    }
  }

  private void collectNames(JsonNode node) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (field.getKey().equals("properties")) {
        field.getValue().fieldNames().forEachRemaining(names::add);
      }
      collectNames(field.getValue());
    }
    if (node.isArray()) {
      node.forEach(this::collectNames);
    }
  }

  Violation violation(ValidationMessage message, String at) {
    StringBuilder pointer = new StringBuilder(at);
    JsonNodePath path = message.getInstanceLocation();
    for (int i = 0; i < path.getNameCount(); i++) {
      append(pointer, path.getElement(i));
    }
    if (message.getType().equals("required") && message.getProperty() != null) {
      append(pointer, message.getProperty());
    }
    return new Violation(pointer.toString(), detail(message));
  }

  /** A name that only the client knows may be anything, an account number too: it is left out. */
  private void append(StringBuilder pointer, Object element) {
    boolean ours = element instanceof Integer || names.contains(element.toString());
    pointer.append('/').append(ours ? Pointers.escape(element.toString()) : "*");
  }

  private String detail(ValidationMessage message) {
    JsonNode rule = message.getSchemaNode();
    return switch (message.getType()) {
      case "type" -> "must be " + types(rule) + found(message);
      case "required", "dependentRequired" -> "is required and missing";
      case "additionalProperties", "unevaluatedProperties" ->
          "has a property the contract does not know; it knows " + known(message);
      case "enum" -> "must be one of " + choices(rule);
      case "const" -> "must be " + rule;
      case "pattern" -> "must match the pattern " + rule.asText();
      case "format" -> "must be a valid " + rule.asText();
      case "minimum" -> "must be " + bound(message, "exclusiveMinimum", "at least ", "more than ");
      case "maximum" -> "must be " + bound(message, "exclusiveMaximum", "at most ", "less than ");
      case "exclusiveMinimum" -> "must be more than " + rule.asText();
      case "exclusiveMaximum" -> "must be less than " + rule.asText();
      case "multipleOf" -> "must be a multiple of " + rule.asText();
      case "minLength" -> "must be at least " + rule.asText() + " characters long";
      case "maxLength" -> "must be at most " + rule.asText() + " characters long";
      case "minItems" -> "must have at least " + rule.asText() + " items";
      case "maxItems" -> "must have at most " + rule.asText() + " items";
      case "uniqueItems" -> "must not have the same item twice";
      case "minProperties" -> "must have at least " + rule.asText() + " properties";
      case "maxProperties" -> "must have at most " + rule.asText() + " properties";
      case "readOnly" -> "is read-only: leave it out of a request";
      case "writeOnly" -> "is write-only: it has no place in a response";
      case "oneOf" -> "must fit exactly one of " + rule.size() + " alternatives";
      case "anyOf" -> "must fit at least one of " + rule.size() + " alternatives";
      case "not" -> "must not fit what the contract excludes";
      default -> "must fit the contract's " + message.getType();
    };
  }

  private static String found(ValidationMessage message) {
    Object[] arguments = message.getArguments();
    return arguments == null || arguments.length < 2 ? "" : ", is " + article(arguments[0]);
  }

  private static String types(JsonNode rule) {
    if (!rule.isArray()) {
      return article(rule.asText());
    }
    List<String> types = new ArrayList<>();
    rule.forEach(type -> types.add(article(type.asText())));
    return String.join(" or ", types);
  }

  private static String article(Object type) {
    String name = type.toString();
    return switch (name) {
      case "integer", "object", "array" -> "an " + name;
      case "null" -> name;
      default -> "a " + name;
    };
  }

  private static String choices(JsonNode rule) {
    List<String> choices = new ArrayList<>();
    for (JsonNode choice : rule) {
      if (choices.size() == MOST_CHOICES) {
        choices.add("and " + (rule.size() - MOST_CHOICES) + " more");
        break;
      }
      choices.add(choice.asText());
    }
    return String.join(", ", choices);
  }

  /** OpenAPI 3.0 says "exclusive" by a boolean beside the bound. */
  private String bound(
      ValidationMessage message, String sibling, String inclusive, String exclusive) {
    boolean open = schemaOf(message).path(sibling).asBoolean(false);
    return (open ? exclusive : inclusive) + message.getSchemaNode().asText();
  }

  private String known(ValidationMessage message) {
    List<String> known = new ArrayList<>();
    schemaOf(message).path("properties").fieldNames().forEachRemaining(known::add);
    return known.isEmpty() ? "none" : String.join(", ", known);
  }

  /** The schema that holds the keyword that was broken. */
  private JsonNode schemaOf(ValidationMessage message) {
    String pointer = String.valueOf(message.getSchemaLocation().getFragment());
    Document document = documents.named(Shapes.documentName(message.getSchemaLocation()));
    int end = pointer.lastIndexOf('/');
    return document == null || end < 0
        ? message.getSchemaNode()
        : document.root().at(pointer.substring(0, end));
  }
}
