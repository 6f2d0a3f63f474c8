package io.twospeed.openapi.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * One file of a contract: its tree, and the line at which each of its nodes stands.
 *
 * @param name the file's path below the contract's folder, with {@code /}
 * @param lines JSON pointer to 1-based line
 */
public record Document(String name, String text, JsonNode root, Map<String, Integer> lines) {

  /** The line of a node, or of its nearest ancestor that is written in the file. */
  public int line(String pointer) {
    String at = pointer;
    while (true) {
      Integer line = lines.get(at);
      if (line != null) {
        return line;
      }
      if (at.isEmpty()) {
        return 0;
      }
      at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
    }
  }
}
