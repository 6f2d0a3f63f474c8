package io.twospeed.app.gate;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host and perhaps a port, as the Host header and an origin have them (RFC 3986, 3.2). Without
 * user information, percent-encoding, zone or an empty port: no client of this port sends those.
 *
 * @param host in small letters; an IPv6 address in its brackets
 * @param port -1 if none is given
 */
record Authority(String host, int port) {
  private static final Pattern FORM =
      Pattern.compile("(\\[[0-9A-Fa-f:.]{2,45}]|[A-Za-z0-9._-]{1,253})(?::([0-9]{1,5}))?");
  private static final int HIGHEST_PORT = 65_535;

  static Optional<Authority> of(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int port = parts.group(2) == null ? -1 : Integer.parseInt(parts.group(2));
    return port > HIGHEST_PORT
        ? Optional.empty()
        : Optional.of(new Authority(parts.group(1).toLowerCase(Locale.ROOT), port));
  }

  Authority withDefaultPort(int defaultPort) {
    return port == -1 ? new Authority(host, defaultPort) : this;
  }
}
