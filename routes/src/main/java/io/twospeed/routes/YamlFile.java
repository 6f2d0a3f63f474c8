package io.twospeed.routes;

import io.twospeed.openapi.Finding;
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
final class YamlFile {
  private YamlFile() {}

  /** The document's root; null where it is empty or, with a finding, where it does not parse. */
  static @Nullable Node parse(String file, String text, Consumer<Finding> findings) {
    try {
      return new Compose(LoadSettings.builder().setLabel(file).build())
          .composeString(text)
          .orElse(null);
    } catch (YamlEngineException e) {
      findings.accept(syntaxError(file, e));
      return null;
    }
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
        "a YAML document",
        "mend the line, or the indentation just above it");
  }

  static String firstLine(@Nullable String text) {
    return text == null ? "no detail" : text.lines().findFirst().orElse("no detail").trim();
  }

  /** 1-based; 0 where the node has no mark. */
  static int line(Node node) {
    Optional<Mark> mark = node.getStartMark();
    return mark.map(each -> each.getLine() + 1).orElse(0);
  }

  /** A block scalar's text begins on the line below its mark. */
  static int lineOfText(Node text) {
    boolean block =
        text instanceof ScalarNode scalar
            && (scalar.getScalarStyle() == ScalarStyle.LITERAL
                || scalar.getScalarStyle() == ScalarStyle.FOLDED);
    return line(text) + (block ? 1 : 0);
  }

  static @Nullable String scalar(@Nullable Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : null;
  }

  /**
   * The URI of a {@code from} or {@code to}, in whichever way it is written: as a text, under
   * {@code uri}, or, as Kaoto does for the components it knows, with its path among the parameters.
   */
  static @Nullable String uri(@Nullable Node endpoint) {
    String text = scalar(endpoint);
    String uri = text == null ? scalar(value(endpoint, "uri")) : text;
    String name = scalar(value(value(endpoint, "parameters"), "name"));
    return "direct".equals(uri) && name != null ? "direct:" + name : uri;
  }

  static List<NodeTuple> entries(@Nullable Node node) {
    return node instanceof MappingNode mapping ? mapping.getValue() : List.of();
  }

  static List<Node> items(@Nullable Node node) {
    return node instanceof SequenceNode sequence ? sequence.getValue() : List.of();
  }

  static String key(NodeTuple entry) {
    String key = scalar(entry.getKeyNode());
    return key == null ? "" : key;
  }

  static @Nullable Node value(@Nullable Node node, String key) {
    for (NodeTuple entry : entries(node)) {
      if (key(entry).equals(key)) {
        return entry.getValueNode();
      }
    }
    return null;
  }
}
