package io.twospeed.app.gate;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The hosts under which the operations port answers. A page of a stranger's that has its own name
 * point here (DNS rebinding) sends that name. {@code localhost} and addresses are no such names:
 * only a page that this port itself served has an address of this port for its host.
 */
final class AllowedHosts {
  private static final int LONGEST = 253;

  private final Set<String> names = new HashSet<>();
  private final Set<InetAddress> addresses = new HashSet<>();

  private AllowedHosts() {
    names.add("localhost");
  }

  /**
   * Those of the settings beside the loopback's.
   *
   * @throws IllegalArgumentException naming every fault
   */
  static AllowedHosts of(Collection<String> configured) {
    AllowedHosts hosts = new AllowedHosts();
    List<String> faults = new ArrayList<>();
    for (String each : configured) {
      Optional<InetAddress> address = address(each);
      if (address.isPresent()) {
        hosts.addresses.add(address.get());
      } else if (isName(each)) {
        hosts.names.add(each.toLowerCase(Locale.ROOT));
      } else {
        faults.add(
            "setting twospeed.operations.allowed-hosts: '%s' is not a host; expected a name or an IP address, without scheme, port or wildcard, such as ops.bank.example; fix: correct it in config/application.yaml or TWOSPEED_OPERATIONS_ALLOWEDHOSTS"
                .formatted(each));
      }
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", faults));
    }
    return hosts;
  }

  /**
   * Whether a request for this host is answered.
   *
   * @param here the address at which its connection was accepted. A probe of Kubernetes' asks for
   *     it: it has no name for a pod
   */
  boolean allow(String host, Optional<InetAddress> here) {
    return IpLiteral.of(host)
        .map(
            asked ->
                asked.isLoopbackAddress()
                    || addresses.contains(asked)
                    || here.filter(asked::equals).isPresent())
        .orElseGet(() -> names.contains(host));
  }

  private static Optional<InetAddress> address(String text) {
    return text.startsWith("[") ? IpLiteral.of(text) : IpLiteral.ofSocket(text);
  }

  /** A name whose last label is a number would be read as an address by a browser. */
  private static boolean isName(String text) {
    return text.length() <= LONGEST
        && text.matches("[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?(?:\\.[A-Za-z0-9_-]+)*")
        && !text.matches("(?:.*\\.)?(?:[0-9]+|0[xX][0-9A-Fa-f]*)");
  }
}
