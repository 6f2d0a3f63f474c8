package io.twospeed.mappings.operation.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.schibsted.spt.data.jslt.JsltException;
import io.twospeed.base.jslt.BoundedJslt;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names on both sides of a script, as far as its text tells them. */
public record ScriptOutline(String source, Path library) {
  private static final Pattern TOKEN =
      Pattern.compile(
          "//[^\\n"
              + "]*|\"(?:\\\\.|[^\"\\\\])*\"|(?<whole>\\*\\s*:|(?<![\\w\"\\])])\\.(?![\\w\"]))"
              + "|(?<![\\w\"\\])])\\.(?<field>[A-Za-z_][\\w-]*)");

  /**
   * The fields it reads of its input, and perhaps of what lies in it; empty where it takes the
   * input as a whole.
   */
  public Optional<Set<String>> reads() {
    Set<String> fields = new TreeSet<>();
    Matcher token = TOKEN.matcher(source);
    while (token.find()) {
      if (token.group("whole") != null) {
        return Optional.empty();
      }
      if (token.group("field") != null) {
        fields.add(token.group("field"));
      }
    }
    return Optional.of(fields);
  }

  /** The fields of what it makes; empty where it makes no object, or not of nothing. */
  public Optional<Set<String>> makes() {
    return made()
        .map(
            object -> {
              Set<String> fields = new TreeSet<>();
              object.fieldNames().forEachRemaining(fields::add);
              return fields;
            });
  }

  /** What it makes of nothing; empty where that is no object. */
  public Optional<JsonNode> made() {
    try {
      JsonNode made =
          BoundedJslt.compile(
                  "<outline>", source, ScriptFunctions.ALL, Script.imports(library), value -> true)
              .apply(Map.of("call", NullNode.getInstance()), NullNode.getInstance());
      return made.isObject() ? Optional.of(made) : Optional.empty();
    } catch (JsltException e) {
      return Optional.empty();
    }
  }
}
