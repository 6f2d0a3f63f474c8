package io.twospeed.routes.routefile;

import static io.twospeed.routes.text.YamlFile.entries;
import static io.twospeed.routes.text.YamlFile.items;
import static io.twospeed.routes.text.YamlFile.key;
import static io.twospeed.routes.text.YamlFile.scalar;
import static io.twospeed.routes.text.YamlFile.value;

import io.twospeed.openapi.document.Finding;
import io.twospeed.routes.allowed.AllowedAttributes;
import io.twospeed.routes.allowed.AllowedAttributes.Content;
import io.twospeed.routes.allowed.AllowedAttributes.Each;
import io.twospeed.routes.allowed.AllowedAttributes.Endpoint;
import io.twospeed.routes.allowed.AllowedAttributes.Exceptions;
import io.twospeed.routes.allowed.AllowedAttributes.Inside;
import io.twospeed.routes.allowed.AllowedAttributes.Steps;
import io.twospeed.routes.allowed.AllowedAttributes.Value;
import io.twospeed.routes.allowed.AllowedEndpoints;
import io.twospeed.routes.allowed.AllowedSteps;
import io.twospeed.routes.allowed.AllowedTypes;
import io.twospeed.routes.allowed.ValueShape;
import io.twospeed.routes.text.YamlFile;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Holds one *.camel.yaml against the list of what a product may write, attribute by attribute and
 * value by value, before Camel sees it.
 */
public final class AttributeReader {
  static final String WRITE_IT = "write the value itself: nothing in a route file is looked up";

  private final String file;
  private final Consumer<Finding> found;
  private final ExpressionReader expressions;

  public AttributeReader(String file, Consumer<Finding> found) {
    this.file = file;
    this.found = found;
    this.expressions = new ExpressionReader(this);
  }

  public void read(@Nullable Node root) {
    if (root != null && !(root instanceof SequenceNode)) {
      forbid(root, "a file that is no list of routes", "a list", "begin each item by '- route:'");
    }
    for (Node item : items(root)) {
      findTwice(item);
      for (NodeTuple entry : entries(item)) {
        switch (key(entry)) {
          case "route" -> readElement("route", entry.getValueNode());
          case "from" -> readElement("from", entry.getValueNode());
          default -> {} // told by the reader of the routes
        }
      }
    }
  }

  private void readElement(String element, Node node) {
    String attribute = AllowedAttributes.shortFor(element);
    if (node instanceof ScalarNode) {
      if (attribute != null) {
        readAttribute(element, attribute, node, node, false);
      } else if (!isNothing(node)) {
        forbid(node, "a value for '" + element + "'", "a map of its attributes", WRITE_IT);
      }
      return;
    }
    if (node instanceof SequenceNode) {
      forbid(node, "a list for '" + element + "'", "a map of its attributes", WRITE_IT);
      return;
    }
    findTwice(node);
    boolean repeats = "true".equals(scalar(value(node, "doWhile")));
    for (NodeTuple entry : entries(node)) {
      readAttribute(element, key(entry), entry.getKeyNode(), entry.getValueNode(), repeats);
    }
    if (AllowedAttributes.of(element).containsKey("uri")) {
      readParameters(node);
    }
  }

  private void readAttribute(String element, String name, Node at, Node node, boolean repeats) {
    Content content = AllowedAttributes.of(element).get(name);
    if (content == null) {
      forbidAttribute(element, name, at);
    } else if (AllowedAttributes.isLanguage(name)) {
      expressions.read(name, node, AllowedAttributes.isCondition(element) || repeats);
    } else if (name.equals("expression")) {
      readAround(node, AllowedAttributes.isCondition(element) || repeats);
    } else {
      readContent(element, name, content, node);
    }
  }

  /** {@code expression: {simple: ...}}, as Kaoto writes it. */
  private void readAround(Node node, boolean decides) {
    findTwice(node);
    if (!(node instanceof MappingNode)) {
      forbid(node, "a value for 'expression'", "a map of one language", WRITE_IT);
    }
    for (NodeTuple entry : entries(node)) {
      if (AllowedAttributes.isLanguage(key(entry))) {
        expressions.read(key(entry), entry.getValueNode(), decides);
      } else {
        forbidAttribute("expression", key(entry), entry.getKeyNode());
      }
    }
  }

