package io.twospeed.app.gate;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * IP addresses written as such: four decimal numbers, or IPv6 in brackets. Never asks the DNS. The
 * short, octal and hexadecimal forms that a browser also takes ({@code 127.1}, {@code 0x7f000001})
 * are not addresses here.
 */
final class IpLiteral {
  private static final String BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern IPV4 = Pattern.compile(BYTE + "(?:\\." + BYTE + "){3}");
  private static final Pattern IPV6 = Pattern.compile("\\[[0-9A-Fa-f.]*:[0-9A-Fa-f:.]+]");

  private IpLiteral() {}

  static Optional<InetAddress> of(String host) {
    if (!IPV4.matcher(host).matches() && !IPV6.matcher(host).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(host));
    } catch (UnknownHostException notOne) {
      return Optional.empty();
    }
  }

  /** As a socket tells its own: IPv6 without brackets, perhaps with a zone. */
  static Optional<InetAddress> ofSocket(String address) {
    String bare = address.replaceFirst("%.*", "");
    return of(bare.indexOf(':') >= 0 ? "[" + bare + "]" : bare);
  }
}
