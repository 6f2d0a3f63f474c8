package io.twospeed.openapi.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be set on the door. The README says for each when to leave it alone.
 *
 * @param maxBodyBytes the largest request body that is read
 * @param deadline from a request's arrival to its answer, at the latest
 * @param clientHeader the request header that names the client
 * @param validateResponses whether a route's answer is checked against the contract
 * @param maxOpenRequests how many requests may be on their way at once; beyond it: 503
 * @param retryAfterSeconds what a refused client is told to wait
 */
public record DoorSettings(
    int maxBodyBytes,
    Duration deadline,
    String clientHeader,
    boolean validateResponses,
    int maxOpenRequests,
    int retryAfterSeconds) {

  private static final int MOST_BODY_BYTES = 64 * 1024 * 1024;

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException with everything that is wrong with them
   */
  public DoorSettings {
    List<String> wrong = new ArrayList<>();
    if (maxBodyBytes < 1024 || maxBodyBytes > MOST_BODY_BYTES) {
      wrong.add("maxBodyBytes is " + maxBodyBytes + "; expected 1024 to " + MOST_BODY_BYTES);
    }
    if (deadline.toMillis() < 50 || deadline.toMinutes() > 10) {
      wrong.add("deadline is " + deadline + "; expected PT0.05S to PT10M");
    }
    if (clientHeader.isBlank()) {
      wrong.add("clientHeader is blank; expected the name of a request header, as X-Client-Id");
    }
    if (maxOpenRequests < 1) {
      wrong.add("maxOpenRequests is " + maxOpenRequests + "; expected 1 or more");
    }
    if (retryAfterSeconds < 1) {
      wrong.add("retryAfterSeconds is " + retryAfterSeconds + "; expected 1 or more");
    }
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException("The door's settings: " + String.join("; ", wrong));
    }
  }

  /** 1 MiB bodies, 10 s, {@code X-Client-Id}, responses validated, 10000 open requests. */
  public static DoorSettings defaults() {
    return new DoorSettings(1024 * 1024, Duration.ofSeconds(10), "X-Client-Id", true, 10_000, 1);
  }
}
