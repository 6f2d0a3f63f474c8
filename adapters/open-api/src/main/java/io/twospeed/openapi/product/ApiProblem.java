package io.twospeed.openapi.product;

import org.jspecify.annotations.Nullable;

/**
 * What a failed request tells its caller, as RFC 9457 has it.
 *
 * @param name the last part of {@code urn:twospeed:problem:<name>}
 * @param status HTTP status, 4xx or 5xx
 * @param title a sentence for the caller; never its own values, never a stack trace
 * @param outcome whether anything happened in the core: {@code nothing-happened}, {@code
 *     something-happened}, {@code in-doubt}; null where the request could change nothing, or where
 *     only the door can tell: it adds what the interaction's calls came to
 * @param retryAfterSeconds 0 where the caller is not told
 */
public record ApiProblem(
    String name, int status, String title, @Nullable String outcome, int retryAfterSeconds) {

  public ApiProblem with(@Nullable String newOutcome) {
    return new ApiProblem(name, status, title, newOutcome, retryAfterSeconds);
  }

  /** A problem that says nothing of the core and no time to wait. */
  public ApiProblem(String name, int status, String title) {
    this(name, status, title, null, 0);
  }
}
