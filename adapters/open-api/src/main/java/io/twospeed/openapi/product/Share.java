package io.twospeed.openapi.product;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Which requests of a product go to its newer version, while two of them take requests. A client
 * always comes to the same one, and stays with the newer one when its share grows. Immutable.
 *
 * @param percent of the clients, 0 to 100
 * @param clients who go there whatever the percentage
 * @param headers name to value: a request that has one of them goes there
 */
public record Share(int percent, Set<String> clients, Map<String, String> headers) {
  /** Every request. */
  public static final Share ALL = of(100);

  /** Checks the percentage, and copies what could change. */
  public Share {
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException("percent is " + percent + "; expected 0 to 100");
    }
    clients = Collections.unmodifiableSet(new TreeSet<>(clients));
    headers = Collections.unmodifiableMap(new TreeMap<>(headers));
  }

  /** Nobody by name, nothing by header. */
  public static Share of(int percent) {
    return new Share(percent, Set.of(), Map.of());
  }

  /** Whether any request at all goes there. */
  public boolean takesNothing() {
    return percent == 0 && clients.isEmpty() && headers.isEmpty();
  }

  /** Whether every request goes there. */
  public boolean takesAll() {
    return percent == 100;
  }

  /**
   * Whether a request goes to the newer version.
   *
   * @param who what a client is known by: the same for all its requests
   * @param header a request header's value by name; null where the request has none
   */
  public boolean takes(String product, String who, UnaryOperator<@Nullable String> header) {
    if (clients.contains(who) || bucket(product, who) < percent) {
      return true;
    }
    for (Map.Entry<String, String> each : headers.entrySet()) {
      if (each.getValue().equals(header.apply(each.getKey()))) {
        return true;
      }
    }
    return false;
  }

  /** 0 to 99, evenly spread, another for each product: nobody is the first everywhere. */
  private static int bucket(String product, String who) {
    CRC32 hash = new CRC32();
    for (String part : List.of(product, "\n", who)) {
      hash.update(part.getBytes(StandardCharsets.UTF_8));
    }
    return (int) (hash.getValue() % 100);
  }
}
