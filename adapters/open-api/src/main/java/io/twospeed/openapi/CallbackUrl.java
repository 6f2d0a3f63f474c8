package io.twospeed.openapi;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a request's client wants to be told of its operation's end. An address that a client names
 * and this layer calls is a way into the bank's own network: only what is registered is called.
 *
 * @param value null where the client names none, or one that cannot be used
 * @param refusal why it cannot be used, and how to mend it
 */
record CallbackUrl(@Nullable String value, @Nullable Refusal refusal) {
  static final String HEADER = "Callback-Url";
  private static final int MOST_CHARACTERS = 2000;
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final CallbackUrl NONE = new CallbackUrl(null, null);
  private static final CallbackUrl NOT_ALLOWED =
      new CallbackUrl(
          null,
          Refusal.of(
              "callback-not-allowed",
              400,
              "The Callback-Url cannot be used.",
              new Violation(
                  "/header/" + HEADER,
                  "must begin with a URL that is registered for this client, and be https;"
                      + " leave it out, or have it registered")));

  static CallbackUrl of(HttpServletRequest request, String client, CallbackSettings settings) {
    String text = request.getHeader(HEADER);
    if (text == null) {
      return NONE;
    }
    URI url = parse(text);
    CallbackClient registered = settings.clients().get(client);
    return url == null || registered == null || !registered.allows(url)
        ? NOT_ALLOWED
        : new CallbackUrl(text, null);
  }

  /** Null where it is no URL that this layer would call. */
  static @Nullable URI parse(String text) {
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
  static boolean begins(URI url, URI allowed) {
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
}