  void forbidAttribute(String element, String name, Node at) {
    if (!AllowedSteps.REFUSED_LANGUAGES.contains(name)) { // told as what it is
      forbid(
          at,
          "'" + shown(name) + "' in '" + element + "'",
          "one of " + new TreeSet<>(AllowedAttributes.of(element).keySet()),
          "remove it; where it names Java code: a product brings none");
    }
  }

  private void readContent(String element, String name, Content content, Node node) {
    if (content instanceof Value value) {
      readValue(element, name, value.shape(), node);
    } else if (content instanceof Inside inside) {
      readElement(inside.element(), node);
    } else if (content instanceof Each each) {
      readItems(each.element(), node);
    } else if (content instanceof Steps) {
      items(node).forEach(this::readStep);
    } else if (content instanceof Exceptions) {
      readExceptions(node);
    } else if (content instanceof Endpoint && name.equals("uri")) {
      readUri(node);
    }
  }

  private void readItems(String element, Node node) {
    items(node).forEach(each -> readElement(element, each));
    if (!(node instanceof SequenceNode) && !isNothing(node)) {
      forbid(node, "'" + element + "' outside a list", "a list", WRITE_IT);
    }
  }

  private void readStep(Node step) {
    findTwice(step);
    for (NodeTuple entry : entries(step)) {
      if (AllowedSteps.STEPS.contains(key(entry))) { // another one is told by name
        readElement(key(entry), entry.getValueNode());
      }
    }
  }

  void readValue(String element, String name, ValueShape shape, Node node) {
    String text = scalar(node);
    if (text == null || !shape.fits(text)) {
      forbid(node, "the value of '" + name + "' in '" + element + "'", shape.expected(), WRITE_IT);
    }
  }

  private void readExceptions(Node node) {
    List<Node> names = items(node);
    for (Node each : names) {
      readValue("doCatch", "exception", ValueShape.oneOf(AllowedTypes.exceptions()), each);
    }
  }

  private void readUri(Node node) {
    String uri = scalar(node);
    String scheme = uri == null ? "" : AllowedEndpoints.scheme(uri);
    if (uri == null || AllowedEndpoints.isKaotos(uri)) {
      return;
    }
    ValueShape path = AllowedEndpoints.path(scheme);
    if (!path.fits(AllowedEndpoints.pathIn(uri))) {
      forbid(node, "the path of '" + shown(scheme) + ":'", path.expected(), WRITE_IT);
    }
    AllowedEndpoints.query(uri).forEach((name, text) -> readParameter(scheme, name, node, text));
  }

  private void readParameters(Node endpoint) {
    String uri = scalar(value(endpoint, "uri"));
    String scheme = uri == null ? "" : AllowedEndpoints.scheme(uri);
    Node parameters = value(endpoint, "parameters");
    if (parameters != null) {
      findTwice(parameters);
    }
    for (NodeTuple entry : entries(parameters)) {
      String text = scalar(entry.getValueNode());
      boolean path = uri != null && AllowedEndpoints.isKaotos(uri) && key(entry).equals("name");
      if (path) {
        readValue("direct", "name", ValueShape.PATH, entry.getValueNode());
      } else {
        readParameter(scheme, key(entry), entry.getKeyNode(), text);
      }
    }
  }

  private void readParameter(String scheme, String name, Node at, @Nullable String text) {
    ValueShape shape = AllowedEndpoints.parameter(scheme, name);
    if (shape == null) {
      forbid(
          at,
          "the parameter '" + shown(name) + "' of '" + shown(scheme) + ":'",
          AllowedEndpoints.parameters(scheme).isEmpty()
              ? "no parameter"
              : "one of " + AllowedEndpoints.parameters(scheme),
          "remove it");
    } else if (text == null || !shape.fits(text)) {
      forbid(
          at,
          "the value of the parameter '" + name + "' of '" + shown(scheme) + ":'",
          shape.expected(),
          WRITE_IT);
    }
  }

  /** Of two equal keys Camel takes the last, and a reader the first. */
  void findTwice(Node map) {
    Set<String> seen = new HashSet<>();
    for (NodeTuple entry : entries(map)) {
      if (!seen.add(key(entry))) {
        forbid(
            entry.getKeyNode(),
            "'" + shown(key(entry)) + "' a second time",
            "each key once",
            "remove one");
      }
    }
  }

  private static boolean isNothing(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  static String shown(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "...";
  }

  void forbid(Node node, String what, String expected, String fix) {
    find(node, what + " is not allowed", expected, fix);
  }

  void find(Node node, String what, String expected, String fix) {
    found.accept(new Finding(file, YamlFile.line(node), what, expected, fix));
  }
}
