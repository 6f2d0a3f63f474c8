package io.twospeed.openapi.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A client that may be called back.
 *
 * @param urls what its Callback-Url may begin with: scheme, host and port as they are, and the
 *     beginning of a path, at a slash
 * @param secrets {@code whsec_} and the base64 of 24 to 64 bytes, the newest first; each signs, so
 *     that a client can change its secret without losing a notification
 */
public record CallbackClient(List<String> urls, List<String> secrets) {
  private static final int MOST_CHARACTERS = 2000;
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException with everything that is wrong with them; never a secret
   */
  public CallbackClient {
    urls = List.copyOf(urls);
    secrets = List.copyOf(secrets);
    List<String> wrong = new ArrayList<>();
    for (String url : urls) {
      if (parse(url) == null) {
        wrong.add(
            "the callback URL '%s'; expected https://host/path, or http on a loopback address"
                .formatted(url));
      }
    }
    if (secrets.isEmpty()) {
      wrong.add("no secret; expected at least one, whsec_...");
    }
    if (secrets.stream().anyMatch(secret -> !WebhookSecret.isOne(secret))) {
      wrong.add("a secret; expected whsec_ and the base64 of 24 to 64 bytes");
    }
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException("The door's settings: " + String.join("; ", wrong));
    }
  }

  public boolean allows(URI url) {
    return urls.stream().map(URI::create).anyMatch(allowed -> begins(url, allowed));
  }

  /** Null where it is no URL that this layer would call. */
  public static @Nullable URI parse(String text) {
    try {
      URI url = new URI(text);
      return text.length() <= MOST_CHARACTERS && isCallable(url) ? url : null;
    } catch (URISyntaxException broken) {
      return null;
    }
  }

  private static boolean isCallable(URI url) {
    String host = url.getHost();
    return host != null
        && url.getRawUserInfo() == null
        && url.getRawFragment() == null
        && isPlain(url.getRawPath())
        && (scheme(url).equals("https")
            || (scheme(url).equals("http") && LOOPBACK.contains(host.toLowerCase(Locale.ROOT))));
  }

  /** What a server might read as another path, written plainly or not, could leave the prefix. */
  private static boolean isPlain(String rawPath) {
    String lower = rawPath.toLowerCase(Locale.ROOT);
    for (String segment : lower.replace("%2e", ".").split("/", -1)) {
      if (segment.equals(".") || segment.equals("..")) {
        return false;
      }
    }
    return !lower.contains("%2f") && !lower.contains("%5c") && !lower.contains("%25");
  }

  /** By parts: {@code https://shop.example.evil.org} does not begin with {@code shop.example}. */
  private static boolean begins(URI url, URI allowed) {
    String path = allowed.getRawPath();
    String folder = path.endsWith("/") ? path : path + "/";
    return scheme(url).equals(scheme(allowed))
        && url.getHost().equalsIgnoreCase(allowed.getHost())
        && port(url) == port(allowed)
        && (url.getRawPath().equals(path) || url.getRawPath().startsWith(folder));
  }

  private static String scheme(URI url) {
    return url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
  }

  private static int port(URI url) {
    if (url.getPort() >= 0) {
      return url.getPort();
    }
    return scheme(url).equals("https") ? 443 : 80;
  }

  /** Leaves out the secrets. */
  @Override
  public String toString() {
    return "CallbackClient[urls=%s, %d secrets]".formatted(urls, secrets.size());
  }
}
