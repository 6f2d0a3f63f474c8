package io.twospeed.journal.interactions;

import java.time.Instant;
import java.util.function.Function;

/** What the journal says to an interaction that wants to begin. */
public sealed interface Begun {

  /** The interaction that has this client's key: the new one, or the one that had it first. */
  String id();

  /** It is new; go on. */
  record Fresh(String id) implements Begun {}

  /**
   * The same request is being worked on, here or elsewhere.
   *
   * @param since UTC, when it began
   */
  record Running(String id, InteractionState state, Instant since) implements Begun {}

  /**
   * The same request has ended; this is its response.
   *
   * @param at UTC, when it ended
   */
  record Ended(String id, InteractionState state, OwedResponse response, Instant at)
      implements Begun {}

  /** The key was used for another request. */
  record PayloadDiffers(String id) implements Begun {}

  /** One function for each case, so that none is forgotten. */
  default <T> T fold(
      Function<Fresh, T> fresh,
      Function<Running, T> running,
      Function<Ended, T> ended,
      Function<PayloadDiffers, T> payloadDiffers) {
    if (this instanceof Fresh it) {
      return fresh.apply(it);
    }
    if (this instanceof Running it) {
      return running.apply(it);
    }
    if (this instanceof Ended it) {
      return ended.apply(it);
    }
    return payloadDiffers.apply((PayloadDiffers) this);
  }
}
