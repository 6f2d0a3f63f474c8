package io.twospeed.legacycore.settings;

import java.net.URI;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How a core system is reached by SOAP.
 *
 * @param endpoint http or https
 * @param connectTimeout for a new connection; the reply's time is the call's own
 * @param maxConnections open at once; further calls wait for one, within their time
 * @param maxReplyBytes a longer reply is refused as garbled
 * @param login who this layer is to the core; null where it does not ask
 * @param expires whether every request bears a Timestamp of WS-Security with the time after which
 *     the core must not act on it; a core that does not understand it refuses it
 * @param tls whom https trusts, and the certificate it shows; null: the platform's own
 */
public record SoapSettings(
    URI endpoint,
    Duration connectTimeout,
    int maxConnections,
    int maxReplyBytes,
    @Nullable SoapLogin login,
    boolean expires,
    @Nullable SSLContext tls) {

  public SoapSettings {
    String scheme = endpoint.getScheme();
    Settings.require(
        "http".equals(scheme) || "https".equals(scheme),
        "soap.endpoint",
        endpoint,
        "an absolute http or https URL");
    Settings.require(
        connectTimeout.toMillis() >= 1, "soap.connectTimeout", connectTimeout, "at least 1 ms");
    Settings.require(maxConnections >= 1, "soap.maxConnections", maxConnections, "1 or more");
    Settings.require(maxReplyBytes >= 1024, "soap.maxReplyBytes", maxReplyBytes, "1024 or more");
    Settings.require(
        login == null || login.digest() || isPrivate(endpoint),
        "soap.login",
        "a password as text over http",
        "https, or a digest");
  }

  /** Without a header of WS-Security, and with the platform's own trust. */
  public SoapSettings(
      URI endpoint, Duration connectTimeout, int maxConnections, int maxReplyBytes) {
    this(endpoint, connectTimeout, maxConnections, maxReplyBytes, null, false, null);
  }

  private static boolean isPrivate(URI endpoint) {
    String host = endpoint.getHost();
    return "https".equals(endpoint.getScheme())
        || "localhost".equals(host)
        || "127.0.0.1".equals(host)
        || "[::1]".equals(host);
  }

  /** The defaults: one second to connect, 64 connections, replies of at most 4 MiB. */
  public static SoapSettings of(URI endpoint) {
    return new SoapSettings(endpoint, Duration.ofSeconds(1), 64, 4 << 20);
  }
}
