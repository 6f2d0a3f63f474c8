package io.twospeed.routes.routefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import io.twospeed.openapi.document.Finding;
import io.twospeed.routes.allowed.AllowedSteps;
import io.twospeed.routes.text.YamlJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a validator says of a route file, told once for each place. Camel's schema is full of
 * alternatives, and of each the validator tells why it is not this one; only what says something of
 * the author's own words is kept: the deepest place, and there the plainest reason.
 */
final class SchemaMessages {
  /** Plainest first. What is not here tells of alternatives. */
  private static final List<String> PLAIN =
      List.of("additionalProperties", "maxProperties", "enum", "required", "type");

  /** Of these a place above a worse one says nothing new: its alternatives failed there. */
  private static final Set<String> OF_ALTERNATIVES = Set.of("enum", "required", "type");

  private final JsonNode schema;
  private final YamlJson json;
  private final String file;

  SchemaMessages(JsonNode schema, YamlJson json, String file) {
    this.schema = schema;
    this.json = json;
    this.file = file;
  }

  List<Finding> findings(Collection<ValidationMessage> messages) {
    TreeMap<String, List<ValidationMessage>> byPlace = new TreeMap<>();
    messages.stream()
        .filter(each -> PLAIN.contains(each.getType()))
        .forEach(each -> byPlace.computeIfAbsent(place(each), p -> new ArrayList<>()).add(each));
    List<Finding> findings = new ArrayList<>();
    byPlace.forEach(
        (place, all) -> {
          List<ValidationMessage> plainest = plainest(all);
          String below = byPlace.ceilingKey(place + "/");
          boolean above = below != null && below.startsWith(place + "/");
          if (isScalarForText(all)) {
            return;
          }
          if (!above || !OF_ALTERNATIVES.contains(plainest.get(0).getType())) {
            findings.addAll(tell(place, plainest));
          }
        });
    return findings;
  }

  private static String place(ValidationMessage message) {
    return message.getInstanceLocation().toString();
  }

  /** Camel takes {@code constant: 5} for text. */
  private boolean isScalarForText(List<ValidationMessage> messages) {
    JsonNode value = json.tree().at(place(messages.get(0)));
    return (value.isNumber() || value.isBoolean())
        && messages.stream()
            .anyMatch(
                each ->
                    each.getType().equals("type")
                        && each.getSchemaNode().asText().equals("string"));
  }

  private static List<ValidationMessage> plainest(List<ValidationMessage> all) {
    String type =
        all.stream()
            .map(ValidationMessage::getType)
            .min(Comparator.comparing(PLAIN::indexOf))
            .orElseThrow();
    return all.stream().filter(each -> each.getType().equals(type)).toList();
  }

  private List<Finding> tell(String place, List<ValidationMessage> messages) {
    String name = name(place);
    ValidationMessage first = messages.get(0);
    return switch (first.getType()) {
      case "additionalProperties" -> unknown(place, name, messages);
      case "maxProperties" ->
          List.of(
              finding(
                  place,
                  name + " has the keys " + keys(json.tree().at(place)),
                  "one of them",
                  "begin a list item of its own, '- ', for each"));
      case "enum" ->
          List.of(
              finding(
                  place,
                  name + " is '" + json.tree().at(place).asText() + "'",
                  "one of " + texts(first.getSchemaNode()),
                  "correct it"));
      case "required" -> missing(place, name, messages);
      default ->
          List.of(
              finding(
                  place,
                  name + " is " + kind(json.tree().at(place)),
                  expectedKinds(messages),
                  "mend the value; camel.apache.org documents each step"));
    };
  }

  /** Once for each key, with what all alternatives at this place would take. */
  private List<Finding> unknown(String place, String name, List<ValidationMessage> messages) {
    Set<String> known = new TreeSet<>();
    Set<String> unknown = new TreeSet<>();
    for (ValidationMessage message : messages) {
      known.addAll(keys(definition(message).path("properties")));
      unknown.add(message.getProperty());
    }
    unknown.removeAll(known);
    known.removeAll(AllowedSteps.REFUSED_LANGUAGES);
    return unknown.stream()
        .map(
            key ->
                finding(
                    place + "/" + key.replace("~", "~0").replace("/", "~1"),
                    "Camel knows no '" + key + "' in " + name,
                    "one of " + known,
                    "correct the spelling, or remove it"))
        .toList();
  }

  private List<Finding> missing(String place, String name, List<ValidationMessage> messages) {
    Set<String> keys = new TreeSet<>();
    messages.forEach(each -> keys.add(each.getProperty()));
    keys.removeAll(AllowedSteps.REFUSED_LANGUAGES);
    return List.of(
        finding(
            place,
            name + " lacks " + (keys.size() == 1 ? "'" + keys.iterator().next() + "'" : "a key"),
            keys.size() == 1 ? "a line '" + keys.iterator().next() + ": ...'" : "one of " + keys,
            "add it"));
  }

  private JsonNode definition(ValidationMessage message) {
    String pointer = message.getSchemaLocation().getFragment().toString();
    return schema.at(pointer.substring(0, pointer.lastIndexOf('/')));
  }

  private static String expectedKinds(List<ValidationMessage> messages) {
    Set<String> kinds = new TreeSet<>();
    messages.forEach(each -> kinds.add(kind(each.getSchemaNode().asText())));
    return String.join(" or ", kinds);
  }

  /** By its name in JSON Schema. */
  private static String kind(String type) {
    return switch (type) {
      case "array" -> "a list";
      case "object" -> "a map";
      case "number", "integer" -> "a number";
      case "boolean" -> "true or false";
      default -> "a text";
    };
  }

  private static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case NULL -> "empty";
      case ARRAY -> "a list";
      case OBJECT -> "a map";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      default -> "a text";
    };
  }

  /** The nearest key above the place. */
  private static String name(String place) {
    String[] parts = place.split("/", -1);
    int last = parts.length - 1;
    for (int i = last; i > 0; i--) {
      if (!parts[i].matches("[0-9]+")) {
        return parts[i].equals("steps") && i < last ? "a step" : "'" + parts[i] + "'";
      }
    }
    return place.isEmpty() ? "the file" : "a list item";
  }

  private static List<String> texts(JsonNode values) {
    List<String> texts = new ArrayList<>();
    values.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  private static Set<String> keys(JsonNode object) {
    Set<String> keys = new TreeSet<>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private Finding finding(String place, String what, String expected, String fix) {
    return new Finding(file, json.line(place), what, expected, fix);
  }
}
