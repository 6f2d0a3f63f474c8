package io.twospeed.routes.routefile;

import static io.twospeed.routes.text.YamlFile.entries;
import static io.twospeed.routes.text.YamlFile.key;
import static io.twospeed.routes.text.YamlFile.scalar;
import static io.twospeed.routes.text.YamlFile.value;

import io.twospeed.routes.allowed.AllowedAttributes;
import io.twospeed.routes.allowed.AllowedAttributes.Value;
import io.twospeed.routes.allowed.SimpleFunctions;
import io.twospeed.routes.allowed.ValueShape;
import io.twospeed.routes.jq.JqProgram;
import io.twospeed.routes.step.StepRefusedException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** Holds one expression against what its language may read. */
final class ExpressionReader {
  private final AttributeReader reader;

  /** After one that takes all its time no other is tried: a check of many would take for ever. */
  private boolean exceeded;

  ExpressionReader(AttributeReader reader) {
    this.reader = reader;
  }

  /**
   * One expression.
   *
   * @param name of the attribute it stands under: its language, or {@code language}, which names it
   * @param decides whether it is to be true or false
   */
  void read(String name, Node node, boolean decides) {
    if (!(node instanceof MappingNode)) {
      readText(name, node, decides);
      return;
    }
    reader.findTwice(node);
    String language = name.equals("language") ? scalar(value(node, "language")) : name;
    boolean isBoolean = isBoolean(value(node, "resultType"));
    for (NodeTuple entry : entries(node)) {
      readAttribute(name, entry, language, decides || isBoolean);
    }
  }

  private void readAttribute(
      String name, NodeTuple entry, @Nullable String language, boolean decides) {
    if (key(entry).equals("expression")) {
      readText(language == null ? "" : language, entry.getValueNode(), decides);
    } else if (AllowedAttributes.of(name).get(key(entry)) instanceof Value value) {
      reader.readValue(name, key(entry), value.shape(), entry.getValueNode());
    } else {
      reader.forbidAttribute(name, key(entry), entry.getKeyNode());
    }
  }

  private static boolean isBoolean(@Nullable Node type) {
    String text = scalar(type);
    return text != null && text.toLowerCase(Locale.ROOT).endsWith("boolean");
  }

  private void readText(String language, Node node, boolean decides) {
    String text = scalar(node);
    if (text == null || text.stripLeading().regionMatches(true, 0, "resource:", 0, 9)) {
      reader.forbid(
          node,
          "what stands in the place of an expression in '" + language + "'",
          "the expression itself",
          AttributeReader.WRITE_IT);
      return;
    }
    ValueShape shape = shapeOf(language);
    if (shape != null && !shape.fits(text)) {
      reader.forbid(
          node,
          "the expression of '" + language + "'",
          shape.expected(),
          "read what a step has set, or what the contract declares");
    }
    if (language.equals("simple")) {
      readSimple(node, text, decides);
    } else if (language.equals("jq")) {
      readJq(node, text);
    }
  }

  private static @Nullable ValueShape shapeOf(String language) {
    return switch (language) {
      case "header" -> ValueShape.HEADER_READ;
      case "variable" -> ValueShape.NAME;
      case "exchangeProperty" -> ValueShape.EXCHANGE_PROPERTY;
      default -> null;
    };
  }

  private void readJq(Node node, String text) {
    try {
      JqProgram program = JqProgram.compile(text);
      if (!exceeded) {
        program.tryOut();
      }
    } catch (StepRefusedException e) {
      exceeded |= e.what().startsWith(JqProgram.EXCEEDED);
      reader.find(node, e.what(), e.expected(), e.fix());
    }
  }

  private void readSimple(Node node, String text, boolean decides) {
    List<String> refused =
        decides ? SimpleFunctions.refusedInCondition(text) : SimpleFunctions.refusedIn(text);
    for (String each : refused) {
      reader.forbid(
          node,
          "'" + AttributeReader.shown(each) + "' in simple",
          SimpleFunctions.ALLOWED,
          "write the value into the product's files, or the expression in jslt");
    }
  }
}
