package io.twospeed.app.gate;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a browser says about the page that makes it ask: a page cannot forge or leave out these
 * headers. A client that is no browser sends neither.
 */
final class BrowserFacts {
  private static final Set<String> OURS = Set.of("same-origin", "none");
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  private BrowserFacts() {}

  /** Whether a page of another origin asks; one of another port of this host is another. */
  static boolean sayAnotherSite(HttpServletRequest request, Authority host) {
    return !OURS.containsAll(values(request, "Sec-Fetch-Site"))
        || values(request, "Origin").stream().anyMatch(origin -> !isOf(origin, host));
  }

  /** Behind a proxy that ends TLS the browser's scheme is https, whatever is spoken here. */
  private static boolean isOf(String origin, Authority host) {
    String lower = origin.toLowerCase(Locale.ROOT);
    int port = lower.startsWith("https://") ? HTTPS_PORT : HTTP_PORT;
    if (port == HTTP_PORT && !lower.startsWith("http://")) {
      return false;
    }
    String authority = lower.substring(lower.indexOf("//") + 2);
    return Authority.of(authority)
        .map(it -> it.withDefaultPort(port).equals(host.withDefaultPort(port)))
        .orElse(false);
  }

  private static List<String> values(HttpServletRequest request, String header) {
    return Collections.list(request.getHeaders(header));
  }
}
