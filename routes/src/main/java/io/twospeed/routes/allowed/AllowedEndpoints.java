package io.twospeed.routes.allowed;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the URI of a from: or to: may say after its scheme: the path, and which parameters with
 * which values.
 */
public final class AllowedEndpoints {
  private record Shape(ValueShape path, Map<String, ValueShape> parameters) {}

  private static final Map<String, Shape> BY_SCHEME =
      Map.of(
          "core", new Shape(ValueShape.PATH, Map.of()),
          "direct", new Shape(ValueShape.PATH, Map.of("timeout", ValueShape.MILLISECONDS)),
          "jslt", new Shape(ValueShape.FILE, Map.of()),
          "log", new Shape(ValueShape.PATH, Map.of("level", ValueShape.LEVEL)),
          "problem",
              new Shape(
                  ValueShape.NAME, Map.of("status", ValueShape.STATUS, "title", ValueShape.LINE)));

  private AllowedEndpoints() {}

  /** What the path after this scheme may be. */
  public static ValueShape path(String scheme) {
    Shape shape = BY_SCHEME.get(scheme);
    return shape == null ? ValueShape.LINE : shape.path();
  }

  /** The parameters that this scheme takes; empty for one that only config opened: it takes any. */
  public static Set<String> parameters(String scheme) {
    Shape shape = BY_SCHEME.get(scheme);
    return shape == null ? Set.of() : new TreeSet<>(shape.parameters().keySet());
  }

  /** What the value of a parameter may be; null where there is no such parameter. */
  public static @Nullable ValueShape parameter(String scheme, String name) {
    Shape shape = BY_SCHEME.get(scheme);
    if (shape == null) {
      return ValueShape.NAME.fits(name) ? ValueShape.LINE : null;
    }
    return shape.parameters().get(name);
  }

  /** The parameters in the URI itself, decoded as Camel does. */
  public static Map<String, String> query(String uri) {
    Map<String, String> query = new LinkedHashMap<>();
    int begin = uri.indexOf('?');
    if (begin < 0) {
      return query;
    }
    for (String each : uri.substring(begin + 1).split("&", -1)) {
      int equals = each.indexOf('=');
      String name = equals < 0 ? each : each.substring(0, equals);
      query.merge(
          decoded(name), equals < 0 ? "" : decoded(each.substring(equals + 1)), (a, b) -> "#twice");
    }
    return query;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "#undecodable";
    }
  }

  /** The scheme alone, {@code direct}, with its path among the parameters: Kaoto's way. */
  public static boolean isKaotos(String uri) {
    return uri.equals("direct");
  }

  public static String scheme(String uri) {
    return uri.split("[:?]", -1)[0];
  }

  /** What stands between the scheme's colon and the question mark, with any slashes. */
  public static String pathIn(String uri) {
    int colon = uri.indexOf(':');
    String path = colon < 0 ? "" : uri.substring(colon + 1);
    int query = path.indexOf('?');
    path = query < 0 ? path : path.substring(0, query);
    return path.startsWith("//") ? path.substring(2) : path;
  }
}
