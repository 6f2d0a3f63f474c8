package io.twospeed.openapi.contract;

import io.twospeed.openapi.document.PercentCoding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A path of a contract, cut at its slashes.
 *
 * @param segments the literal, or null where a parameter stands
 * @param names the parameter, or null where a literal stands
 */
public record PathTemplate(
    String text, List<@Nullable String> segments, List<@Nullable String> names) {

  static PathTemplate parse(String text) {
    List<@Nullable String> segments = new ArrayList<>();
    List<@Nullable String> names = new ArrayList<>();
    for (String segment : split(text)) {
      boolean parameter = segment.startsWith("{") && segment.endsWith("}");
      segments.add(parameter ? null : PercentCoding.decodeOrSame(segment));
      names.add(parameter ? segment.substring(1, segment.length() - 1) : null);
    }
    return new PathTemplate(
        text, Collections.unmodifiableList(segments), Collections.unmodifiableList(names));
  }

  /** Whether some segment mixes text and parameter, or names no parameter. */
  boolean isMixed() {
    for (int i = 0; i < segments.size(); i++) {
      String literal = segments.get(i);
      String name = names.get(i);
      boolean braces = literal != null && (literal.contains("{") || literal.contains("}"));
      boolean badName = name != null && (name.isEmpty() || name.contains("{"));
      if (braces || badName) {
        return true;
      }
    }
    return false;
  }

  /** The path's segments; a path ends with an empty one where it ends with a slash. */
  public static List<String> split(String path) {
    List<String> segments = new ArrayList<>(8);
    int from = path.startsWith("/") ? 1 : 0;
    while (true) {
      int slash = path.indexOf('/', from);
      if (slash < 0) {
        segments.add(path.substring(from));
        return segments;
      }
      segments.add(path.substring(from, slash));
      from = slash + 1;
    }
  }
}
