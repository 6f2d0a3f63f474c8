package io.twospeed.routes.allowed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.camel.dsl.yaml.YamlRoutesBuilderLoader;

/**
 * Every place of Camel's YAML schema where a value may stand, whoever may write it: at each step,
 * in what stands inside it, at a route, and beside the routes.
 */
public final class RoutePlaces {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int MOST_LEVELS = 3;

  /**
   * A place, and the file's item that has a text there.
   *
   * @param name {@code multicast/onPrepare}
   */
  public record Place(String name, Function<String, JsonNode> item) {
    /** How deep inside its step it is. */
    public int level() {
      return (int) name.chars().filter(each -> each == '/').count();
    }
  }

  private final JsonNode definitions;
  private final JsonNode items;
  private final List<Place> places = new ArrayList<>();

  private RoutePlaces() {
    try (InputStream in =
        YamlRoutesBuilderLoader.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
      this.items = new ObjectMapper().readTree(in).get("items");
      this.definitions = items.get("definitions");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each attribute of each element, by the element's name in the schema. */
  static Map<String, List<String>> attributes() {
    RoutePlaces all = new RoutePlaces();
    Map<String, List<String>> attributes = new TreeMap<>();
    all.definitions
        .properties()
        .forEach(
            each -> {
              List<String> names = new ArrayList<>(all.propertiesOf(each.getValue()).keySet());
              names.sort(null);
              attributes.put(each.getKey().substring(each.getKey().lastIndexOf('.') + 1), names);
            });
    return attributes;
  }

  /** What may stand beside the routes. */
  static List<String> besideTheRoutes() {
    List<String> names = new ArrayList<>();
    new RoutePlaces().items.get("properties").fieldNames().forEachRemaining(names::add);
    return names;
  }

  public static List<Place> all() {
    RoutePlaces all = new RoutePlaces();
    JsonNode steps = all.definitions.at("/org.apache.camel.model.ProcessorDefinition/properties");
    steps
        .properties()
        .forEach(
            step -> all.walk(step.getKey(), step.getValue(), 0, value -> all.step(step, value)));
    all.items
        .get("properties")
        .properties()
        .forEach(top -> all.walk(top.getKey(), top.getValue(), 0, value -> beside(top, value)));
    return List.copyOf(all.places);
  }

  private JsonNode step(Map.Entry<String, JsonNode> step, JsonNode value) {
    ObjectNode from = JSON.objectNode().put("uri", "direct:greet");
    from.putArray("steps").addObject().set(step.getKey(), value);
    return JSON.objectNode().set("route", JSON.objectNode().set("from", from));
  }

  private static JsonNode beside(Map.Entry<String, JsonNode> top, JsonNode value) {
    return JSON.objectNode().set(top.getKey(), value);
  }

  private interface Around {
    JsonNode with(JsonNode value);
  }

  private void walk(String name, JsonNode schema, int level, Around around) {
    JsonNode definition = resolved(schema);
    places.add(new Place(name, text -> around.with(JSON.textNode(text))));
    if (definition.path("type").asText().equals("array")) {
      walkItems(name, definition.get("items"), level, around);
      return;
    }
    if (level >= MOST_LEVELS) {
      return;
    }
    propertiesOf(definition)
        .forEach(
            (attribute, inside) -> {
              if (!attribute.equals("steps")) {
                walk(
                    name + "/" + attribute,
                    inside,
                    level + 1,
                    value -> around.with(whole(definition, attribute, value)));
              }
            });
  }

  private void walkItems(String name, JsonNode item, int level, Around around) {
    walk(name + "[]", item, level + 1, value -> around.with(JSON.arrayNode().add(value)));
  }

  /** The element with that value, and what else it must have. */
  private ObjectNode whole(JsonNode definition, String attribute, JsonNode value) {
    ObjectNode element = JSON.objectNode();
    Map<String, JsonNode> properties = propertiesOf(definition);
    for (JsonNode required : definition.path("required")) {
      element.put(required.asText(), "x");
    }
    if (properties.containsKey("steps")) {
      ArrayNode steps = element.putArray("steps");
      steps.addObject().putObject("setBody").put("constant", "{}");
    }
    JsonNode simple = properties.get("simple");
    if (simple != null && !resolved(simple).path("title").asText().isEmpty()) {
      element.put("constant", "true");
    }
    if (properties.containsKey("name")) {
      element.put("name", "x");
    }
    if (properties.containsKey("uri")) {
      element.put("uri", "direct:greeted");
    }
    if (isLanguage(attribute) || attribute.equals("expression")) {
      element.remove("constant");
    }
    element.set(attribute, value);
    return element;
  }

  private boolean isLanguage(String attribute) {
    return propertiesOf(definitions.get("org.apache.camel.model.language.ExpressionDefinition"))
        .containsKey(attribute);
  }

  private JsonNode resolved(JsonNode schema) {
    String reference = schema.path("$ref").asText();
    return reference.isEmpty()
        ? schema
        : definitions.get(reference.substring(reference.lastIndexOf('/') + 1));
  }

  private Map<String, JsonNode> propertiesOf(JsonNode definition) {
    Map<String, JsonNode> properties = new TreeMap<>();
    collect(definition, properties, 0);
    return properties;
  }

  private void collect(JsonNode definition, Map<String, JsonNode> into, int level) {
    JsonNode whole = resolved(definition);
    whole
        .path("properties")
        .properties()
        .forEach(
            each -> {
              boolean empty = each.getValue().isEmpty();
              if (!empty || !into.containsKey(each.getKey())) {
                into.put(each.getKey(), each.getValue());
              }
            });
    for (String several : List.of("anyOf", "oneOf")) {
      for (JsonNode each : whole.path(several)) {
        if (level < MOST_LEVELS) {
          collect(each, into, level + 1);
        }
      }
    }
  }
}
