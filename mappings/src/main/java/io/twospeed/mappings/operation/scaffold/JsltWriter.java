package io.twospeed.mappings.operation.scaffold;

import java.util.ArrayList;
import java.util.List;

/** Writes an object of JSLT, a key a line. */
final class JsltWriter {
  private final String indent;
  private final List<String> members = new ArrayList<>();

  JsltWriter(int level) {
    this.indent = "  ".repeat(level + 1);
  }

  void add(String key, String expression) {
    members.add(indent + "\"" + key + "\": " + expression);
  }

  boolean isEmpty() {
    return members.isEmpty();
  }

  String text() {
    String end = indent.substring(2);
    return "{\n" + String.join(",\n", members) + "\n" + end + "}";
  }

  /** A path's next step; JSLT reads a plain name without quotes. */
  static String step(String path, String key) {
    String named = key.matches("[A-Za-z_][A-Za-z0-9_-]*") ? key : "\"" + key + "\"";
    return (path.equals(".") ? "." : path + ".") + named;
  }
}
