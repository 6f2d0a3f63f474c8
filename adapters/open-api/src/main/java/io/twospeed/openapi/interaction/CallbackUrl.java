package io.twospeed.openapi.interaction;

import io.twospeed.openapi.answer.Refusal;
import io.twospeed.openapi.schema.Violation;
import io.twospeed.openapi.settings.CallbackClient;
import io.twospeed.openapi.settings.CallbackSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
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
    URI url = CallbackClient.parse(text);
    CallbackClient registered = settings.clients().get(client);
    return url == null || registered == null || !registered.allows(url)
        ? NOT_ALLOWED
        : new CallbackUrl(text, null);
  }
}
