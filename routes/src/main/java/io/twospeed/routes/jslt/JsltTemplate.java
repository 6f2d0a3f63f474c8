package io.twospeed.routes.jslt;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.JsltException;
import io.twospeed.base.jslt.BoundedJslt;
import io.twospeed.base.jslt.JsltBoundException;
import io.twospeed.openapi.document.Finding;
import io.twospeed.routes.files.ProductFiles;
import io.twospeed.routes.step.StepFailedException;
import io.twospeed.routes.text.Json;
import io.twospeed.routes.text.YamlFile;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A JSLT expression, compiled once, its runs bounded. Its input is the message's body; every
 * variable of the exchange is visible as {@code $name}. Safe for many threads.
 */
public final class JsltTemplate {
  private static final Logger LOG = LoggerFactory.getLogger(JsltTemplate.class);

  private final String source;
  private final BoundedJslt expression;
  private final Set<String> variables;

  private JsltTemplate(String source, BoundedJslt expression, Set<String> variables) {
    this.source = source;
    this.expression = expression;
    this.variables = variables;
  }

  /**
   * Compiles, or tells why not.
   *
   * @param firstLine the line of {@code source} that {@code text} begins on, 1-based
   */
  public static @Nullable JsltTemplate compile(
      ProductFiles files, String source, int firstLine, String text, Consumer<Finding> findings) {
    try {
      return compile(files, source, text);
    } catch (JsltException e) {
      boolean deep = e.getMessageWithoutLocation().equals(BoundedJslt.TOO_DEEP);
      boolean imported = e.getSource() != null && !source.equals(e.getSource());
      int line = Math.max(e.getLine(), 1);
      findings.accept(
          new Finding(
              imported ? e.getSource() : source,
              imported ? line : firstLine + line - 1,
              "JSLT does not compile: " + YamlFile.firstLine(e.getMessageWithoutLocation()),
              "a JSLT expression",
              deep
                  ? "take levels out: def a function, or import a file"
                  : "mend the expression; the place is where reading stopped"));
    }
    return null;
  }

  /**
   * Compiles.
   *
   * @throws JsltException with the place where reading stopped
   */
  static JsltTemplate compile(ProductFiles files, String source, String text) {
    BoundedJslt expression =
        BoundedJslt.compile(
            source,
            text,
            DecimalFunctions.ALL,
            name -> imported(files, name),
            // JSLT's default drops empty lists too; a contract that requires a list wants it.
            value -> !value.isNull());
    return new JsltTemplate(source, expression, JsltVariables.readBy(text));
  }

  static StringReader imported(ProductFiles files, String name) {
    String text = files.text(name);
    if (text == null) {
      throw new JsltException("import of '" + name + "', which is not in the product's folder");
    }
    return new StringReader(text);
  }

  /** The variables it takes from the exchange. */
  public Set<String> variables() {
    return variables;
  }

  JsonNode apply(Exchange exchange) {
    JsonNode input = Json.ofBody(exchange.getMessage().getBody());
    try {
      return expression.apply(visibleIn(exchange), input);
    } catch (JsltBoundException e) {
      throw new StepFailedException("JSLT of " + source + ": " + e.getMessage());
    } catch (JsltException e) {
      LOG.debug("JSLT of {} failed", source, e);
      throw failure(e);
    }
  }

  private Map<String, JsonNode> visibleIn(Exchange exchange) {
    if (variables.isEmpty()) {
      return Map.of();
    }
    Map<String, JsonNode> visible = new HashMap<>();
    for (String name : variables) {
      // A step that sets it may have been left out: then it is null, as a missing field is.
      visible.put(name, Json.ofValue(exchange.getVariable(name)));
    }
    return visible;
  }

  /** Without JSLT's own words, which may quote a value. */
  private StepFailedException failure(JsltException e) {
    String place = e.getLine() > 0 ? " at line " + e.getLine() : "";
    return new StepFailedException(
        "JSLT of " + source + " failed" + place + "; its own words are in the log at DEBUG");
  }
}
