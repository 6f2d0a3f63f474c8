package io.twospeed.openapi.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.base.Printable;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * YAML to a JSON tree that remembers lines. Scalars are read as JSON has them: {@code no}, {@code
 * 012} and {@code 1:30} stay text, numbers keep their scale.
 */
public final class DocumentReader {
  private static final int MOST_NODES = 200_000;

  /** Whoever walks the tree knows each node by all the keys that lead there. */
  private static final int MOST_CHARACTERS = 8_000_000;

  private static final int MOST_LEVELS = 200;

  private final String name;
  private final List<Finding> findings;
  private final Map<String, Integer> lines = new HashMap<>();
  private int nodes;
  private long characters;

  private DocumentReader(String name, List<Finding> findings) {
    this.name = name;
    this.findings = findings;
  }

  /** The document, or null with what is wrong with it added to the findings. */
  public static @Nullable Document read(String name, String text, List<Finding> findings) {
    DocumentReader reader = new DocumentReader(name, findings);
    try {
      Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
      if (!(root instanceof MappingNode)) {
        findings.add(
            new Finding(
                name, 1, "the file holds no mapping", "keys and values", "write the contract"));
        return null;
      }
      JsonNode tree = reader.convert(root, "", 0);
      return new Document(name, text, tree, Map.copyOf(reader.lines));
    } catch (MarkedYAMLException broken) {
      int line = broken.getProblemMark() == null ? 0 : broken.getProblemMark().getLine() + 1;
      findings.add(
          new Finding(
              name, line, "not YAML: " + broken.getProblem(), "well-formed YAML", "mend the line"));
      return null;
    } catch (YAMLException broken) {
      findings.add(
          new Finding(
              name, 0, "not YAML: " + broken.getMessage(), "well-formed YAML", "mend the file"));
      return null;
    }
  }

  private JsonNode convert(Node node, String pointer, int level) {
    if (level > MOST_LEVELS) {
      throw new YAMLException("nested more than " + MOST_LEVELS + " levels deep");
    }
    characters += pointer.length();
    if (characters > MOST_CHARACTERS) {
      throw new YAMLException(
          "the keys that lead to its nodes have more than " + MOST_CHARACTERS + " characters");
    }
    if (++nodes > MOST_NODES) {
      throw new YAMLException(
          "more than " + MOST_NODES + " nodes once its aliases are written out");
    }
    lines.put(pointer, node.getStartMark().getLine() + 1);
    if (node instanceof MappingNode mapping) {
      return object(mapping, pointer, level);
    }
    if (node instanceof SequenceNode sequence) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      for (Node item : sequence.getValue()) {
        array.add(convert(item, pointer + "/" + array.size(), level + 1));
      }
      return array;
    }
    return Scalars.read(((ScalarNode) node).getValue(), kind(node));
  }

  private ObjectNode object(MappingNode mapping, String pointer, int level) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = key(tuple.getKeyNode());
      String child = pointer + "/" + Pointers.escape(key);
      int line = tuple.getKeyNode().getStartMark().getLine() + 1;
      if (!Printable.isPlain(key)) {
        findings.add(
            new Finding(
                name,
                line,
                "the key '" + key + "' holds a character that cannot be seen",
                "one line of plain characters",
                "take line breaks and control characters out"));
      }
      if (object.has(key)) {
        findings.add(
            new Finding(
                name,
                line,
                "'" + key + "' is given twice",
                "each key once; the first is at line " + lines.get(child),
                "remove one of the two"));
      }
      object.set(key, convert(tuple.getValueNode(), child, level + 1));
      lines.put(child, line);
    }
    return object;
  }

  private static String key(Node key) {
    if (key instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw new YAMLException("a key at line " + (key.getStartMark().getLine() + 1) + " is no text");
  }

  private static Scalars.Kind kind(Node node) {
    Tag tag = node.getTag();
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      return Scalars.Kind.NUMBER;
    }
    if (tag.equals(Tag.BOOL)) {
      return Scalars.Kind.BOOLEAN;
    }
    return tag.equals(Tag.NULL) ? Scalars.Kind.NULL : Scalars.Kind.STRING;
  }
}
