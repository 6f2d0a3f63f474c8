package io.twospeed.openapi.settings;

import java.time.Duration;
import java.util.Map;

/**
 * Who may be called back when an operation has ended, and how hard it is tried.
 *
 * @param clients by name; a client that is not here cannot ask for it
 * @param attempts how often it is tried in all
 * @param firstPause after the first failure; each further pause is three times as long, six hours
 *     at most
 * @param timeout for one attempt
 * @param look how often the journal is asked for what other instances or an earlier life left
 */
public record CallbackSettings(
    Map<String, CallbackClient> clients,
    int attempts,
    Duration firstPause,
    Duration timeout,
    Duration look) {
  private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException where one of them is no sensible one
   */
  public CallbackSettings {
    clients = Map.copyOf(clients);
    if (attempts < 1 || attempts > 100 || firstPause.toMillis() < 10 || timeout.toMillis() < 100) {
      throw new IllegalArgumentException(
          "The door's settings: callbacks with %d attempts, a first pause of %s and a timeout of %s; expected 1 to 100, at least PT0.01S and PT0.1S"
              .formatted(attempts, firstPause, timeout));
    }
    if (look.toMillis() < 10) {
      throw new IllegalArgumentException(
          "The door's settings: callbacks that look every %s; expected at least PT0.01S"
              .formatted(look));
    }
  }

  /** Twelve attempts over 22 hours, 10 s each. */
  public static CallbackSettings of(Map<String, CallbackClient> clients) {
    return new CallbackSettings(
        clients, 12, Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(2));
  }

  /** Nobody is called back. */
  public static CallbackSettings none() {
    return of(Map.of());
  }

  public Duration pauseAfter(int attempt) {
    Duration pause = firstPause;
    for (int i = 1; i < attempt && pause.compareTo(LONGEST_PAUSE) < 0; i++) {
      pause = pause.multipliedBy(3);
    }
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }
}
