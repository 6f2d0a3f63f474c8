package io.twospeed.openapi;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * A client that may be called back.
 *
 * @param urls what its Callback-Url may begin with: scheme, host and port as they are, and the
 *     beginning of a path, at a slash
 * @param secrets {@code whsec_} and the base64 of 24 to 64 bytes, the newest first; each signs, so
 *     that a client can change its secret without losing a notification
 */
public record CallbackClient(List<String> urls, List<String> secrets) {

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
      if (CallbackUrl.parse(url) == null) {
        wrong.add(
            "the callback URL '%s'; expected https://host/path, or http on a loopback address"
                .formatted(url));
      }
    }
    if (secrets.isEmpty()) {
      wrong.add("no secret; expected at least one, whsec_...");
    }
    if (secrets.stream().anyMatch(secret -> !WebhookSignature.isSecret(secret))) {
      wrong.add("a secret; expected whsec_ and the base64 of 24 to 64 bytes");
    }
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException("The door's settings: " + String.join("; ", wrong));
    }
  }

  boolean allows(URI url) {
    return urls.stream().map(URI::create).anyMatch(allowed -> CallbackUrl.begins(url, allowed));
  }

  /** Leaves out the secrets. */
  @Override
  public String toString() {
    return "CallbackClient[urls=%s, %d secrets]".formatted(urls, secrets.size());
  }
}
