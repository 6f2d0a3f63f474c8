package io.twospeed.routes.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A YAML document as JSON, and the line each of its places stands on. */
public final class YamlJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Map<String, Integer> lines = new HashMap<>();
  private final JsonNode tree;

  private YamlJson(Node root) {
    this.tree = convert(root, "");
  }

  public static YamlJson of(Node root) {
    return new YamlJson(root);
  }

  public JsonNode tree() {
    return tree;
  }

  /** 1-based; of a key's value the line of the key. */
  public int line(String pointer) {
    return lines.getOrDefault(pointer, 0);
  }

  private JsonNode convert(Node node, String pointer) {
    lines.putIfAbsent(pointer, YamlFile.line(node));
    if (node instanceof MappingNode mapping) {
      return object(mapping, pointer);
    }
    if (node instanceof SequenceNode sequence) {
      ArrayNode array = JSON.arrayNode();
      for (Node item : sequence.getValue()) {
        array.add(convert(item, pointer + "/" + array.size()));
      }
      return array;
    }
    return scalar((ScalarNode) node);
  }

  private ObjectNode object(MappingNode mapping, String pointer) {
    ObjectNode object = JSON.objectNode();
    for (NodeTuple entry : mapping.getValue()) {
      String key = YamlFile.key(entry);
      String child = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
      lines.put(child, YamlFile.line(entry.getKeyNode()));
      object.set(key, convert(entry.getValueNode(), child));
    }
    return object;
  }

  private static JsonNode scalar(ScalarNode node) {
    Tag tag = node.getTag();
    String text = node.getValue();
    if (tag.equals(Tag.BOOL)) {
      return JSON.booleanNode(Boolean.parseBoolean(text));
    }
    if (tag.equals(Tag.NULL)) {
      return JSON.nullNode();
    }
    return tag.equals(Tag.INT) || tag.equals(Tag.FLOAT) ? number(text) : JSON.textNode(text);
  }

  /** {@code .inf} and {@code .nan} are no numbers in JSON. */
  private static JsonNode number(String text) {
    if (!Digits.isReckonable(text)) {
      return JSON.textNode(text);
    }
    try {
      return JSON.numberNode(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return JSON.textNode(text);
    }
  }
}
