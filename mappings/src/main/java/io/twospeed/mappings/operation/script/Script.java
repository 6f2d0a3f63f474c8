package io.twospeed.mappings.operation.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.FloatNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.ResourceResolver;
import io.twospeed.base.jslt.BoundedJslt;
import io.twospeed.base.jslt.JsltBoundException;
import io.twospeed.mappings.operation.files.Findings;
import io.twospeed.mappings.operation.files.Inside;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A compiled JSLT file, its runs bounded. Safe for many threads. */
public final class Script {
  private static final Pattern PLACE = Pattern.compile("at line (\\d+), column \\d+");

  private final String name;
  private final BoundedJslt expression;
  private final ScriptOutline outline;

  private Script(String name, BoundedJslt expression, ScriptOutline outline) {
    this.name = name;
    this.expression = expression;
    this.outline = outline;
  }

  /**
   * Compiles a file and checks what JSLT leaves to the first call.
   *
   * @param library where {@code import "file.jslt" as name} finds its file
   * @param variables that a call will provide
   */
  static Optional<Script> compile(
      Path file, Path library, Set<String> variables, Findings findings) {
    String source;
    try {
      source = Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      findings.add(
          file,
          0,
          "cannot be read (" + e.getClass().getSimpleName() + ")",
          "a UTF-8 JSLT file",
          "add the file or correct its name under map");
      return Optional.empty();
    }
    String name = findings.nameOf(file);
    int before = findings.count();
    ScriptVariables.check(source, variables, file, findings);
    try {
      BoundedJslt expression =
          BoundedJslt.compile(
              name,
              source,
              ScriptFunctions.ALL,
              new Imports(library),
              // JSLT by itself drops empty arrays too, and "no holds" is an answer, not silence.
              value -> !value.isNull() && !(value.isObject() && value.isEmpty()));
      return findings.count() > before
          ? Optional.empty()
          : Optional.of(new Script(name, expression, new ScriptOutline(source, library)));
    } catch (JsltException e) {
      Path at =
          name.equals(e.getSource()) || e.getSource() == null
              ? file
              : library.resolve(e.getSource());
      findings.add(at, lineOf(e), what(e), "valid JSLT", "correct the mapping at this line");
      return Optional.empty();
    }
  }

  /** What can be told of it without running it on anything. */
  public ScriptOutline outline() {
    return outline;
  }

  /** Finds what a script imports below this folder and nowhere else. */
  static ResourceResolver imports(Path folder) {
    return new Imports(folder);
  }

  /** The parser's own place where it has one: JSLT's exception points at the line before. */
  private static int lineOf(JsltException e) {
    Matcher place = PLACE.matcher(e.getMessageWithoutLocation());
    return place.find() ? Integer.parseInt(place.group(1)) : Math.max(0, e.getLine());
  }

  private static String what(JsltException e) {
    String message = e.getMessageWithoutLocation().replaceAll("\\s+", " ").trim();
    Matcher place = PLACE.matcher(message);
    return place.find() ? message.substring(0, place.start()).trim() : message;
  }

  public JsonNode apply(JsonNode input, Map<String, JsonNode> variables) {
    JsonNode result;
    try {
      result = expression.apply(variables, input);
    } catch (ScriptFunctionException | JsltBoundException e) {
      throw new TranslationException(name + ": " + e.getMessage());
    } catch (JsltException e) {
      // JSLT's own message quotes the value it stumbled over, so it stays out.
      throw new TranslationException(
          "%s: the mapping failed on this input; expected input its author foresaw; fix: add it to examples/ and mend the mapping"
              .formatted(e.getLine() > 0 ? name + ":" + e.getLine() : name));
    }
    if (!exact(result)) {
      refuseDoubles(result, "");
    }
    return result;
  }

  /** No path is made where nothing is wrong. */
  private static boolean exact(JsonNode node) {
    if (node instanceof ContainerNode<?>) {
      for (JsonNode each : node) {
        if (!(each instanceof TextNode) && !exact(each)) {
          return false;
        }
      }
      return true;
    }
    return !(node instanceof DoubleNode || node instanceof FloatNode);
  }

  private void refuseDoubles(JsonNode node, String pointer) {
    if (node.isDouble() || node.isFloat()) {
      throw new TranslationException(
          "%s: %s is a binary floating-point number; expected an exact decimal; fix: use decimal-string, decimal-add or decimal-subtract instead of JSLT arithmetic, and quote decimal literals"
              .formatted(name, pointer.isEmpty() ? "the result" : pointer));
    }
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        if (field.getValue().isContainerNode() || field.getValue().isNumber()) {
          refuseDoubles(field.getValue(), pointer + "/" + field.getKey());
        }
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        refuseDoubles(node.get(i), pointer + "/" + i);
      }
    }
  }

  /** Finds imported files below one folder and nowhere else. */
  private record Imports(Path folder) implements ResourceResolver {
    @Override
    public StringReader resolve(String name) {
      try {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder.normalize())
            || (Files.exists(file) && !Inside.isFile(folder, file))) {
          throw new JsltException("import \"" + name + "\" leaves the core folder");
        }
        return new StringReader(Files.readString(file, StandardCharsets.UTF_8));
      } catch (IOException | InvalidPathException e) {
        throw new JsltException("import \"" + name + "\" cannot be read below the core folder");
      }
    }
  }
}
