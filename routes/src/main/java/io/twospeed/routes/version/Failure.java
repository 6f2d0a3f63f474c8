package io.twospeed.routes.version;

import java.time.Instant;

/**
 * How requests to a version failed, in a way that somebody has to mend.
 *
 * @param operation the contract's operationId
 * @param step file, line and step of the route; empty where it was no step's
 * @param what what was found and what was expected; never a value of a request
 * @param count of requests that failed so
 * @param since when the first did
 * @param last when the last did
 * @param interaction the last one
 */
public record Failure(
    String operation,
    String step,
    String what,
    long count,
    Instant since,
    Instant last,
    String interaction) {

  Failure again(Instant now, String another) {
    return new Failure(operation, step, what, count + 1, since, now, another);
  }

  /** In one line. */
  String text() {
    return step.isEmpty() ? what : step + ": " + what;
  }
}
