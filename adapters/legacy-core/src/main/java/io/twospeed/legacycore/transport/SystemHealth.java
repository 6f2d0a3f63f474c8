package io.twospeed.legacycore.transport;

import java.time.Instant;
import java.util.List;

/**
 * Whether one way to a core system can be used.
 *
 * @param up calls are sent
 * @param since UTC, when that last changed
 * @param reason one sentence for an operator, without customer data
 * @param troubles a sentence each for what does not work on a way that is up, such as a queue that
 *     takes nothing
 */
public record SystemHealth(boolean up, Instant since, String reason, List<String> troubles) {

  /** A way on which nothing else is amiss. */
  public SystemHealth(boolean up, Instant since, String reason) {
    this(up, since, reason, List.of());
  }

  public SystemHealth with(List<String> other) {
    return new SystemHealth(up, since, reason, List.copyOf(other));
  }
}
