package io.twospeed.journal.interactions;

import java.time.Instant;

/**
 * A client that is to be told that its interaction has ended.
 *
 * @param url where to, as the client gave it
 * @param endedAt UTC
 * @param attempt 1 for the first
 */
public record DueNotification(
    String interactionId,
    String client,
    String url,
    InteractionState state,
    Instant endedAt,
    int attempt) {

  /** Leaves out the URL, which may hold anything. */
  @Override
  public String toString() {
    return "DueNotification[%s of %s, %s, attempt %d]"
        .formatted(interactionId, client, state, attempt);
  }
}
