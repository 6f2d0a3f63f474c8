package io.twospeed.routes.routefile;

import static io.twospeed.routes.text.YamlFile.entries;
import static io.twospeed.routes.text.YamlFile.items;
import static io.twospeed.routes.text.YamlFile.key;

import io.twospeed.openapi.document.Finding;
import io.twospeed.routes.allowed.AllowedSteps;
import io.twospeed.routes.text.YamlFile;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/**
 * Finds the steps whose expression is missing. Camel's schema lets them pass, and Camel fails on
 * them without saying where.
 */
public final class MissingExpressions {
  private static final Set<String> OF_STEPS =
      Set.of(
          "filter",
          "loop",
          "setBody",
          "setHeader",
          "setVariable",
          "split",
          "transform",
          "validate");

  /** Lists whose items have one each. */
  private static final Set<String> OF_ITEMS = Set.of("headers", "variables", "when");

  private static final Set<String> EXPRESSIONS = new TreeSet<>(Set.of("expression", "language"));

  static {
    EXPRESSIONS.addAll(AllowedSteps.LANGUAGES);
    EXPRESSIONS.addAll(AllowedSteps.REFUSED_LANGUAGES);
  }

  private final String file;
  private final Consumer<Finding> findings;

  private MissingExpressions(String file, Consumer<Finding> findings) {
    this.file = file;
    this.findings = findings;
  }

  public static void find(String file, Node root, Consumer<Finding> findings) {
    new MissingExpressions(file, findings).walk(root);
  }

  private void walk(Node node) {
    for (NodeTuple entry : entries(node)) {
      String key = key(entry);
      Node value = entry.getValueNode();
      if (OF_STEPS.contains(key)) {
        require(key, value);
      } else if (OF_ITEMS.contains(key)) {
        items(value).forEach(each -> require(key, each));
      }
      walk(value);
    }
    items(node).forEach(this::walk);
  }

  private void require(String key, Node node) {
    boolean has = entries(node).stream().anyMatch(each -> EXPRESSIONS.contains(key(each)));
    if (node instanceof MappingNode && !has) {
      findings.accept(
          new Finding(
              file,
              YamlFile.line(node),
              "'" + key + "' has no expression",
              "one in " + AllowedSteps.LANGUAGES,
              "add it: simple: ${body}, or language: {language: jslt, expression: .}"));
    }
  }
}
