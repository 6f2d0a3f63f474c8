package io.twospeed.openapi.settings;

import io.twospeed.journal.Journal;
import java.time.Duration;

/**
 * The journal behind a door: with one, every request that may change the core is written down
 * before it is served, and its response before it is given.
 *
 * @param journal opened by the app, and closed by it after the door
 * @param finishWithin from a request's arrival; a route that has not ended by then is handed to
 *     settlement, which undoes what it did
 * @param newTryAfter how long after the end of a request that came to 503 or 504, and to nothing in
 *     the core, its key still gives that answer: longer than a copy of it may be on its way. After
 *     that the same request is a new try
 * @param callbacks who may be told that an operation has ended
 */
public record DoorJournal(
    Journal journal, Duration finishWithin, Duration newTryAfter, CallbackSettings callbacks) {
  private static final Duration NEW_TRY_AFTER = Duration.ofSeconds(10);
  private static final Duration MOST = Duration.ofHours(1);

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException where a time is no sensible one
   */
  public DoorJournal {
    if (finishWithin.toMillis() < 100 || finishWithin.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "The door's settings: finishWithin is %s; expected PT0.1S to %s"
              .formatted(finishWithin, MOST));
    }
    if (newTryAfter.toMillis() < 1_000 || newTryAfter.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "The door's settings: newTryAfter is %s; expected PT1S to %s"
              .formatted(newTryAfter, MOST));
    }
  }

  /** With a new try after 10 s. */
  public DoorJournal(Journal journal, Duration finishWithin, CallbackSettings callbacks) {
    this(journal, finishWithin, NEW_TRY_AFTER, callbacks);
  }

  /** Nobody is called back. */
  public DoorJournal(Journal journal, Duration finishWithin) {
    this(journal, finishWithin, CallbackSettings.none());
  }

  /** With 60 s for a route to end, and nobody called back. */
  public static DoorJournal of(Journal journal) {
    return new DoorJournal(journal, Duration.ofSeconds(60));
  }
}
