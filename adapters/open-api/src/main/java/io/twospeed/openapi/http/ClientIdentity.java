package io.twospeed.openapi.http;

import io.twospeed.openapi.schema.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;

/** Says who a request comes from: the one place that knows. Safe for many threads. */
public interface ClientIdentity {
  /** Who does not say who it is: all of them together are one client. */
  String ANONYMOUS = "anonymous";

  /**
   * The client's name. Idempotency-Keys, operations and callbacks belong to it.
   *
   * @param violations takes what is wrong with what the client says of itself; the name that is
   *     returned then counts for nothing
   */
  String of(HttpServletRequest request, Collection<Violation> violations);
}
