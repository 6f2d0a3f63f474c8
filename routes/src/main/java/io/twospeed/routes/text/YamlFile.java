package io.twospeed.routes.text;

import io.twospeed.openapi.document.Finding;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** YAML as nodes that know their lines: what a finding needs and a plain map has lost. */
public final class YamlFile {
  private static final int MOST_NODES = 200_000;

  /** Whoever walks a document knows each node by all the keys that lead there. */
  private static final long MOST_CHARACTERS = 8_000_000;

  /** What a product says needs a few. */
  private static final int MOST_LEVELS = 100;

  private static final String A_DOCUMENT = "a YAML document";

  private YamlFile() {}

  /** The document's root; null, with a finding, where there is none. */
  public static @Nullable Node parse(String file, String text, Consumer<Finding> findings) {
    try {
      Optional<Node> root =
          new Compose(LoadSettings.builder().setLabel(file).build()).composeString(text);
      if (root.isEmpty()) {
        findings.accept(
            new Finding(file, 0, "the file says nothing", A_DOCUMENT, "write it, or remove it"));
      } else {
        new Count().of(root.get(), 0, 0);
      }
      return root.orElse(null);
    } catch (YamlEngineException e) {
      findings.accept(syntaxError(file, e));
    } catch (StackOverflowError e) {
      findings.accept(syntaxError(file, tooDeep()));
    }
    return null;
  }

  /** A few aliases make a small text as large as they please: whoever walks it may rely on this. */
  private static final class Count {
    private int nodes;
    private long characters;

    /**
     * @param above how many characters the keys have that lead to a node
     */
    void of(Node node, int level, long above) {
      characters += above;
      if (level > MOST_LEVELS) {
        throw tooDeep();
      }
      if (++nodes > MOST_NODES) {
        throw new YamlEngineException("more than " + MOST_NODES + " nodes with its aliases");
      }
      if (characters > MOST_CHARACTERS) {
        throw new YamlEngineException(
            "the keys that lead to its nodes have more than " + MOST_CHARACTERS + " characters");
      }
      for (NodeTuple entry : entries(node)) {
        of(entry.getKeyNode(), level + 1, above);
        of(entry.getValueNode(), level + 1, above + 1 + key(entry).length());
      }
      int index = 0;
      for (Node item : items(node)) {
        of(item, level + 1, above + 1 + String.valueOf(index++).length());
      }
    }
  }

  private static YamlEngineException tooDeep() {
    return new YamlEngineException("nested more than " + MOST_LEVELS + " levels deep");
  }

  private static Finding syntaxError(String file, YamlEngineException e) {
    int line = 0;
    String problem = e.getMessage();
    if (e instanceof MarkedYamlEngineException marked) {
      line = marked.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
      problem = marked.getProblem();
    }
    return new Finding(
        file,
        line,
        "not YAML: " + firstLine(problem),
        A_DOCUMENT,
        line == 0 ? "mend the file" : "mend the line, or the indentation just above it");
  }

  public static String firstLine(@Nullable String text) {
    return text == null ? "no detail" : text.lines().findFirst().orElse("no detail").trim();
  }

  /** 1-based; 0 where the node has no mark. */
  public static int line(Node node) {
    Optional<Mark> mark = node.getStartMark();
    return mark.map(each -> each.getLine() + 1).orElse(0);
  }

  /** A block scalar's text begins on the line below its mark. */
  public static int lineOfText(Node text) {
    boolean block =
        text instanceof ScalarNode scalar
            && (scalar.getScalarStyle() == ScalarStyle.LITERAL
                || scalar.getScalarStyle() == ScalarStyle.FOLDED);
    return line(text) + (block ? 1 : 0);
  }

  public static @Nullable String scalar(@Nullable Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : null;
  }

  /**
   * The URI of a {@code from} or {@code to}, in whichever way it is written: as a text, under
   * {@code uri}, or, as Kaoto does for the components it knows, with its path among the parameters.
   */
  public static @Nullable String uri(@Nullable Node endpoint) {
    String text = scalar(endpoint);
    String uri = text == null ? scalar(value(endpoint, "uri")) : text;
    String name = scalar(value(value(endpoint, "parameters"), "name"));
    return "direct".equals(uri) && name != null ? "direct:" + name : uri;
  }

  public static List<NodeTuple> entries(@Nullable Node node) {
    return node instanceof MappingNode mapping ? mapping.getValue() : List.of();
  }

  public static List<Node> items(@Nullable Node node) {
    return node instanceof SequenceNode sequence ? sequence.getValue() : List.of();
  }

  public static String key(NodeTuple entry) {
    String key = scalar(entry.getKeyNode());
    return key == null ? "" : key;
  }

  public static @Nullable Node value(@Nullable Node node, String key) {
    for (NodeTuple entry : entries(node)) {
      if (key(entry).equals(key)) {
        return entry.getValueNode();
      }
    }
    return null;
  }
}
