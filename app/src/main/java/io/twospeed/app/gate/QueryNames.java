package io.twospeed.app.gate;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names of a query's parameters: read here, since the container's own reading takes forms. */
final class QueryNames {
  private QueryNames() {}

  /**
   * In their order.
   *
   * @throws IllegalArgumentException if one is not percent-encoded well
   */
  static List<String> of(@Nullable String query) {
    List<String> names = new ArrayList<>();
    if (query != null && !query.isEmpty()) {
      for (String pair : query.split("&", -1)) {
        names.add(URLDecoder.decode(pair.split("=", 2)[0], StandardCharsets.UTF_8));
      }
    }
    return names;
  }
}
